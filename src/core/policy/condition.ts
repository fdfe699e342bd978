import { elements, findMember, members, memberValue, sameName, type JsonNode } from "../document/json-node";

/**
 * The operators of conditions.
 * https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-policy-rule#conditions
 */
export const operators = [
  "equals",
  "notEquals",
  "like",
  "notLike",
  "match",
  "matchInsensitively",
  "notMatch",
  "notMatchInsensitively",
  "contains",
  "notContains",
  "in",
  "notIn",
  "containsKey",
  "notContainsKey",
  "less",
  "lessOrEquals",
  "greater",
  "greaterOrEquals",
  "exists",
] as const;
export type Operator = (typeof operators)[number];

/** A comparison: `subject` is what stands behind `field`, `value` or `count`. */
export interface Comparison {
  readonly kind: "field" | "value" | "count";
  readonly node: JsonNode;
  readonly subject: JsonNode;
  readonly operator: Operator;
  /** The member that holds operator and operand. */
  readonly member: JsonNode;
  readonly operand: JsonNode;
}

/** The `if` of a policy rule, or another condition, as a tree. */
export type Condition =
  | { readonly kind: "allOf" | "anyOf"; readonly node: JsonNode; readonly conditions: readonly Condition[] }
  | { readonly kind: "not"; readonly node: JsonNode; readonly condition: Condition }
  | Comparison
  /** Something this reading does not know, or that is not written out yet. */
  | { readonly kind: "unreadable"; readonly node: JsonNode };

/** Conditions nested deeper are not followed; real ones stay below 20. */
const maxDepth = 200;

/** Reads a condition. Names may be in any letter case. Never throws. */
export function readCondition(node: JsonNode, depth = 0): Condition {
  if (node.type !== "object" || depth > maxDepth) return { kind: "unreadable", node };
  const inner = (child: JsonNode): Condition => readCondition(child, depth + 1);

  for (const kind of ["allOf", "anyOf"] as const) {
    const list = memberValue(node, kind);
    if (list?.type === "array") return { kind, node, conditions: elements(list).map(inner) };
  }
  const negated = memberValue(node, "not");
  if (negated) return { kind: "not", node, condition: inner(negated) };
  return readComparison(node) ?? { kind: "unreadable", node };
}

function readComparison(node: JsonNode): Comparison | undefined {
  const operation = readOperation(node);
  if (!operation) return undefined;
  for (const kind of ["field", "value", "count"] as const) {
    const subject = findMember(node, kind)?.value;
    if (subject) return { kind, node, subject, ...operation };
  }
  return undefined;
}

function readOperation(node: JsonNode): Pick<Comparison, "operator" | "member" | "operand"> | undefined {
  for (const { name, value, node: member } of members(node)) {
    const operator = operators.find((candidate) => sameName(candidate, name));
    if (operator && value) return { operator, member, operand: value };
  }
  return undefined;
}

/** Every comparison of a condition, those inside `count` included, in the order they are written. */
export function* comparisonsIn(condition: Condition): Iterable<Comparison> {
  switch (condition.kind) {
    case "allOf":
    case "anyOf":
      for (const part of condition.conditions) yield* comparisonsIn(part);
      break;
    case "not":
      yield* comparisonsIn(condition.condition);
      break;
    case "unreadable":
      break;
    default: {
      yield condition;
      const where = condition.kind === "count" ? memberValue(condition.subject, "where") : undefined;
      if (where) yield* comparisonsIn(readCondition(where));
    }
  }
}
