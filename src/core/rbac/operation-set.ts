import { limitedBy } from "./condition";
import { entriesOf, type Permission, type Plane } from "./permissions";
import { forEachCovered, type OperationIndex } from "./operation-index";

/** Some of the operations of an index, one bit each. Sets of one index can be combined. */
export interface OperationSet {
  readonly index: OperationIndex;
  readonly bits: Uint32Array;
}

/** What entries cover, with nothing subtracted. */
export function coveredSet(index: OperationIndex, entries: readonly string[]): OperationSet {
  const bits = new Uint32Array((index.names.length + 31) >>> 5);
  const set = { index, bits };
  for (const entry of entries) {
    forEachCovered(index, entry, (place) => {
      bits[place >>> 5] = (bits[place >>> 5] ?? 0) | (1 << (place & 31));
    });
  }
  return set;
}

/**
 * The operations of an index that permissions grant: of each object what it grants
 * minus what the same object withholds, and all of these together. One role or many,
 * their objects in one list. The index must hold operations of the same plane.
 */
export function effectiveSet(
  permissions: readonly Permission[],
  index: OperationIndex,
  plane: Plane,
): OperationSet {
  return unionOfAll(
    permissions.map((permission) => grantedSet(permission, index, plane)),
    index,
  );
}

/**
 * As `effectiveSet`, without what the condition of an object may keep it from granting:
 * what its holder can do whatever the circumstances.
 */
export function certainSet(
  permissions: readonly Permission[],
  index: OperationIndex,
  plane: Plane,
): OperationSet {
  const sets = permissions.map((permission) => {
    const limited = limitedBy(permission.condition);
    const granted = grantedSet(permission, index, plane);
    return limited.length === 0 ? granted : differenceOf(granted, coveredSet(index, limited));
  });
  return unionOfAll(sets, index);
}

function grantedSet(permission: Permission, index: OperationIndex, plane: Plane): OperationSet {
  const { granted, withheld } = entriesOf(permission, plane);
  const set = coveredSet(index, granted);
  return withheld.length === 0 ? set : differenceOf(set, coveredSet(index, withheld));
}

function unionOfAll([first, ...others]: readonly OperationSet[], index: OperationIndex): OperationSet {
  return first ? others.reduce(unionOf, first) : coveredSet(index, []);
}

/** In either. */
export function unionOf(left: OperationSet, right: OperationSet): OperationSet {
  return combine(left, right, (a, b) => a | b);
}

/** In both. */
export function intersectionOf(left: OperationSet, right: OperationSet): OperationSet {
  return combine(left, right, (a, b) => a & b);
}

/** In the left one and not in the right one. */
export function differenceOf(left: OperationSet, right: OperationSet): OperationSet {
  return combine(left, right, (a, b) => a & ~b);
}

/** Whether the operation at a place of the index is in the set. */
export function hasPlace({ bits }: OperationSet, place: number): boolean {
  return (((bits[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1;
}

/** How many operations are in the set. */
export function sizeOf({ bits }: OperationSet): number {
  let size = 0;
  for (let word of bits) for (; word !== 0; word &= word - 1) size++;
  return size;
}

/** Whether all of the left one is in the right one. */
export function isSubset(left: OperationSet, right: OperationSet): boolean {
  return left.bits.every((word, at) => (word & ~(right.bits[at] ?? 0)) === 0);
}

/** Whether the set holds nothing. */
export function isEmptySet({ bits }: OperationSet): boolean {
  return bits.every((word) => word === 0);
}

/** The places of the operations in the set, ascending. */
export function placesOf({ bits }: OperationSet): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at < bits.length; at++) {
    for (let word = bits[at] ?? 0; word !== 0; word &= word - 1) {
      places.push((at << 5) + 31 - Math.clz32(word & -word));
    }
  }
  return places;
}

/** The names of the operations in the set, as the index spells them, sorted without regard to case. */
export function namesOf(set: OperationSet): readonly string[] {
  return placesOf(set).map((place) => set.index.names[place] ?? "");
}

function combine(
  left: OperationSet,
  right: OperationSet,
  word: (a: number, b: number) => number,
): OperationSet {
  return { index: left.index, bits: left.bits.map((bits, at) => word(bits, right.bits[at] ?? 0)) };
}
