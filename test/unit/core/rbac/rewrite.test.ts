import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allOperations } from "#src/core/catalog/operations";
import { findRoleByName } from "#src/core/catalog/built-in-roles";
import { indexOperations, type OperationIndex } from "#src/core/rbac/operation-index";
import { entriesOf, grants, type Entries, type Plane } from "#src/core/rbac/permissions";
import { rewrite } from "#src/core/rbac/rewrite";
import { covers, coversPattern, isWildcard, overlaps } from "#src/core/rbac/wildcard";

const accounts = "Microsoft.CognitiveServices/accounts";
const keys = [`${accounts}/listKeys/action`, `${accounts}/regenerateKey/action`];

const small = indexOperations([
  "X/accounts/read",
  "X/accounts/write",
  "X/accounts/listKeys/action",
  "X/accounts/models/read",
  "X/accounts/models/write",
  "X/accounts/models/deploy/action",
  "X/places/read",
  "X/places/write",
  "Y/things/read",
]);

function only(granted: readonly string[], withheld: readonly string[] = []): Entries {
  return { granted, withheld };
}

describe("rewrite", () => {
  const cases: [string, Entries, readonly string[], readonly string[]][] = [
    [
      "leaves a list alone that grants nothing to withhold",
      only(["X/accounts/*"]),
      ["Y/things/read"],
      ["X/accounts/*"],
    ],
    [
      "drops a literal",
      only(["X/accounts/read", "x/ACCOUNTS/listKeys/action"]),
      ["X/accounts/listKeys/action"],
      ["X/accounts/read"],
    ],
    [
      "takes a wildcard apart around what is withheld",
      only(["X/accounts/*"]),
      ["X/accounts/listKeys/action"],
      [
        "X/accounts/*/read",
        "X/accounts/*/write",
        "X/accounts/models/*",
        "X/accounts/read",
        "X/accounts/write",
      ].slice(2),
    ],
    [
      "writes a name where a wildcard would grant one operation",
      only(["Y/*"]),
      ["Y/things/write"],
      ["Y/things/read"],
    ],
    ["does without subtraction", only(["X/*"], ["X/accounts/*"]), [], ["X/places/*"]],
    ["respects a pattern that is subtracted", only(["X/*"], ["*/write", "*/action"]), [], ["X/*/read"]],
    ["keeps operations it does not know", only(["X/*", "Z/new/read"], ["X/*"]), [], ["Z/new/read"]],
    ["keeps wildcards of which it knows no operation", only(["Z/*", "Z/a/*"]), ["X/places/read"], ["Z/*"]],
    ["keeps no wildcard that could grant what is withheld", only(["Z/*"]), ["Z/secret/read"], []],
    ["drops duplicates", only(["X/places/*", "x/PLACES/*", "X/places/read"]), [], ["X/places/*"]],
    ["makes one star of two", only(["X/*/models/*"]), [], ["X/accounts/models/*"]],
    ["keeps the spelling of the old list", only(["x/PLACES/*"]), ["X/accounts/write"], ["x/PLACES/*"]],
    ["grants nothing when everything is withheld", only(["X/*"]), ["*"], []],
  ];

  it.each(cases)("%s", (_, old, withhold, expected) => {
    expect(rewrite(old, withhold, small).entries).toEqual(expected);
  });

  it("says which wildcards no longer grant what is yet to come", () => {
    expect(rewrite(only(["X/*", "Y/*", "*/read"]), ["X/places/write"], small).narrowed).toEqual([
      "X/*",
      "Y/*",
    ]);
    expect(rewrite(only(["X/*", "Y/things/*"], ["X/*"]), ["Y/places/write"], small).narrowed).toEqual([]);
  });
});

describe("rewrite of the catalogue", () => {
  const check = (old: Entries, withhold: readonly string[], plane: Plane) => {
    const index = allOperations(plane);
    const { entries } = rewrite(old, withhold, index);
    const wanted = index.names.filter(
      (name) => isGranted(old, name) && !withhold.some((x) => covers(x, name)),
    );
    expect(index.names.filter((name) => entries.some((entry) => covers(entry, name)))).toEqual(wanted);
    return entries;
  };

  it("takes key access out of Microsoft.CognitiveServices/*", () => {
    expect(check(only(["Microsoft.CognitiveServices/*"]), keys, "control")).toMatchInlineSnapshot(`
      [
        "Microsoft.CognitiveServices/*/delete",
        "Microsoft.CognitiveServices/*/read",
        "Microsoft.CognitiveServices/*/write",
        "Microsoft.CognitiveServices/accounts/*/listsecrets/action",
        "Microsoft.CognitiveServices/accounts/joinPerimeter/action",
        "Microsoft.CognitiveServices/accounts/managedNetworks/batchOutboundRules/action",
        "Microsoft.CognitiveServices/accounts/networkSecurityPerimeterConfigurations/reconcile/action",
        "Microsoft.CognitiveServices/accounts/privateEndpointConnectionProxies/validate/action",
        "Microsoft.CognitiveServices/accounts/projects/*",
        "Microsoft.CognitiveServices/accounts/raiBlocklists/*",
        "Microsoft.CognitiveServices/accounts/raiModerationlists/*",
        "Microsoft.CognitiveServices/checkDomainAvailability/action",
        "Microsoft.CognitiveServices/locations/*",
        "Microsoft.CognitiveServices/register/action",
      ]
    `);
  });

  it("takes key access out of Contributor, and leaves its subtraction behind", () => {
    const contributor = findRoleByName("Contributor")?.permissions[0];
    expect(contributor).toBeDefined();
    if (contributor)
      expect(check(entriesOf(contributor, "control"), keys, "control").length).toBeLessThan(400);
  });

  it("takes connection secrets out of every data action", () => {
    const secrets = `${accounts}/AIServices/connections/listSecrets/action`;
    expect(check(only(["Microsoft.CognitiveServices/*"]), [secrets], "data").length).toBeLessThan(60);
  });
});

const segment = fc.constantFrom("a", "b", "C", "read");
const operation = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/"));
const entry = fc
  .array(fc.oneof({ weight: 3, arbitrary: segment }, { weight: 1, arbitrary: fc.constant("*") }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join("/"));
const entries = fc.array(entry, { maxLength: 3 });
const old: fc.Arbitrary<Entries> = fc.record({ granted: entries, withheld: entries });
const index = fc.array(operation, { maxLength: 14 }).map((names) => indexOperations(names));

describe("rewrite, whatever it is given,", () => {
  it("grants the same operations of the catalogue, except those to withhold", () => {
    fc.assert(
      fc.property(old, entries, index, (before, withhold, operations) => {
        const after = only(rewrite(before, withhold, operations).entries);
        for (const name of operations.names) {
          const expected = isGranted(before, name) && !withhold.some((x) => covers(x, name));
          expect(isGranted(after, name)).toBe(expected);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("is never wider than before, not even for operations that do not exist yet", () => {
    fc.assert(
      fc.property(old, entries, index, operation, (before, withhold, operations, unknown) => {
        const after = rewrite(before, withhold, operations).entries;
        for (const value of after) {
          expect(before.granted.some((other) => coversPattern(other, value))).toBe(true);
          expect([...before.withheld, ...withhold].filter((other) => overlaps(other, value))).toEqual([]);
        }
        if (isGranted(only(after), unknown)) expect(isGranted(before, unknown)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("has one star in an entry at most, and no entry that another covers", () => {
    fc.assert(
      fc.property(old, entries, index, (before, withhold, operations) => {
        const after = rewrite(before, withhold, operations).entries;
        expect(after.filter((value) => value.split("*").length > 2)).toEqual([]);
        expect(
          after.filter((value, at) => after.some((other, n) => n !== at && coversPattern(other, value))),
        ).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it("does not depend on order or letter case", () => {
    fc.assert(
      fc.property(old, entries, index, (before, withhold, operations) => {
        const turned = only(
          [...before.granted].reverse().map((value) => value.toUpperCase()),
          [...before.withheld].reverse().map((value) => value.toLowerCase()),
        );
        const lower = (values: readonly string[]) => values.map((value) => value.toLowerCase());
        expect(lower(rewrite(turned, [...withhold].reverse(), operations).entries)).toEqual(
          lower(rewrite(before, withhold, operations).entries),
        );
      }),
      { numRuns: 500 },
    );
  });

  it("changes nothing when done again", () => {
    fc.assert(
      fc.property(old, entries, index, (before, withhold, operations) => {
        const once = rewrite(before, withhold, operations).entries;
        expect(rewrite(only(once), withhold, operations).entries).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });

  it("is as short as any list that is not wider", () => {
    fc.assert(
      fc.property(old, entries, index, (before, withhold, operations) => {
        const { granted } = before;
        const catalogued = granted.filter((value) => operations.names.some((name) => covers(value, name)));
        const known = { granted: catalogued, withheld: before.withheld };
        const { entries: after } = rewrite(known, withhold, operations);
        expect(after.length).toBe(shortest(known, withhold, operations));
      }),
      { numRuns: 300 },
    );
  });
});

function isGranted({ granted, withheld }: Entries, name: string): boolean {
  const permission = { actions: granted, notActions: withheld, dataActions: [], notDataActions: [] };
  return grants([permission], name, "control");
}

/** The length of the shortest list, by trying every list of one, two, three … entries. */
function shortest(before: Entries, withhold: readonly string[], { names }: OperationIndex): number {
  const wanted = names.filter((name) => isGranted(before, name) && !withhold.some((x) => covers(x, name)));
  const barred = [...before.withheld, ...withhold];
  const patterns = [...new Set(wanted.flatMap(patternsOf)), ...before.granted.filter(isWildcard)].filter(
    (pattern) =>
      pattern.split("*").length <= 2 &&
      before.granted.some((other) => coversPattern(other, pattern)) &&
      !barred.some((other) => overlaps(other, pattern)),
  );
  const sets = [...patterns, ...wanted].map((value) => wanted.map((name) => covers(value, name)));
  const isCoveredWithin = (left: readonly number[], length: number): boolean => {
    const [first] = left;
    if (first === undefined) return true;
    if (length === 0) return false;
    return sets.some(
      (set) =>
        set[first] &&
        isCoveredWithin(
          left.filter((at) => !set[at]),
          length - 1,
        ),
    );
  };
  let length = 0;
  while (!isCoveredWithin([...wanted.keys()], length)) length++;
  return length;
}

function patternsOf(name: string): readonly string[] {
  const segments = name.split("/");
  return segments.flatMap((_, first) =>
    segments.slice(first).map((__, last) => {
      const end = last === 0 ? [] : segments.slice(-last);
      return [...segments.slice(0, first), "*", ...end].join("/");
    }),
  );
}
