import { elements, memberValue, stringOf, type JsonNode } from "./json-node";
import type { Provenance } from "./value";

/**
 * Whether a template would still take a value where the literal that decides it stands: every parameter it passes has
 * a type and may list what it accepts. Values inside objects and arrays are not looked at.
 *
 * @param value What is to be replaced.
 * @param data What is to be written in its place.
 */
export function fitsDeclarations({ via }: Provenance, data: string | number | boolean): boolean {
  return via.map(declaredAt).every((declaration) => accepts(declaration, data));
}

/** What a name is declared as, where the place is the name of a member. */
function declaredAt(node: JsonNode): JsonNode | undefined {
  const [key, value] = node.parent?.type === "property" ? (node.parent.children ?? []) : [];
  return key === node ? value : undefined;
}

function accepts(declaration: JsonNode | undefined, data: string | number | boolean): boolean {
  const type = stringOf(memberValue(declaration, "type"))?.toLowerCase();
  if (type === undefined || type === "object" || type === "secureobject" || type === "array") return true;
  const allowed = memberValue(declaration, "allowedValues");
  return type.endsWith(jsonTypes[typeof data] ?? "") && (!allowed || listed(allowed).includes(data));
}

/** How template types of values end. */
const jsonTypes: Readonly<Record<string, string>> = { boolean: "bool", number: "int", string: "string" };

function listed(allowed: JsonNode): readonly unknown[] {
  return elements(allowed).map((element): unknown => element.value);
}
