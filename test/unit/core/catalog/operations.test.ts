import { describe, expect, it } from "vitest";
import { nearOperations } from "#src/core/catalog/near-operations";
import {
  aiOperations,
  allOperations,
  completeProviders,
  findOperation,
  isKnownProvider,
  isOfCompleteProvider,
  operationsOfProvider,
  operationsOrigin,
  providers,
} from "#src/core/catalog/operations";
import { findRemovedOperation, removedOperations } from "#src/core/catalog/removed-operations";

const accounts = "Microsoft.CognitiveServices/accounts";

describe("the operations", () => {
  it("are complete", () => {
    expect(allOperations("control").names).toHaveLength(11_284);
    expect(allOperations("data").names).toHaveLength(2_436);
    expect(providers()).toHaveLength(299);
  });

  it("of the AI services and of authorization are all known", () => {
    expect(completeProviders.map(({ provider }) => provider)).toEqual([
      "Microsoft.CognitiveServices",
      "Microsoft.Authorization",
    ]);
    expect(aiOperations("control").names.length + aiOperations("data").names.length).toBe(1_842 + 76);
  });

  it("say when and where they were read", () => {
    const origins = [operationsOrigin, ...completeProviders];
    expect(origins.every(({ asOf }) => /^\d{4}-\d\d-\d\d$/.test(asOf))).toBe(true);
    expect(origins.every(({ sources }) => sources.length > 0)).toBe(true);
  });

  it("hold no wildcard and no character outside ASCII", () => {
    const names = [...allOperations("control").names, ...allOperations("data").names];
    expect(names.filter((name) => !/^[\x20-\x7e]+\/[\x20-\x7e]+$/.test(name) || name.includes("*"))).toEqual(
      [],
    );
  });

  it("are the same by provider and in the whole", () => {
    for (const plane of ["control", "data"] as const) {
      const byProvider = providers().flatMap((provider) => operationsOfProvider(provider, plane).lowered);
      expect([...byProvider].sort()).toEqual(allOperations(plane).lowered);
    }
  });
});

describe("findOperation", () => {
  it.each([
    ["a control operation", `${accounts}/listKeys/action`, "control"],
    ["a data operation", `${accounts}/OpenAI/deployments/chat/completions/action`, "data"],
    ["an operation of a provider that is known in part", "Microsoft.Storage/storageAccounts/read", "control"],
  ])("finds %s in any letter case", (_, name, plane) => {
    expect(findOperation(name.toUpperCase())).toEqual({ name, plane });
  });

  it.each([
    ["an operation that does not exist", `${accounts}/OpenAI/files/import/action`],
    ["an unknown provider", "Contoso.Things/read"],
    ["a pattern", `${accounts}/*`],
    ["nothing", ""],
  ])("does not find %s", (_, name) => expect(findOperation(name)).toBeUndefined());

  it("looks in one plane when asked to", () => {
    expect(findOperation(`${accounts}/listKeys/action`, "data")).toBeUndefined();
    expect(findOperation("Microsoft.KeyVault/vaults/keys/read", "control")?.plane).toBe("control");
    expect(findOperation("Microsoft.KeyVault/vaults/keys/read", "data")?.plane).toBe("data");
  });
});

describe("providers", () => {
  it.each([
    ["one that is known in full", "microsoft.cognitiveservices/accounts/*", true],
    ["one that is known in part", "Microsoft.Storage/*", false],
    ["one whose name only begins alike", "Microsoft.CognitiveServicesX/read", false],
    ["no provider", "*/read", false],
  ])("%s", (_, name, expected) => expect(isOfCompleteProvider(name)).toBe(expected));

  it("are known in any letter case", () => {
    expect(isKnownProvider("MICROSOFT.INSIGHTS")).toBe(true);
    expect(isKnownProvider("Contoso.Things")).toBe(false);
  });
});

describe("nearOperations", () => {
  it.each([
    ["a missing letter", `${accounts}/listKey/action`, `${accounts}/listKeys/action`],
    [
      "another verb",
      `${accounts}/OpenAI/deployments/embeddings/write`,
      `${accounts}/OpenAI/deployments/embeddings/action`,
    ],
    ["a singular", `${accounts}/deployment/write`, `${accounts}/deployments/write`],
    ["a misspelled provider", "Microsoft.CognitiveService/accounts/read", `${accounts}/read`],
  ])("undoes %s", (_, name, expected) => expect(nearOperations(name)[0]?.name).toBe(expected));

  it("finds nothing for a name that is like no other", () => {
    expect(nearOperations("Contoso.Things/stop/action")).toEqual([]);
    expect(nearOperations(`${accounts}/somethingEntirelyDifferent/andLong/action`)).toEqual([]);
  });

  it("gives as many as asked for, of the plane asked for", () => {
    const near = nearOperations(`${accounts}/OpenAI/files/reads`, { plane: "data", limit: 2 });
    expect(near.map(({ plane }) => plane)).toEqual(["data", "data"]);
  });
});

describe("findRemovedOperation", () => {
  it("says what replaced an operation, in any letter case", () => {
    expect(findRemovedOperation(`${accounts}/openai/FILES/import/action`)?.replacedBy).toEqual([
      `${accounts}/OpenAI/files/write`,
      `${accounts}/OpenAI/uploads/write`,
    ]);
    expect(findRemovedOperation(`${accounts}/read`)).toBeUndefined();
  });

  it("only knows operations that are gone, and replacements that exist", () => {
    expect(removedOperations().filter(({ name }) => findOperation(name))).toEqual([]);
    expect(
      removedOperations()
        .flatMap(({ replacedBy }) => replacedBy)
        .filter((name) => !findOperation(name)),
    ).toEqual([]);
  });
});
