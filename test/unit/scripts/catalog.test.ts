import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { encodeCatalog } from "../../../scripts/catalog/encode.mjs";
import { catalogueFromFacts } from "../../../scripts/catalog/facts.mjs";
import { inPackedOrder, packNames } from "../../../scripts/catalog/pack-names.mjs";
import { aiRoles, builtInRoles, rolesOrigin } from "#src/core/catalog/built-in-roles";
import { allOperations, completeProviders, operationsOrigin } from "#src/core/catalog/operations";
import { unpackNames } from "#src/core/catalog/unpack-names";

const catalogFile = (name: string) =>
  readFileSync(new URL(`../../../src/core/catalog/${name}`, import.meta.url), "utf8");

describe("the packed catalogue", () => {
  it("is what its own content is packed to", () => {
    const roles = builtInRoles();
    const encoded = encodeCatalog({
      operations: {
        ...operationsOrigin,
        complete: completeProviders,
        control: [...allOperations("control").names].reverse(),
        data: allOperations("data").names,
      },
      roles: {
        asOf: rolesOrigin.asOf,
        source: rolesOrigin.sources[0],
        first: aiRoles().map(({ id }) => id),
        formerNames: Object.fromEntries(
          roles
            .filter(({ formerNames }) => formerNames.length > 0)
            .map(({ id, formerNames }) => [id, formerNames]),
        ),
        roles: [...roles].reverse(),
      },
    });

    expect(encoded.operations === catalogFile("operations.json")).toBe(true);
    expect(encoded.roles === catalogFile("built-in-roles.json")).toBe(true);
  });
});

describe("packed names", () => {
  it.each([
    ["verbs of one path", ["X/a/write", "X/a/read"], ["X(a=rw)"]],
    ["a path below a verb", ["X/a/delete", "X/a/delete/action"], ["X(a(delete=a!))"]],
    ["a name without a verb", ["X/a", "X/a/b"], ["X(a!(b))"]],
    ["two spellings of a provider", ["x/a/Read", "X/b/read"], ["X(b=r)", "x(a=R)"]],
    ["a wildcard", ["*", "X/*/read", "X/*"], ["*", "X(*=r!)"]],
    ["a slash at the end", ["X/a/", "X/a/read"], ["X(a=_r)"]],
    ["a blank at the end", ["X/a/read ", "X/a/read"], ["X(a=r(read ))"]],
    ["brackets that close together", ["X/a/b/c/go", "X/d/go"], ["X(a(b(c(go))),d(go))"]],
  ])("hold %s", (_, names, lines) => {
    expect(packNames(names)).toEqual(lines);
    expect(unpackNames(lines.join()).sort()).toEqual([...names].sort());
    expect(unpackNames(lines.join())).toEqual(inPackedOrder(names));
  });

  it("refuse a name that could not be read back", () => {
    expect(() => packNames(["X/a(b)/read"])).toThrow('"X/a(b)/read"');
  });
});

describe("the catalogue from fact files", () => {
  const catalogue = catalogueFromFacts({
    all: {
      meta: { asOf: "2026-01-02", sources: ["host/all @1", "neighbour.json"] },
      c: ["X/a/read"],
      d: ["X/a/use/action"],
    },
    groups: {
      groups: [
        { prefix: "Microsoft.Authorization", asOf: "2026-01-01", source: ["host/doc @2 - read in full"] },
        {
          prefix: "Microsoft.Insights",
          asOf: "2026-01-01",
          source: ["host/doc @3 (in part)", "host/doc @4 (2025-12-31)"],
        },
      ],
    },
    roles: {
      meta: { asOf: "2026-01-03", source: "host/roles" },
      roles: [{ id: "1", name: "A", permissions: [] }],
    },
    inDepth: { roles: [{ id: "1", formerNames: ["B"] }, { id: "2" }] },
  });

  it("names sources without remarks", () => {
    expect(catalogue.operations.sources).toEqual([
      "host/all @1",
      "host/doc @2",
      "host/doc @3",
      "host/doc @4 (2025-12-31)",
    ]);
  });

  it("says which providers are known in full", () => {
    expect(catalogue.operations.complete).toEqual([
      { provider: "Microsoft.Authorization", asOf: "2026-01-01", sources: ["host/doc @2"] },
    ]);
  });

  it("keeps former names and the order of the roles in depth", () => {
    expect(catalogue.roles.first).toEqual(["1", "2"]);
    expect(catalogue.roles.formerNames).toEqual({ 1: ["B"] });
  });
});
