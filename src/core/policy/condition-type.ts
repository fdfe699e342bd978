import { elements, sameName, type JsonNode } from "../document/json-node";
import { comparisonsIn, type Comparison, type Condition } from "./condition";
import type { ReadText } from "./account-sample";

/** A resource type a condition asks for, and where it is written. */
export interface TypeAsked {
  readonly type: string;
  readonly at: JsonNode;
}

/**
 * The types a resource must have one of to meet a condition.
 *
 * @returns Absent when the condition can be met by other types as well, or by types that are not known.
 */
export function requiredTypes(condition: Condition, text: ReadText): readonly TypeAsked[] | undefined {
  switch (condition.kind) {
    case "allOf":
      for (const part of condition.conditions) {
        const types = requiredTypes(part, text);
        if (types) return types;
      }
      return undefined;
    case "anyOf": {
      const types = condition.conditions.map((part) => requiredTypes(part, text));
      return types.every((list) => list !== undefined) ? types.flat() : undefined;
    }
    case "field":
    case "value":
      return isType(condition, text) ? typesCompared(condition, text) : undefined;
    default:
      return undefined;
  }
}

/** Whether a condition says anything of the type, wherever and in whatever way. */
export function mentionsType(condition: Condition, text: ReadText): boolean {
  return [...comparisonsIn(condition)].some(({ kind, subject }) => {
    const read = text(subject);
    if (kind === "field") return read?.kind === "literal" && sameName(read.text, "type");
    return kind === "value" && read?.kind === "expression" && /field\(\s*'type'\s*\)/i.test(read.text);
  });
}

/** The types a comparison names, when it asks for one of them and all are literal. */
function typesCompared({ operator, operand }: Comparison, text: ReadText): readonly TypeAsked[] | undefined {
  const places = operator === "equals" ? [operand] : operator === "in" ? elements(operand) : [];
  const types = places.flatMap((at): readonly TypeAsked[] => {
    const read = text(at);
    return read?.kind === "literal" ? [{ type: read.text, at }] : [];
  });
  return types.length > 0 && types.length === places.length ? types : undefined;
}

/** Whether what is compared is the type and nothing made of it. */
function isType({ kind, subject }: Comparison, text: ReadText): boolean {
  const read = text(subject);
  if (kind === "field") return read?.kind === "literal" && sameName(read.text, "type");
  return read?.kind === "expression" && /^\s*field\(\s*'type'\s*\)\s*$/i.test(read.text);
}
