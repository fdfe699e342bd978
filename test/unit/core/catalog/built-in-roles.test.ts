import { describe, expect, it } from "vitest";
import {
  aiRoles,
  builtInRoles,
  findRoleById,
  findRoleByName,
  rolesOrigin,
} from "#src/core/catalog/built-in-roles";
import { grants, type Permission } from "#src/core/rbac/permissions";

const accounts = "Microsoft.CognitiveServices/accounts";

function entriesOfAll({ actions, notActions, dataActions, notDataActions }: Permission): readonly string[] {
  return [...actions, ...notActions, ...dataActions, ...notDataActions];
}

describe("the built-in roles", () => {
  it("are complete", () => {
    expect(builtInRoles()).toHaveLength(928);
    expect(new Set(builtInRoles().map(({ id }) => id)).size).toBe(928);
    expect(new Set(builtInRoles().map(({ name }) => name.toLowerCase())).size).toBe(928);
    expect(rolesOrigin).toEqual({ asOf: "2026-08-22", sources: [expect.stringContaining("built-in-roles")] });
  });

  it("begin with those that matter for AI services", () => {
    expect(aiRoles()).toHaveLength(76);
    expect(builtInRoles().slice(0, 76)).toEqual(aiRoles());
  });

  it("have ids that are GUIDs, and entries that are all there", () => {
    expect(builtInRoles().filter(({ id }) => !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id))).toEqual(
      [],
    );
    const entries = builtInRoles().flatMap(({ permissions }) => permissions.flatMap(entriesOfAll));
    expect(entries.filter((entry) => entry === "")).toEqual([]);
    expect(new Set(entries).size).toBe(5_138);
  });

  it("keep several permissions objects apart", () => {
    expect(builtInRoles().filter(({ permissions }) => permissions.length > 1)).toHaveLength(16);
  });

  it("keep conditions", () => {
    const conditions = findRoleByName("Foundry Project Manager")?.permissions.map(
      ({ condition }) => condition,
    );
    expect(conditions).toEqual([expect.stringContaining("roleAssignments:RoleDefinitionId")]);
    const writers = builtInRoles().filter(({ permissions }) =>
      grants(permissions, "Microsoft.Authorization/roleAssignments/write", "control"),
    );
    expect(writers).toHaveLength(28);
    const conditioned = writers.filter(({ permissions }) => permissions.some(({ condition }) => condition));
    expect(conditioned).toHaveLength(25);
  });
});

describe("a role", () => {
  it.each([
    ["by id", findRoleById("5e0bd9bd-7b93-4f28-af87-19fc36ad61bd"), "Cognitive Services OpenAI User"],
    ["by id in upper case", findRoleById("B24988AC-6180-42A0-AB88-20F7382DD24C"), "Contributor"],
    [
      "by id, beyond the AI roles",
      findRoleById("d17ce0a2-0697-43bc-aac5-9113337ab61c"),
      "WorkloadBuilder Migration Agent Role",
    ],
    [
      "by name in any letter case",
      findRoleByName("cognitive services openai USER"),
      "Cognitive Services OpenAI User",
    ],
    ["by name, beyond the AI roles", findRoleByName("Workbook Reader"), "Workbook Reader"],
    ["by a former name", findRoleByName("Azure AI User"), "Foundry User"],
  ])("is found %s", (_, role, name) => expect(role?.name).toBe(name));

  it("is not found when it does not exist", () => {
    expect(findRoleById("00000000-0000-0000-0000-000000000000")).toBeUndefined();
    expect(findRoleByName("Azure AI Emperor")).toBeUndefined();
  });

  it("is read entry by entry", () => {
    expect(findRoleByName("Cognitive Services OpenAI User")?.permissions).toEqual([
      {
        actions: expect.arrayContaining(["Microsoft.CognitiveServices/*/read"]) as string[],
        notActions: [],
        dataActions: expect.arrayContaining([
          `${accounts}/OpenAI/*/read`,
          `${accounts}/OpenAI/responses/*`,
        ]) as string[],
        notDataActions: [`${accounts}/OpenAI/stored-completions/read`],
      },
    ]);
  });
});
