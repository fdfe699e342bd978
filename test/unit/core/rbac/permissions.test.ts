import { describe, expect, it } from "vitest";
import { grantedBy, grantingEntries, grants, type Permission } from "#src/core/rbac/permissions";

const listKeys = "Microsoft.CognitiveServices/accounts/listKeys/action";
const regenerateKey = "Microsoft.CognitiveServices/accounts/regenerateKey/action";
const chat = "Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action";

const nothing: Permission = { actions: [], notActions: [], dataActions: [], notDataActions: [] };

describe("grants", () => {
  const cases: [string, readonly Permission[], boolean][] = [
    ["a literal", [{ ...nothing, actions: [listKeys] }], true],
    ["a literal in another case", [{ ...nothing, actions: [listKeys.toUpperCase()] }], true],
    ["a wildcard", [{ ...nothing, actions: ["Microsoft.CognitiveServices/*"] }], true],
    ["nothing", [nothing], false],
    ["no permissions at all", [], false],
    ["a data action of that name", [{ ...nothing, dataActions: [listKeys] }], false],
    ["a wildcard it is subtracted from", [{ ...nothing, actions: ["*"], notActions: [listKeys] }], false],
    [
      "a wildcard with a wildcard subtracted",
      [{ ...nothing, actions: ["*"], notActions: ["*/action"] }],
      false,
    ],
    [
      "a literal that the same object subtracts",
      [{ ...nothing, actions: [listKeys], notActions: [listKeys] }],
      false,
    ],
    [
      "a second object that does not subtract it",
      [
        { ...nothing, actions: ["*"], notActions: [listKeys] },
        { ...nothing, actions: ["*/listKeys/action"] },
      ],
      true,
    ],
    [
      "a wildcard whose subtraction concerns the other plane",
      [{ ...nothing, actions: ["*"], notDataActions: ["*"] }],
      true,
    ],
  ];

  it.each(cases)("by %s", (_, permissions, expected) => {
    expect(grants(permissions, listKeys, "control")).toBe(expected);
  });

  it("keeps the planes apart", () => {
    const owner: Permission = { ...nothing, actions: ["*"] };
    expect(grants([owner], chat, "control")).toBe(true);
    expect(grants([owner], chat, "data")).toBe(false);
  });
});

describe("grantingEntries", () => {
  it("names each entry with its place, and whether a condition limits it", () => {
    const role: readonly Permission[] = [
      { ...nothing, actions: ["*/read", "*", "Microsoft.CognitiveServices/*"] },
      { ...nothing, actions: ["*"], notActions: ["*/listkeys/*"] },
      { ...nothing, actions: [listKeys], condition: "@Request[...] ForAnyOfAnyValues:GuidEquals {}" },
    ];

    expect(grantingEntries(role, listKeys, "control")).toEqual([
      { value: "*", permission: 0, index: 1, conditional: false },
      { value: "Microsoft.CognitiveServices/*", permission: 0, index: 2, conditional: false },
      { value: listKeys, permission: 2, index: 0, conditional: true },
    ]);
  });
});

describe("grantedBy", () => {
  it("lists what an entry covers, less what is subtracted, as it was spelled", () => {
    const operations = [listKeys, regenerateKey, "Microsoft.Storage/storageAccounts/listKeys/action"];

    expect(grantedBy("microsoft.cognitiveservices/*", ["*/REGENERATEKEY/action"], operations)).toEqual([
      listKeys,
    ]);
  });
});
