import { elements, memberValue, type JsonNode } from "../document/json-node";
import type { ReadText } from "./account-sample";
import { readCondition, type Comparison, type Condition } from "./condition";

/** How the strings of a condition are read. */
export interface ConditionReader {
  readonly text: ReadText;
  /** What stands in the place of an expression, such as the default of a parameter; absent when nothing does. */
  readonly standIn?: (node: JsonNode) => JsonNode | undefined;
}

/**
 * Writes a condition so that two that mean the same by form alone come out the
 * same: order, nesting of the same kind, letter case, and `true` or `"true"` do
 * not count, and `not equals` is `notEquals`.
 *
 * @returns Absent when the condition holds something this form has no words for, such as an expression.
 */
export function canonicalCondition(condition: Condition, reader: ConditionReader): string | undefined {
  switch (condition.kind) {
    case "allOf":
    case "anyOf":
      return joined(condition.kind, condition.conditions, reader);
    case "not":
      return negated(condition.condition, reader);
    case "field":
      return comparison(condition, reader);
    case "count":
      return counted(condition, reader);
    default:
      return undefined;
  }
}

function joined(
  kind: "allOf" | "anyOf",
  conditions: readonly Condition[],
  reader: ConditionReader,
): string | undefined {
  const flat = conditions.flatMap((part) => (part.kind === kind ? part.conditions : [part]));
  const parts = flat.map((part) => canonicalCondition(part, reader));
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

function negated(condition: Condition, reader: ConditionReader): string | undefined {
  if (condition.kind === "not") return canonicalCondition(condition.condition, reader);
  const opposite = condition.kind === "field" ? opposites.get(condition.operator) : undefined;
  if (condition.kind === "field" && opposite) return comparison({ ...condition, operator: opposite }, reader);
  const inner = canonicalCondition(condition, reader);
  return inner === undefined ? undefined : `not(${inner})`;
}

function comparison({ subject, operator, operand }: Comparison, reader: ConditionReader): string | undefined {
  const field = plain(subject, reader);
  const value = plain(operand, reader);
  return field === undefined || value === undefined ? undefined : `${field} ${operator} ${value}`;
}

/** There are whole numbers of elements, so `less 1` is none and `greaterOrEquals 1` is some. */
const quantities: Readonly<Record<string, string>> = {
  "less 1": "none",
  "equals 0": "none",
  "lessOrEquals 0": "none",
  "greater 0": "some",
  "greaterOrEquals 1": "some",
  "notEquals 0": "some",
};

function counted({ subject, operator, operand }: Comparison, reader: ConditionReader): string | undefined {
  const field = memberValue(subject, "field");
  const where = memberValue(subject, "where");
  const name = field && plain(field, reader);
  const number = plain(operand, reader);
  const filter = where ? canonicalCondition(readCondition(where), reader) : "any";
  if (name === undefined || number === undefined || filter === undefined) return undefined;
  const amount = `${operator} ${number}`;
  return `count(${name} where ${filter}) ${quantities[amount] ?? amount}`;
}

function plain(node: JsonNode, reader: ConditionReader): string | undefined {
  if (node.type === "array") {
    const items = elements(node).map((item) => plain(item, reader));
    return items.every((item) => item !== undefined) ? `[${items.sort().join(", ")}]` : undefined;
  }
  if (node.type === "object") return undefined;
  if (node.type !== "string") return String(node.value).toLowerCase();
  const read = reader.text(node);
  if (read?.kind === "literal") return read.text.toLowerCase();
  const value = reader.standIn?.(node);
  return value && plain(value, { text: reader.text });
}
