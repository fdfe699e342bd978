import type { Span } from "../document/arm-expression";
import { findMember } from "../document/json-node";
import { findReferences, isAt } from "./references";

/** Where something is declared, and the name that led there; in UTF-16 units of the text. */
export interface Definition {
  readonly from: Span;
  readonly to: Span;
}

/**
 * Finds the declaration of the parameter or variable that an expression names under a cursor.
 *
 * @returns Absent elsewhere, and where it is not declared.
 */
export function findDefinition(text: string, offset: number): Definition | undefined {
  const reference = findReferences(text).find(({ at }) => isAt(at, offset));
  const declared = reference && findMember(reference.section, reference.name);
  return declared && { from: reference.at, to: { offset: declared.key.offset, length: declared.key.length } };
}
