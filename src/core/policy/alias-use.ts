import { callsIn, isCallOf } from "../document/arm-expression";
import { elements, memberValue, type JsonNode } from "../document/json-node";
import type { PolicyContext } from "./policy-text";
import { policyExpression, ruleStrings } from "./rule-string";

/** A field a policy rule names. */
export interface FieldUse {
  readonly name: string;
  readonly at: JsonNode;
  /** Whether the name is the whole string; else it is an argument in an expression. */
  readonly whole: boolean;
}

/** Every field and alias that a rule names literally: in conditions, in operations and in the functions `field` and `current`. */
export function fieldUses(rule: JsonNode, context: PolicyContext): readonly FieldUse[] {
  return ruleStrings(rule).flatMap(({ node, text, inDeployment }): readonly FieldUse[] => {
    if (inDeployment) return [];
    const expression = policyExpression(text, context);
    if (!expression) return isFieldMember(node) ? [{ name: text, at: node, whole: true }] : [];
    return [...callsIn(expression)].flatMap((call) => {
      const [first] = call.args;
      return isCallOf(call, "field", "current") && first?.kind === "string"
        ? [{ name: first.value, at: node, whole: false }]
        : [];
    });
  });
}

function isFieldMember({ parent }: JsonNode): boolean {
  const [key, value] = parent?.children ?? [];
  return parent?.type === "property" && value !== undefined && String(key?.value).toLowerCase() === "field";
}

/** A change that `modify` or `append` makes to a resource. */
export interface FieldChange {
  readonly field: JsonNode;
  readonly value: JsonNode;
}

/** The values that the details of `modify` and `append` write. */
export function fieldChanges(details: JsonNode | undefined): readonly FieldChange[] {
  const list = details?.type === "array" ? details : memberValue(details, "operations");
  return elements(list).flatMap((operation) => {
    const field = memberValue(operation, "field");
    const value = memberValue(operation, "value");
    return field && value ? [{ field, value }] : [];
  });
}
