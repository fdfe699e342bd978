import { describe, expect, it } from "vitest";
import { builtInRoles, findRoleByName } from "#src/core/catalog/built-in-roles";
import { findOperation } from "#src/core/catalog/operations";
import {
  capabilities,
  capabilitiesOfOperation,
  capabilityById,
  type CapabilityId,
} from "#src/core/rbac/capability";
import { heldCapabilities, type Held } from "#src/core/rbac/held-capabilities";
import { inWords } from "#src/core/text/text";
import type { Permission } from "#src/core/rbac/permissions";

const nothing: Permission = { actions: [], notActions: [], dataActions: [], notDataActions: [] };

function held(permissions: readonly Permission[], how: Held): readonly CapabilityId[] {
  return [...heldCapabilities(permissions)].filter(([, answer]) => answer === how).map(([id]) => id);
}

const callModels: readonly CapabilityId[] = [
  "chat",
  "embeddings",
  "responses",
  "assistants",
  "images",
  "audio",
];

describe("the table of capabilities", () => {
  it("names operations that exist in the plane it says", () => {
    const missing = capabilities.flatMap(({ operations, needed, plane }) =>
      [...operations, ...needed].filter((operation) => findOperation(operation, plane) === undefined),
    );
    expect(missing).toEqual([]);
  });

  it("has ids of its own, and labels that end without a period", () => {
    expect(new Set(capabilities.map(({ id }) => id)).size).toBe(capabilities.length);
    expect(capabilities.filter(({ label }) => !/^[a-z].*[^.]$/.test(inWords(label)))).toEqual([]);
  });

  it("needs at least one of the operations that give the ability", () => {
    expect(
      capabilities.filter(({ operations, needed }) => !needed.some((one) => operations.includes(one))),
    ).toEqual([]);
  });

  it("says that quota is counted for the subscription, and only quota", () => {
    expect(capabilities.filter(({ scope }) => scope === "subscription").map(({ id }) => id)).toEqual([
      "see-quota",
    ]);
  });
});

describe("capabilitiesOfOperation", () => {
  const accountWrite = "microsoft.cognitiveservices/ACCOUNTS/write";

  it("finds every ability behind an operation", () => {
    expect(capabilitiesOfOperation(accountWrite, "control")).toEqual([
      capabilityById["switch-keys-on"],
      capabilityById["change-network"],
    ]);
  });

  it("keeps the planes apart", () => expect(capabilitiesOfOperation(accountWrite, "data")).toEqual([]));
});

describe("heldCapabilities", () => {
  it("answers for every ability", () => {
    expect([...heldCapabilities([nothing]).values()]).toEqual(capabilities.map(() => "no"));
  });

  const cases: [string, readonly CapabilityId[]][] = [
    ["Cognitive Services OpenAI User", [...callModels, "read-deployments", "see-quota"]],
    ["Cognitive Services Usages Reader", ["see-quota"]],
    ["Monitoring Reader", ["read-deployments", "see-metrics", "see-quota"]],
    [
      "Cognitive Services OpenAI Contributor",
      [
        ...callModels,
        "read-deployments",
        "deploy-models",
        "content-filters",
        "fine-tune",
        "upload-training-data",
        "batch",
        "see-quota",
      ],
    ],
    [
      "Contributor",
      [
        "read-deployments",
        "deploy-models",
        "content-filters",
        "read-keys",
        "regenerate-keys",
        "read-connection-secrets",
        "switch-keys-on",
        "change-network",
        "see-metrics",
        "see-quota",
        "delete-logs",
      ],
    ],
  ];

  it.each(cases)("of %s", (name, expected) => {
    expect(held(findRoleByName(name)?.permissions ?? [], "yes")).toEqual(expected);
  });

  it("of the 14 built-in roles that can switch the logs off", () => {
    const roles = builtInRoles().filter(
      ({ permissions }) => heldCapabilities(permissions).get("delete-logs") === "yes",
    );
    expect(roles).toHaveLength(14);
  });

  it("tells what holds always from what a condition limits", () => {
    const owner = findRoleByName("Foundry Owner")?.permissions ?? [];
    expect(held(owner, "conditional")).toEqual(["assign-roles"]);
    expect(held(owner, "yes")).toEqual(expect.arrayContaining([...callModels, "read-keys"]));
  });

  it("lets another permissions object, or another role, lift a condition", () => {
    const limited: Permission = { ...nothing, actions: ["*"], condition: "@Request[x] StringEquals 'y'" };
    const free: Permission = { ...nothing, actions: ["Microsoft.Authorization/*"] };
    expect(heldCapabilities([limited]).get("assign-roles")).toBe("conditional");
    expect(heldCapabilities([free, limited]).get("assign-roles")).toBe("yes");
    expect(heldCapabilities([limited, free]).get("assign-roles")).toBe("yes");
  });

  it("does not let one role take away what another grants", () => {
    const denied: Permission = { ...nothing, actions: ["*"], notActions: ["*/listKeys/action"] };
    const granted: Permission = { ...nothing, actions: ["*/listkeys/*"] };
    expect(heldCapabilities([denied]).get("read-keys")).toBe("no");
    expect(heldCapabilities([denied, granted]).get("read-keys")).toBe("yes");
  });
});
