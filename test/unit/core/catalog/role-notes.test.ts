import { describe, expect, it } from "vitest";
import { findRoleByName } from "#src/core/catalog/built-in-roles";
import { findRoleNote, recommendedRoles } from "#src/core/catalog/role-notes";
import { heldCapabilities } from "#src/core/rbac/held-capabilities";
import { inWords } from "#src/core/text/text";

const cautionOf = (id: string) => inWords(findRoleNote(id)?.caution ?? "");

const noted = recommendedRoles().map((role) => ({
  name: role.name,
  caution: cautionOf(role.id),
  held: heldCapabilities(role.permissions),
}));

describe("role notes", () => {
  it("are about roles that exist, the smallest role for calling models first", () => {
    expect(noted).toHaveLength(17);
    expect(noted[0]?.name).toBe("Cognitive Services OpenAI User");
  });

  it("warn of the account keys exactly where a role reads them", () => {
    const warned = noted
      .filter(({ caution }) => caution.includes("the account keys"))
      .map(({ name }) => name);
    expect(warned).toEqual(
      noted.filter(({ held }) => held.get("read-keys") === "yes").map(({ name }) => name),
    );
  });

  it("say that a role cannot call a model only where that is so", () => {
    const denied = noted.filter(({ caution }) => caution.includes("annot call a model"));
    expect(denied).toHaveLength(3);
    expect(denied.filter(({ held }) => held.get("chat") !== "no")).toEqual([]);
  });

  it("are found by id in any letter case, and not for other roles", () => {
    const id = findRoleByName("Foundry User")?.id ?? "";
    expect(cautionOf(id.toUpperCase())).toContain("keys");
    expect(findRoleNote(findRoleByName("Workbook Reader")?.id ?? "")).toBeUndefined();
    expect(findRoleNote("constructor")).toBeUndefined();
  });
});
