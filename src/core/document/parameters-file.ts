import { findMember, memberValue, members, stringOf, type JsonNode } from "./json-node";

/** Whether a document is a parameters file, by its schema or, lacking one, by its shape. */
export function isParametersFile(root: JsonNode | undefined): boolean {
  const schema = stringOf(memberValue(root, "$schema"));
  if (schema !== undefined) return /deploymentParameters\.json/i.test(schema);
  const entries = members(memberValue(root, "parameters"));
  const hasMore = ["resources", "policyRule", "properties", "definition"].some((name) =>
    findMember(root, name),
  );
  return entries.length > 0 && !hasMore && entries.every(({ value }) => isEntry(value));
}

function isEntry(node: JsonNode | undefined): boolean {
  return findMember(node, "value") !== undefined || findMember(node, "reference") !== undefined;
}

/**
 * The parameters files that belong to a template by their names:
 * `x.parameters.json`, `x.parameters.dev.json` and `x.dev.parameters.json` to
 * `x.json`, and to the portal's `template.json` also `parameters.json`.
 *
 * @param templateName The template's file name, without a path.
 * @param siblings The names of the files beside it.
 * @returns Those of them that belong to it: the one without an addition first, then by name.
 */
export function parametersFilesOf(templateName: string, siblings: readonly string[]): readonly string[] {
  return siblings
    .filter((name) => belongs(name, templateName))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

/**
 * The templates that a parameters file belongs to by its name; see `parametersFilesOf`.
 *
 * @param parametersName The parameters file's name, without a path.
 * @param siblings The names of the files beside it.
 */
export function templatesOf(parametersName: string, siblings: readonly string[]): readonly string[] {
  return siblings.filter((name) => name !== parametersName && belongs(parametersName, name));
}

function belongs(parametersName: string, templateName: string): boolean {
  const [stem, parameters] = [stemOf(templateName), stemOf(parametersName)];
  if (stem === undefined || parameters === undefined) return false;
  if (stem === "template" && parameters === "parameters") return true;
  return (
    parameters.startsWith(`${stem}.`) &&
    !stem.split(".").includes("parameters") &&
    /^(\.[^.]+)?\.parameters$|^\.parameters\.[^.]+$/.test(parameters.slice(stem.length))
  );
}

/** The name in lower case, without its extension; absent for files that are no JSON. */
function stemOf(name: string): string | undefined {
  return /^(.+)\.jsonc?$/i.exec(name)?.[1]?.toLowerCase();
}
