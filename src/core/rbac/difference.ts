import { commonPatterns } from "./intersection";
import { findOperation, type OperationIndex } from "./operation-index";
import { differenceOf, effectiveSet, isEmptySet, type OperationSet } from "./operation-set";
import { entriesOf, type Entries, type Permission, type Plane } from "./permissions";
import { findCovering } from "./redundancy";
import { covers, coversPattern, isWildcard, overlaps } from "./wildcard";

/** What some permissions grant and others do not, in one plane. */
export interface Excess {
  /** The operations of the catalogue. */
  readonly known: OperationSet;
  /**
   * Names and patterns of what else there may be, now or later, that the catalogue does
   * not have. Whether such operations exist is unknown. A pattern may also cover
   * operations that both grant; never does one leave out what only the first grants.
   */
  readonly unknown: readonly string[];
}

/** Beyond this many pieces of one entry the piece at hand is reported whole. */
const maxPieces = 500;

/**
 * What the first permissions grant that the second do not. Each argument is one role, or
 * several with their permissions in one list; conditions are taken as met.
 */
export function excessOf(
  first: readonly Permission[],
  second: readonly Permission[],
  index: OperationIndex,
  plane: Plane,
): Excess {
  const known = differenceOf(effectiveSet(first, index, plane), effectiveSet(second, index, plane));
  const others = second.map((permission) => entriesOf(permission, plane));
  const pieces = first.flatMap((permission) => {
    const { granted, withheld } = entriesOf(permission, plane);
    return granted
      .flatMap((entry) =>
        piecesBeyond(entry, others, { left: maxPieces }).filter(
          // Where entries have two stars a piece may be too wide, and a name in it no difference.
          (piece) => isWildcard(piece) || (covers(entry, piece) && !isGrantedBy(others, piece)),
        ),
      )
      .filter((piece) => !withheld.some((other) => coversPattern(other, piece)));
  });
  const unknown = pieces.filter((piece) => findOperation(index, piece) < 0);
  return { known, unknown: withoutRepeats(unknown) };
}

/**
 * Whether the first permissions grant nothing that the second do not, operations that do
 * not exist yet included.
 */
export function isWithin(
  first: readonly Permission[],
  second: readonly Permission[],
  index: OperationIndex,
  plane: Plane,
): boolean {
  const { known, unknown } = excessOf(first, second, index, plane);
  return unknown.length === 0 && isEmptySet(known);
}

/**
 * What an entry covers beyond other lists. When one of these grants all of it but for
 * what that list withholds, only the latter can remain, and the lists that are left
 * decide about it.
 */
function piecesBeyond(
  entry: string,
  others: readonly Entries[],
  budget: { left: number },
): readonly string[] {
  if (!isWildcard(entry)) return isGrantedBy(others, entry) ? [] : [entry];
  const at = others.findIndex((other) => coversAll(other, entry));
  const found = others[at];
  if (found === undefined || budget.left <= 0) return [entry];

  const rest = others.filter((_, index) => index !== at);
  return found.withheld
    .filter((withheld) => overlaps(withheld, entry))
    .flatMap((withheld) => commonPatterns(withheld, entry))
    .flatMap((piece) => {
      budget.left--;
      return piecesBeyond(piece, rest, budget);
    });
}

function isGrantedBy(others: readonly Entries[], operation: string): boolean {
  return others.some(
    ({ granted, withheld }) =>
      granted.some((entry) => covers(entry, operation)) &&
      !withheld.some((entry) => covers(entry, operation)),
  );
}

/** Whether a list grants whatever the entry covers, apart from single things it withholds. */
function coversAll({ granted, withheld }: Entries, entry: string): boolean {
  const isWithheld = withheld.some((other) => coversPattern(other, entry));
  return !isWithheld && granted.some((other) => coversPattern(other, entry));
}

function withoutRepeats(pieces: readonly string[]): readonly string[] {
  const repeated = new Set(findCovering(pieces).map(({ covered }) => covered));
  return pieces.filter((_, place) => !repeated.has(place));
}
