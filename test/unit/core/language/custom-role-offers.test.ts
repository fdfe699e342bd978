import { describe, expect, it } from "vitest";
import { aiRoles, findRoleById, type BuiltInRole } from "#src/core/catalog/built-in-roles";
import { keyOperations } from "#src/core/catalog/sensitive-operations";
import {
  builtInRoleAt,
  customRoleOffer,
  customRoleOffers,
  grants,
  lint,
  writeCustomRole,
} from "#src/core/index";
import { readCursor } from "#support/marks";

interface CliRole {
  readonly Name: string;
  readonly Description: string;
  readonly Actions: readonly string[];
  readonly NotActions: readonly string[];
  readonly DataActions: readonly string[];
  readonly NotDataActions: readonly string[];
}

const user = "a97b65f3-24c7-4388-baec-2e87135dc908";

function roleOf(id: string): BuiltInRole {
  const role = findRoleById(id);
  if (!role) throw new Error(`no role ${id}`);
  return role;
}

const written = (id: string) => JSON.parse(writeCustomRole(roleOf(id)).content) as CliRole;

describe("a custom role from a built-in one", () => {
  const offers = customRoleOffers();

  it("is offered for those first that need it most", () => {
    expect(offers.slice(0, 3).map(({ name }) => name)).toContain(
      "Cognitive Services User without key access",
    );
    expect(new Set(offers.map(({ role }) => role.id)).size).toBe(offers.length);
    expect(offers[0]?.summary).not.toMatch(/Can [^.]*read keys/i);
  });

  it.each(aiRoles().map((role) => [role.name, role] as const))("reads no keys: %s", (_, role) => {
    const { Actions, NotActions, DataActions, NotDataActions } = JSON.parse(
      writeCustomRole(role).content,
    ) as CliRole;
    const permission = {
      actions: Actions,
      notActions: NotActions,
      dataActions: DataActions,
      notDataActions: NotDataActions,
    };
    expect([NotActions, NotDataActions]).toEqual([[], []]);
    for (const operation of keyOperations.operations)
      expect(grants([permission], operation, "control")).toBe(false);
  });

  it("says what is withheld", () => {
    const role = written(user);
    expect(role.Name).toBe("Cognitive Services User without key access");
    expect(role.Description).toMatch(
      /^What the built-in role Cognitive Services User granted on \d{4}-\d\d-\d\d\. Withheld, .*Microsoft\.CognitiveServices\/accounts\/listKeys\/action/,
    );
    expect(role.Description.length).toBeLessThan(2048);
  });

  it.each(offers.slice(0, 3).filter(({ role }) => role.name !== "Cognitive Services Contributor"))(
    "is written without a warning: $name",
    ({ role }) => {
      const findings = lint(writeCustomRole(role).content).findings;
      expect(findings.filter(({ severity }) => severity === "warning" || severity === "error")).toEqual([]);
    },
  );

  it("selects the scope for its author to replace", () => {
    const { content, replace } = writeCustomRole(roleOf(user));
    expect(content.slice(replace.offset, replace.offset + replace.length)).toMatch(/^\/subscriptions\//);
  });

  it("keeps the name of a role that has no keys to withhold apart from its model", () => {
    const reader = aiRoles().find(({ name }) => name === "Reader");
    expect(reader && customRoleOffer(reader).name).toBe("Custom Reader");
  });
});

describe("builtInRoleAt", () => {
  it.each([
    [
      "an id in Bicep",
      "bicep",
      `var role = '${user.slice(0, 5)}|${user.slice(5)}'`,
      "Cognitive Services User",
    ],
    ["beside the id", "bicep", `var role| = '${user}'`, undefined],
    ["an id nobody knows", "bicep", `'|00000000-0000-4000-8000-000000000000'`, undefined],
    [
      "the definition of a built-in role",
      "json",
      `{ "name": "${user}", "roleName": "Old Name", "roleType": "BuiltInRole", "permissions": [{ "act|ions": ["*/read"] }] }`,
      "Cognitive Services User",
    ],
    [
      "a custom role",
      "json",
      `{ "name": "${user}", "roleName": "Mine", "roleType": "CustomRole", "permissions": [{ "act|ions": ["*/read"] }] }`,
      undefined,
    ],
  ])("reads %s", (_, language, marked, expected) => {
    const { text, offset } = readCursor(marked);
    expect(builtInRoleAt(text, offset, language)?.name).toBe(expected);
  });
});
