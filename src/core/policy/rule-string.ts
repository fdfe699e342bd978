import { callsIn, isCallOf, type Expression } from "../document/arm-expression";
import { parseExpression } from "../document/arm-parser";
import { stringOf, valueAt, type JsonNode } from "../document/json-node";
import type { PolicyContext } from "./policy-text";

/** A string somewhere in a policy rule, the names of members included. */
export interface RuleString {
  readonly node: JsonNode;
  readonly text: string;
  /** Whether it stands in the template that the rule deploys, which has parameters of its own. */
  readonly inDeployment: boolean;
}

/** The template a rule deploys. */
export function deployedTemplate(rule: JsonNode): JsonNode | undefined {
  return valueAt(rule, "then", "details", "deployment", "properties", "template");
}

/** Every string of a policy rule, in the order they are written. */
export function ruleStrings(rule: JsonNode): readonly RuleString[] {
  const template = deployedTemplate(rule);
  const found: RuleString[] = [];
  const visit = (node: JsonNode, inside: boolean): void => {
    const inDeployment = inside || node === template;
    const text = stringOf(node);
    if (text !== undefined) found.push({ node, text, inDeployment });
    for (const child of node.children ?? []) visit(child, inDeployment);
  };
  visit(rule, false);
  return found;
}

/**
 * The expression the policy service works out.
 *
 * @param text The whole string as it is written.
 * @param context What stands around the definition.
 * @returns Absent for plain text, for an expression of the template around the definition, and for what is no expression.
 */
export function policyExpression(text: string, context: PolicyContext): Expression | undefined {
  const isEscaped = context === "template" || (context === "library" && text.startsWith("[["));
  const parsed = parseExpression(text, isEscaped ? 1 : 0);
  return parsed.kind === "expression" ? parsed.expression : undefined;
}

/** The names of the parameters an expression refers to; those that are worked out first are left out. */
export function parametersIn(expression: Expression): readonly string[] {
  return [...callsIn(expression)].flatMap((call) => {
    const [first] = call.args;
    return isCallOf(call, "parameters") && first?.kind === "string" ? [first.value] : [];
  });
}
