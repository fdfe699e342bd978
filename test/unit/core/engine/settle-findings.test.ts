import { describe, expect, it } from "vitest";
import type { LintConfig } from "#src/core/engine/config";
import { lintWith } from "#src/core/engine/lint";
import { noKeyAccess } from "#src/core/rules/role-definitions/no-key-access";
import { validRoleMetadata } from "#src/core/rules/role-definitions/valid-role-metadata";

const role = `{ "Name": "Key rotation", "IsCustom": true, "Actions": ["*/listKeys/action"], "AssignableScopes": [] }`;

function outcome(text: string, config: LintConfig) {
  const { findings, suppressed } = lintWith(text, [noKeyAccess, validRoleMetadata], {
    today: "2026-03-01",
    ...config,
  });
  return {
    left: findings.map(({ ruleId }) => ruleId),
    suppressed: suppressed.map(({ ruleId, suppression }) => [ruleId, suppression.where, suppression.reason]),
  };
}

const suppressing = (expires?: string): LintConfig => ({
  suppressions: [{ rule: "no-key-access", reason: "rotation", expires }],
});

describe("a suppression of the configuration", () => {
  it("silences its rule, and is told apart from one in the document", () => {
    expect(outcome(role, suppressing())).toEqual({
      left: ["valid-role-metadata"],
      suppressed: [["no-key-access", "elsewhere", "rotation"]],
    });
  });

  it.each([
    ["2026-03-01", []],
    ["2026-02-28", ["no-key-access"]],
  ])("holds through %s", (expires, left) => {
    expect(outcome(role, suppressing(expires)).left).toEqual(expect.arrayContaining(left));
    expect(outcome(role, suppressing(expires)).suppressed).toHaveLength(1 - left.length);
  });

  it("yields to the one in the document, which gives the reason", () => {
    const text = `// aoai-security-disable-file no-key-access -- here\n${role}`;
    expect(outcome(text, suppressing()).suppressed).toEqual([["no-key-access", "document", "here"]]);
  });
});

describe("an allowed role", () => {
  it.each(["Key rotation", "key ROTATION"])(
    "is accepted with its rights as %s, not with its mistakes",
    (name) => {
      expect(outcome(role, { allowedRoles: [name] })).toEqual({
        left: ["valid-role-metadata"],
        suppressed: [["no-key-access", "elsewhere", "The configuration accepts this role as it is."]],
      });
    },
  );

  it("is no other role", () => {
    expect(outcome(role, { allowedRoles: ["Key", "rotation"] }).left).toContain("no-key-access");
  });
});
