import { stringOf, type JsonNode } from "../document/json-node";
import { isFilledByTool } from "../document/unfilled";

/**
 * What Azure Policy gets to see of a string.
 *
 * - `literal`: the text itself.
 * - `expression`: an expression the policy service works out, given without its brackets.
 * - `template`: an expression of the template around the definition, gone before Policy sees it.
 * - `token`: a text into which a tool puts something before Azure sees it, such as `${effect}`.
 */
export type PolicyText =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "expression"; readonly text: string }
  | { readonly kind: "template"; readonly text: string }
  | { readonly kind: "token"; readonly text: string };

/**
 * What stands around a definition.
 *
 * - `file`: nothing, the policy service gets it as it is.
 * - `template`: a template, which reads the brackets first.
 * - `library`: nothing, but a template will load it, so that it may be escaped for that already.
 */
export type PolicyContext = "file" | "template" | "library";

/**
 * Reads a string of a policy rule. Both languages write expressions as
 * `[…]` and escape a leading bracket as `[[`; in a template the template's
 * turn comes first.
 *
 * @param node A string; other nodes give nothing.
 * @param context What stands around the definition.
 * @see https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-policy-rule#policy-functions
 */
export function policyText(node: JsonNode | undefined, context: PolicyContext): PolicyText | undefined {
  const text = stringOf(node);
  if (text === undefined) return undefined;
  if (context === "library") return readByPolicy(text.replace(/^\[\[/, "["));
  if (context === "file") return readByPolicy(text);
  if (text.startsWith("[[")) return readByPolicy(text.slice(1));
  return isBracketed(text) ? { kind: "template", text: text.slice(1, -1) } : plainText(text);
}

function readByPolicy(text: string): PolicyText {
  if (text.startsWith("[[")) return { kind: "literal", text: text.slice(1) };
  return isBracketed(text) ? { kind: "expression", text: text.slice(1, -1) } : plainText(text);
}

function plainText(text: string): PolicyText {
  return { kind: isFilledByTool(text) ? "token" : "literal", text };
}

function isBracketed(text: string): boolean {
  return text.startsWith("[") && text.endsWith("]");
}

/** The name in `parameters('name')` when an expression is nothing but that. */
export function parameterName(expression: string): string | undefined {
  return /^\s*parameters\(\s*'((?:[^']|'')+)'\s*\)\s*$/i.exec(expression)?.[1]?.replaceAll("''", "'");
}
