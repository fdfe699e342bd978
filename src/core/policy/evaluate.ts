import { elements, type JsonNode } from "../document/json-node";
import type { Comparison, Condition } from "./condition";

/** Whether a condition holds; `unknown` where that depends on something this project cannot see. */
export type Verdict = boolean | "unknown";

/** A value a condition compares: a plain one, `absent`, or `unknown`. */
export type Compared =
  | { readonly kind: "known"; readonly value: string | number | boolean | null }
  | { readonly kind: "absent" }
  | { readonly kind: "unknown" };

/** What a condition is evaluated against. */
export interface Surroundings {
  /** The value of a field, given the name as it is written; `unknown` for every field that is not known. */
  readonly field: (name: JsonNode) => Compared;
  /** What a written value amounts to. */
  readonly written: (node: JsonNode) => Compared;
}

/**
 * Works a condition out as Azure Policy does: letter case and the difference
 * between `true` and `"true"` do not count, and what is absent equals nothing.
 * Unknown never turns into true or false by itself.
 *
 * @see https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-policy-rule#conditions
 */
export function evaluate(condition: Condition, around: Surroundings): Verdict {
  switch (condition.kind) {
    case "allOf":
      return every(condition.conditions.map((part) => evaluate(part, around)));
    case "anyOf":
      return some(condition.conditions.map((part) => evaluate(part, around)));
    case "not":
      return negate(evaluate(condition.condition, around));
    case "field":
      return compare(condition, around.field(condition.subject), around);
    case "value":
      return compare(condition, around.written(condition.subject), around);
    default:
      return "unknown";
  }
}

/** Whether all verdicts hold; unknown where that depends on one that is. */
export function every(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(false)) return false;
  return verdicts.includes("unknown") ? "unknown" : true;
}

/** Whether one of the verdicts holds; unknown where that depends on one that is. */
export function some(verdicts: readonly Verdict[]): Verdict {
  return negate(every(verdicts.map(negate)));
}

/** The opposite of a verdict; that of unknown is unknown. */
export function negate(verdict: Verdict): Verdict {
  return verdict === "unknown" ? verdict : !verdict;
}

function compare({ operator, operand }: Comparison, subject: Compared, around: Surroundings): Verdict {
  if (subject.kind === "unknown") return "unknown";
  switch (operator) {
    case "equals":
      return same(subject, around.written(operand));
    case "notEquals":
      return negate(same(subject, around.written(operand)));
    case "in":
      return isAmong(subject, operand, around);
    case "notIn":
      return negate(isAmong(subject, operand, around));
    case "exists":
      return exists(subject, around.written(operand));
    default:
      return "unknown";
  }
}

function exists(subject: Compared, wanted: Compared): Verdict {
  if (wanted.kind !== "known") return "unknown";
  const shouldExist = textOf(wanted.value) === "true";
  return (subject.kind === "known") === shouldExist;
}

function isAmong(subject: Compared, list: JsonNode, around: Surroundings): Verdict {
  if (list.type !== "array") return "unknown";
  return negate(every(elements(list).map((item) => negate(same(subject, around.written(item))))));
}

function same(left: Compared, right: Compared): Verdict {
  if (left.kind === "unknown" || right.kind === "unknown") return "unknown";
  if (left.kind === "absent" || right.kind === "absent") return left.kind === right.kind;
  return textOf(left.value) === textOf(right.value);
}

const textOf = (value: string | number | boolean | null): string => String(value).toLowerCase();
