import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { encodeCatalog } from "../../../scripts/catalog/encode.mjs";
import { catalogueFromFacts } from "../../../scripts/catalog/facts.mjs";
import { inPackedOrder, packByProvider, packNames } from "../../../scripts/catalog/pack-names.mjs";
import { aiRoles, builtInRoles, rolesOrigin } from "#src/core/catalog/built-in-roles";
import { allOperations, completeProviders, operationsOrigin } from "#src/core/catalog/operations";
import { providerOf, unpackNames } from "#src/core/catalog/unpack-names";

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

  it("takes less than a third of 300 kB in each of the three bundles of the package", () => {
    const size = ["operations.json", "built-in-roles.json"]
      .map((name) => deflateRawSync(JSON.stringify(JSON.parse(catalogFile(name)))).length)
      .reduce((sum, length) => sum + length);
    expect(size).toBeLessThan(100_000);
  });
});

describe("packed names", () => {
  it.each([
    ["one name", ["X/a/read"], "0X/a/read"],
    ["verbs of one path", ["X/a/write", "X/a/read"], "0X/a/read,1write"],
    ["a path below a verb", ["X/a/delete", "X/a/delete/action"], "0X/a/delete,1delete/action"],
    ["a name without a verb", ["X/a", "X/a/b"], "0X/a,1a/b"],
    ["two spellings of a provider", ["x/a/Read", "X/b/read"], "0x/a/Read,3X/b/read"],
    ["a wildcard", ["*", "X/*/read", "X/*"], "0*,1X/*,1*/read"],
    ["a slash at the end", ["X/a/", "X/a/read"], "0X/a/,1read"],
    ["a blank at the end", ["X/a/read ", "X/a/read"], "0X/a/read,1read "],
    ["segments that end together", ["X/a/b/c/go", "X/d/go"], "0X/a/b/c/go,4d/go"],
    ["many segments", ["X/1/2/3/4/5/6/7/8/9/read", "Y/read"], "0X/1/2/3/4/5/6/7/8/9/read,bY/read"],
    ["nothing", [], ""],
  ])("hold %s", (_, names, text) => {
    expect(packNames(names)).toBe(text);
    expect(unpackNames(text)).toEqual(inPackedOrder(names));
  });

  it("stand one provider to a line, in any spelling, and some as they are", () => {
    const lines = packByProvider(["Y.z/a/read", "y/b/read", "X/a/read", "Y/a/read"], (name) => name === "y");
    expect(lines).toEqual(["0X/a/read", "0Y.z/a/read", "Y/a/read,y/b/read"]);
    expect(lines.map(providerOf)).toEqual(["X", "Y.z", "Y"]);
    expect(lines.flatMap(unpackNames)).toEqual(["X/a/read", "Y.z/a/read", "Y/a/read", "y/b/read"]);
  });

  it("refuse a name that could not be read back", () => {
    expect(() => packNames(["X/a,b/read"])).toThrow('"X/a,b/read"');
    expect(() => packNames(["0X/a/read"])).toThrow('"0X/a/read"');
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
