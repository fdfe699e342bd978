import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findOperation, indexOperations } from "#src/core/rbac/operation-index";
import {
  coveredSet,
  differenceOf,
  effectiveSet,
  hasPlace,
  intersectionOf,
  isEmptySet,
  namesOf,
  placesOf,
  sizeOf,
  unionOf,
} from "#src/core/rbac/operation-set";
import { grants, type Permission } from "#src/core/rbac/permissions";

const segment = fc.constantFrom("a", "A", "b", "c", "accounts", "read", "write");
const operation = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/"));
const entry = fc
  .array(fc.oneof(segment, fc.constant("*")), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join("/"));
const entries = fc.array(entry, { maxLength: 4 });
const permission: fc.Arbitrary<Permission> = fc.record({
  actions: entries,
  notActions: entries,
  dataActions: entries,
  notDataActions: entries,
});
const permissions = fc.array(permission, { maxLength: 3 });
const operations = fc.array(operation, { maxLength: 80 });

describe("effectiveSet", () => {
  it("holds an operation exactly when the permissions grant it", () => {
    fc.assert(
      fc.property(permissions, operations, fc.constantFrom("control", "data"), (role, names, plane) => {
        const index = indexOperations(names);
        const set = effectiveSet(role, index, plane);
        expect(namesOf(set)).toEqual(index.names.filter((name) => grants(role, name, plane)));
      }),
      { numRuns: 1000 },
    );
  });

  it("does not depend on the order of entries or objects, nor on letter case", () => {
    fc.assert(
      fc.property(permissions, operations, (role, names) => {
        const index = indexOperations(names);
        const turned = [...role].reverse().map(({ actions, ...rest }) => ({
          ...rest,
          actions: [...actions].reverse().map((value) => value.toUpperCase()),
        }));
        expect(effectiveSet(turned, index, "control").bits).toEqual(
          effectiveSet(role, index, "control").bits,
        );
      }),
    );
  });
});

describe("operation sets", () => {
  const names = Array.from({ length: 70 }, (_, at) => `Microsoft.X/thing${at}/${at % 2 ? "read" : "write"}`);
  const index = indexOperations(names);
  const reads = coveredSet(index, ["*/READ"]);
  const some = coveredSet(index, ["microsoft.x/thing1*", "Microsoft.X/thing69/read"]);

  it("are combined operation by operation", () => {
    const both = (left: readonly string[], right: readonly string[]) => left.filter((x) => right.includes(x));
    expect(sizeOf(reads)).toBe(35);
    expect(sizeOf(some)).toBe(12);
    expect(namesOf(intersectionOf(reads, some))).toEqual(both(namesOf(reads), namesOf(some)));
    expect(sizeOf(unionOf(reads, some))).toBe(35 + 12 - 7);
    expect(namesOf(differenceOf(some, reads)).every((name) => name.endsWith("write"))).toBe(true);
    expect(isEmptySet(differenceOf(reads, reads))).toBe(true);
    expect(isEmptySet(reads)).toBe(false);
  });

  it("count and list the last bit of a word", () => {
    const all = coveredSet(index, ["*"]);
    expect(placesOf(all)).toEqual(Array.from({ length: 70 }, (_, place) => place));
    expect(sizeOf(all)).toBe(70);
    expect([31, 32, 63, 69].every((place) => hasPlace(all, place))).toBe(true);
    expect(hasPlace(coveredSet(index, []), 31)).toBe(false);
  });
});

describe("findOperation", () => {
  const index = indexOperations(["B/write", "a/read", "A/Read", "c/read"]);

  it.each([
    ["the first", "a/read", 0],
    ["another in another case", "b/WRITE", 1],
    ["the last", "c/read", 2],
    ["one that is missing", "b/read", -1],
    ["one that would come last", "z", -1],
  ])("finds %s", (_, name, place) => expect(findOperation(index, name)).toBe(place));

  it("keeps the first of two spellings", () => expect(index.names).toEqual(["a/read", "B/write", "c/read"]));
});
