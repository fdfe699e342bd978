import { describe, expect, it } from "vitest";
import { builtInRoles, type BuiltInRole } from "#src/core/catalog/built-in-roles";
import type { Finding } from "#src/core/engine/finding";
import { lintWith } from "#src/core/engine/lint";
import { rules } from "#src/core/rules/index";
import { noKeyAccess } from "#src/core/rules/role-definitions/no-key-access";
import { noLocalAuthUndo } from "#src/core/rules/role-definitions/no-local-auth-undo";

type RoleType = "BuiltInRole" | "CustomRole";

/** A role as the REST interface returns it; as a custom role, what somebody has who copies it. */
function write({ id, name, permissions }: BuiltInRole, type: RoleType): string {
  const assignableScopes = [
    type === "BuiltInRole" ? "/" : "/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f",
  ];
  const path = `/providers/Microsoft.Authorization/roleDefinitions/${id}`;
  const properties = { roleName: name, type, description: name, assignableScopes, permissions };
  return JSON.stringify({ id: path, name: id, properties }, null, 2);
}

function lintAll(type: RoleType, some = rules): readonly (readonly [string, readonly Finding[]])[] {
  return builtInRoles().map((role) => [
    role.name,
    lintWith(write(role, type), some, { profile: "strict" }).findings,
  ]);
}

/** Per rule: in how many roles it reports something, and how many findings that makes. */
function countOf(type: RoleType): string {
  const roles = new Map<string, Set<string>>();
  const findings = new Map<string, number>();
  for (const [role, found] of lintAll(type)) {
    for (const { ruleId, severity } of found) {
      const key = `${ruleId} (${severity})`;
      roles.set(key, (roles.get(key) ?? new Set()).add(role));
      findings.set(key, (findings.get(key) ?? 0) + 1);
    }
  }
  return [...roles]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, names]) => `${key}: ${String(findings.get(key))} in ${String(names.size)} roles`)
    .join("\n");
}

/** Those with a wildcard over all of an account: they renew keys and write every property. */
const wholeAccountRoles = [
  "Azure AI Administrator",
  "Cognitive Services Contributor",
  "Cognitive Services Security Integration Admin",
  "Contributor",
  "Foundry Account Owner",
  "Foundry Owner",
  "Owner",
];

describe("every rule over every built-in role", () => {
  it("reports as much as it did before", async () => {
    const counts = `As built-in roles\n${countOf("BuiltInRole")}\n\nAs custom roles\n${countOf("CustomRole")}\n`;
    await expect(counts).toMatchFileSnapshot("noise.golden.txt");
  });

  it("finds the keys in the thirteen roles that give them", () => {
    const found = lintAll("BuiltInRole", [noKeyAccess]).filter(([, findings]) => findings.length > 0);
    expect(found.map(([name]) => name).sort()).toEqual(
      [
        "Azure AI Administrator",
        "Cognitive Services Content Understanding Owner",
        "Cognitive Services Contributor",
        "Cognitive Services Language Owner",
        "Cognitive Services LUIS Owner",
        "Cognitive Services Security Integration Admin",
        "Cognitive Services User",
        "Contributor",
        "Defender Cloud Secrets Posture",
        "Foundry Account Owner",
        "Foundry Owner",
        "Foundry User",
        "Owner",
      ].sort(),
    );
  });

  it("finds key renewal in the seven roles that grant it", () => {
    const found = lintAll("BuiltInRole", [noKeyAccess]).filter(([, findings]) =>
      findings.some(({ message }) => /regenerat|renew/i.test(message)),
    );
    expect(found.map(([name]) => name).sort()).toEqual(wholeAccountRoles);
  });

  it("finds account writes in copies of the seven roles that grant them", () => {
    const found = lintAll("CustomRole", [noLocalAuthUndo]).filter(([, findings]) => findings.length > 0);
    expect(found.map(([name]) => name).sort()).toEqual(wholeAccountRoles);
  });
});
