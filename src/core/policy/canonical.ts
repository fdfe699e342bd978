import { elements, type JsonNode } from "../document/json-node";
import type { ReadText } from "./account-sample";
import type { Comparison, Condition } from "./condition";

/**
 * Writes a condition so that two that mean the same by form alone come out the
 * same: order, nesting of the same kind, letter case, and `true` or `"true"` do
 * not count, and `not equals` is `notEquals`.
 *
 * @returns Absent when the condition holds something this form has no words for, such as an expression or a count.
 */
export function canonicalCondition(condition: Condition, text: ReadText): string | undefined {
  switch (condition.kind) {
    case "allOf":
    case "anyOf":
      return joined(condition.kind, condition.conditions, text);
    case "not":
      return negated(condition.condition, text);
    case "field":
      return comparison(condition, text);
    default:
      return undefined;
  }
}

function joined(
  kind: "allOf" | "anyOf",
  conditions: readonly Condition[],
  text: ReadText,
): string | undefined {
  const flat = conditions.flatMap((part) => (part.kind === kind ? part.conditions : [part]));
  const parts = flat.map((part) => canonicalCondition(part, text));
  if (!parts.every((part) => part !== undefined)) return undefined;
  const [only, ...others] = [...new Set(parts)].sort();
  return others.length === 0 ? only : `${kind}(${[only, ...others].join(", ")})`;
}

const opposites = new Map<Comparison["operator"], Comparison["operator"]>([
  ["equals", "notEquals"],
  ["notEquals", "equals"],
  ["in", "notIn"],
  ["notIn", "in"],
]);

function negated(condition: Condition, text: ReadText): string | undefined {
  if (condition.kind === "not") return canonicalCondition(condition.condition, text);
  const opposite = condition.kind === "field" ? opposites.get(condition.operator) : undefined;
  if (condition.kind === "field" && opposite) return comparison({ ...condition, operator: opposite }, text);
  const inner = canonicalCondition(condition, text);
  return inner === undefined ? undefined : `not(${inner})`;
}

function comparison({ subject, operator, operand }: Comparison, text: ReadText): string | undefined {
  const field = plain(subject, text);
  const value = plain(operand, text);
  return field === undefined || value === undefined ? undefined : `${field} ${operator} ${value}`;
}

function plain(node: JsonNode, text: ReadText): string | undefined {
  if (node.type === "array") {
    const items = elements(node).map((item) => plain(item, text));
    return items.every((item) => item !== undefined) ? `[${items.sort().join(", ")}]` : undefined;
  }
  if (node.type === "object") return undefined;
  if (node.type !== "string") return String(node.value).toLowerCase();
  const read = text(node);
  return read?.kind === "literal" ? read.text.toLowerCase() : undefined;
}
