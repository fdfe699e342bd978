import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findRoleByName } from "#src/core/catalog/built-in-roles";
import { allOperations } from "#src/core/catalog/operations";
import { excessOf, isWithin } from "#src/core/rbac/difference";
import { commonPatterns } from "#src/core/rbac/intersection";
import { indexOperations } from "#src/core/rbac/operation-index";
import { namesOf } from "#src/core/rbac/operation-set";
import { grants, type Permission } from "#src/core/rbac/permissions";
import { covers, isWildcard } from "#src/core/rbac/wildcard";

const index = indexOperations(["X/a/read", "X/a/write", "X/b/read", "X/b/listKeys/action", "Y/a/read"]);

function control(actions: readonly string[], notActions: readonly string[] = []): Permission {
  return { actions, notActions, dataActions: [], notDataActions: [] };
}

describe("excessOf", () => {
  const cases: [
    string,
    readonly Permission[],
    readonly Permission[],
    readonly string[],
    readonly string[],
  ][] = [
    ["a role and itself", [control(["X/*"], ["*/write"])], [control(["X/*"], ["*/write"])], [], []],
    ["a literal that the other lacks", [control(["X/a/read"])], [control(["X/a/write"])], ["X/a/read"], []],
    ["a literal that the catalogue lacks", [control(["Z/new/read"])], [control(["X/*"])], [], ["Z/new/read"]],
    ["a wildcard beyond names", [control(["X/a/*"])], [control(["X/a/read", "X/a/write"])], [], ["X/a/*"]],
    ["a wildcard within a wider one", [control(["X/a/*"])], [control(["*"])], [], []],
    [
      "what the other subtracts",
      [control(["X/*"])],
      [control(["*"], ["X/b/*"])],
      ["X/b/listKeys/action", "X/b/read"],
      ["X/b/*"],
    ],
    [
      "what the other subtracts, as a name",
      [control(["X/*"])],
      [control(["*"], ["X/b/listKeys/action"])],
      ["X/b/listKeys/action"],
      [],
    ],
    [
      "what the other subtracts, beyond the catalogue",
      [control(["X/*"])],
      [control(["*"], ["X/c/delete"])],
      [],
      ["X/c/delete"],
    ],
    ["what both subtract", [control(["X/*"], ["X/b/*"])], [control(["*"], ["X/b/*"])], [], []],
    [
      "what another object of the other gives back",
      [control(["X/*"])],
      [control(["*"], ["X/b/*"]), control(["*/b/*"])],
      [],
      [],
    ],
    [
      "the part that both patterns cover",
      [control(["X/*"])],
      [control(["*"], ["*/read"])],
      ["X/a/read", "X/b/read"],
      ["X/*/read", "X/read"],
    ],
    [
      "no name that an entry with two stars leaves out",
      [control(["*/a/*"])],
      [control(["*"], ["a/*"]), control(["*"], ["a/a"])],
      [],
      [],
    ],
    [
      "no name that a subtraction with two stars leaves in",
      [control(["*/a"])],
      [control(["*"], ["*/a/*"]), control(["*"], ["a/*"])],
      [],
      ["a/*/a"],
    ],
    ["nothing", [], [control(["X/*"])], [], []],
  ];
  it.each(cases)("finds %s", (_, first, second, known, unknown) => {
    const excess = excessOf(first, second, index, "control");
    expect(namesOf(excess.known)).toEqual(known);
    expect(excess.unknown).toEqual(unknown);
  });

  it("keeps the planes apart", () => {
    const data: Permission = { ...control([]), dataActions: ["X/*"] };
    expect(isWithin([data], [control(["*"])], index, "control")).toBe(true);
    expect(isWithin([data], [control(["*"])], index, "data")).toBe(false);
  });

  it("knows that Reader is within Contributor, and what Owner is beyond it", () => {
    const [reader, contributor, owner] = ["Reader", "Contributor", "Owner"].map(
      (name) => findRoleByName(name)?.permissions ?? [],
    );
    const operations = allOperations("control");
    expect(isWithin(reader ?? [], contributor ?? [], operations, "control")).toBe(true);
    const beyond = excessOf(owner ?? [], contributor ?? [], operations, "control");
    expect(namesOf(beyond.known)).toContain("Microsoft.Authorization/roleAssignments/write");
    expect(beyond.unknown).toContain("Microsoft.Authorization/*/Write");
    expect(beyond.unknown).not.toContain("*");
  });
});

const segment = fc.constantFrom("a", "B", "c");
const operation = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/"));
const entry = fc
  .array(fc.oneof({ weight: 2, arbitrary: segment }, fc.constant("*")), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join("/"));
const entries = fc.array(entry, { maxLength: 3 });
const permissions = fc.array(
  fc.tuple(entries, entries).map(([granted, withheld]) => control(granted, withheld)),
  {
    maxLength: 3,
  },
);
const oneStar = entry.filter((value) => value.split("*").length <= 2);
const oneStarPermission = fc
  .tuple(fc.array(oneStar, { maxLength: 3 }), fc.array(oneStar, { maxLength: 3 }))
  .map(([granted, withheld]) => control(granted, withheld));
const operations = fc.array(operation, { maxLength: 8 }).map((names) => indexOperations(names));

describe("excessOf, whatever it is given,", () => {
  it("leaves nothing out that the first grants and the second does not", () => {
    fc.assert(
      fc.property(permissions, permissions, operations, operation, (first, second, catalogue, name) => {
        if (!grants(first, name, "control") || grants(second, name, "control")) return;
        const { known, unknown } = excessOf(first, second, catalogue, "control");
        const found = [...namesOf(known), ...unknown];
        expect(found.some((value) => covers(value, name))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("names only what the first grants and the second does not", () => {
    fc.assert(
      fc.property(permissions, permissions, operations, (first, second, catalogue) => {
        const { known, unknown } = excessOf(first, second, catalogue, "control");
        for (const name of [...namesOf(known), ...unknown.filter((value) => !isWildcard(value))]) {
          expect(grants(first, name, "control") && !grants(second, name, "control")).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("finds nothing between a role and itself", () => {
    fc.assert(
      fc.property(fc.array(oneStarPermission, { maxLength: 3 }), operations, (role, catalogue) => {
        expect(isWithin(role, [...role].reverse(), catalogue, "control")).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("stays within its bounds on hostile roles", () => {
    const many = Array.from({ length: 30 }, (_, n) =>
      control(
        ["*"],
        Array.from({ length: 30 }, (__, m) => `*/${n}${m}/*`),
      ),
    );
    expect(isWithin([control(["*"])], many, index, "control")).toBe(false);
  });
});

describe("commonPatterns", () => {
  it.each([
    ["nothing in common", "X/*", "Y/*", []],
    ["a name and a pattern", "X/a", "*/A", ["X/a"]],
    ["a pattern of two stars within another", "*/*", "*", ["*/*"]],
    ["a pattern within another", "X/*", "X/a/*", ["X/a/*"]],
    ["a beginning and an end", "X/*", "*/read", ["X/*/read", "X/read"]],
  ])("of %s", (_, left, right, expected) => expect(commonPatterns(left, right)).toEqual(expected));

  it("cover what both cover, and with one star each nothing else", () => {
    fc.assert(
      fc.property(oneStar, oneStar, operation, (left, right, name) => {
        const common = commonPatterns(left, right).some((value) => covers(value, name));
        expect(common).toBe(covers(left, name) && covers(right, name));
      }),
      { numRuns: 2000 },
    );
  });
});
