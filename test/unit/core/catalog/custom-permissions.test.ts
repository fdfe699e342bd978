import { describe, expect, it } from "vitest";
import { findRoleByName } from "#src/core/catalog/built-in-roles";
import { customPermissions } from "#src/core/catalog/custom-permissions";
import { grants } from "#src/core/rbac/permissions";

const accounts = "Microsoft.CognitiveServices/accounts";
const keys = { control: [`${accounts}/listKeys/action`, `${accounts}/regenerateKey/action`], data: [] };

function copyOf(name: string) {
  const role = findRoleByName(name);
  if (!role) throw new Error(`no role is called ${name}`);
  return customPermissions(role.permissions, keys);
}

describe("customPermissions", () => {
  it("copies Cognitive Services User without the keys, and without subtraction", () => {
    const copy = copyOf("Cognitive Services User");
    expect(grants(copy, `${accounts}/listKeys/action`, "control")).toBe(false);
    expect(grants(copy, `${accounts}/read`, "control")).toBe(true);
    expect(grants(copy, `${accounts}/OpenAI/deployments/chat/completions/action`, "data")).toBe(true);
    expect(grants(copy, `${accounts}/OpenAI/fine-tunes-deployments/write`, "data")).toBe(false);
    expect(copy.flatMap(({ notActions, notDataActions }) => [...notActions, ...notDataActions])).toEqual([]);
  });

  it("leaves out what the built-in role grants under a condition", () => {
    const copy = copyOf("Foundry Owner");
    expect(grants(copy, "Microsoft.Authorization/roleAssignments/write", "control")).toBe(false);
    expect(grants(copy, `${accounts}/deployments/write`, "control")).toBe(true);
  });
});
