import { changeStrings, stringsIn } from "../document/change-strings";
import { withoutIndentation } from "../document/comments";
import { indentationAt } from "../document/formatting";
import { findMember, memberValue, members, parseDocument, sameName, stringOf } from "../document/json-node";
import { memberTexts, type MemberText, type NewMember } from "../document/member-text";
import { isTemplateExpression, unescapeFromTemplate } from "../policy/template-escape";
import { parametersName, type PolicyDefinition } from "./policy-definition";

/** What a definition consists of, written as the policy service takes it and no template around it. */
export interface PolicySource {
  /** The definition as it is written there. */
  readonly text: string;
  /** What stands beside `properties`, or would. */
  readonly outer: readonly MemberText[];
  /** What stands in `properties`, or would. */
  readonly inner: readonly NewMember[];
}

/** What stands beside `properties` in a definition that has them. */
const outerNames = ["name", "type", "apiVersion", "scope", "location"];

/** What Azure and Azure PowerShell tell of a definition that is deployed. */
const listedNames =
  /^(?:id|systemData\w*|resource(?:Id|Name|Type|GroupName)|subscriptionId|policyDefinitionId)$/i;

/** Whether a member of a flat definition is no part of its properties. */
export function isOuterName(name: string): boolean {
  return name.startsWith("$") || isListedName(name) || outerNames.some((outer) => sameName(outer, name));
}

/** Whether a member tells where a definition was deployed, and is none of what its author writes. */
export function isListedName(name: string): boolean {
  return listedNames.test(name);
}

/** Whether a definition can be taken out of what stands around it: an expression of a template cannot. */
export function isSelfContained({ context, body, place }: PolicyDefinition): boolean {
  if (context !== "template") return true;
  if (!place || place.template.session.unescape > 0) return false;
  return [...stringsIn(body)].every((string) => !isTemplateExpression(stringOf(string) ?? ""));
}

/**
 * Reads a definition so that it can be written in another form, comments at its members.
 *
 * @param text The whole document.
 */
export function readPolicySource(
  text: string,
  { node, body, context, spelling }: PolicyDefinition,
): PolicySource {
  const indentation = indentationAt(text, node.offset);
  const unescape = context === "file" ? (string: string) => string : unescapeFromTemplate;
  const own = indentation + changeStrings(text, node, unescape);
  const { root } = parseDocument(own);
  const outermost = memberTexts(own, root);
  if (spelling === "rule") {
    return { text: own, outer: [], inner: [{ name: "policyRule", text: ruleText(own) }] };
  }
  const properties = memberValue(root, "properties");
  const section = parametersName(body);
  const outer = properties
    ? outermost.filter(({ value }) => value !== properties)
    : outermost.filter(({ name }) => isOuterName(name));
  const inner = properties
    ? memberTexts(own, properties)
    : outermost
        .filter(({ name }) => !isOuterName(name))
        .map((member) => (sameName(member.name, section) ? { ...member, name: "parameters" } : member));
  return { text: own, outer: context === "file" ? outer : outer.filter(isName), inner };
}

/** Of a template's resource only the name belongs to the definition, unless the template works it out. */
function isName({ name, value }: MemberText): boolean {
  return sameName(name, "name") && !isTemplateExpression(stringOf(value) ?? "");
}

function ruleText(own: string): string {
  const start = own.search(/\S/);
  return withoutIndentation(own, start, own.slice(start));
}

/** Names that stand beside `properties` and in them, and so cannot stand side by side. */
export function hasDoubleNames({ node, body }: PolicyDefinition): boolean {
  return node !== body && members(node).some(({ name }) => findMember(body, name) !== undefined);
}

/** What one deploys is a custom definition, even where it was copied from one that Azure ships. */
export function asCustom(inner: readonly NewMember[]): readonly NewMember[] {
  return inner.map((member) =>
    sameName(member.name, "policyType") && /^"(?:builtin|static)"$/i.test(member.text)
      ? { ...member, text: '"Custom"' }
      : member,
  );
}
