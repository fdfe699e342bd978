import { describe, expect, it } from "vitest";
import { applyEdits } from "#src/core/document/edits";
import { lintWith } from "#src/core/engine/lint";
import { noKeyAccess } from "#src/core/rules/role-definitions/no-key-access";
import { noNotActions } from "#src/core/rules/role-definitions/no-not-actions";
import type { Rule } from "#src/core/rules/rule";
import { unusedSuppression } from "#src/core/rules/suppressions/unused-suppression";
import { readMarks } from "#support/marks";

const rules = [noKeyAccess, noNotActions, unusedSuppression];
const key = `"Microsoft.CognitiveServices/accounts/listKeys/action"`;

/** A role with a comment before its one action. */
const commented = (comment: string, action = `"*/read"`): string => `{
  "Name": "R", "AssignableScopes": [],
  "Actions": [
    ${comment}
    ${action}
  ]
}`;

const described = (suppress: string): string => `{
  "metadata": { "aoaiSecurity": { "suppress": ${suppress} } },
  "Name": "R", "AssignableScopes": [], "Actions": ["*/read"]
}`;

function judge(text: string, among: readonly Rule[] = rules) {
  const { findings } = lintWith(text, among, { today: "2026-03-01" });
  return findings.filter(({ ruleId }) => ruleId === "unused-suppression");
}

describe("unused-suppression reports", () => {
  const cases: Readonly<Record<string, readonly [marked: string, message: string]>> = {
    "a comment that silences nothing": [
      commented("// aoai-security-disable-next-line «no-key-access» -- rotation"),
      "no-key-access finds nothing here",
    ],
    "one rule of several": [
      commented("// aoai-security-disable-next-line no-key-access, «no-not-actions» -- rotation", key),
      "no-not-actions finds nothing here",
    ],
    "a block that silences nothing": [
      commented("/* aoai-security-disable «no-key-access» -- rotation */"),
      "finds nothing here",
    ],
    "a suppression in metadata": [
      described(`[{ "rule": «"no-key-access"», "reason": "rotation" }]`),
      "finds nothing here",
    ],
    "a rule that does not exist": [
      commented("// aoai-security-disable-next-line «no-keys-access» -- rotation", key),
      'There is no rule "no-keys-access" (the nearest is no-key-access)',
    ],
    "a comment without a reason": [
      commented("// aoai-security-disable-next-line «no-key-access»", key),
      "gives no reason",
    ],
    "a comment without a rule": [
      commented("«// aoai-security-disable-next-line -- rotation»", key),
      "names no rule",
    ],
    "a comment whose form is misspelled": [
      commented("«// aoai-security-disable-nextline no-key-access -- rotation»", key),
      "it has to begin with aoai-security-disable-next-line",
    ],
    "a day that has passed": [
      described(`[{ "rule": «"no-key-access"», "reason": "r", "expires": "2026-02-28" }]`),
      "expired on 2026-02-28",
    ],
    "a day that does not exist": [
      described(`[{ "rule": «"no-key-access"», "reason": "r", "expires": "2026-02-30" }]`),
      "YYYY-MM-DD",
    ],
    "a member nobody knows": [
      described(`[{ "rule": «"no-key-access"», "reason": "r", "expiry": "2026-02-28" }]`),
      "a suppression is an object with",
    ],
    "a name where an object belongs": [described(`[«"no-key-access"»]`), "a suppression is an object with"],
  };
  it.each(Object.entries(cases))("%s", (_name, [marked, message]) => {
    const { text, ranges } = readMarks(marked);
    const findings = judge(text);
    expect(findings.map(({ range }) => range)).toEqual(ranges);
    expect(findings[0]?.message).toContain(message);
    expect(findings[0]?.severity).toBe("information");
  });
});

describe("unused-suppression accepts", () => {
  it("a comment that silences something", () => {
    expect(judge(commented("// aoai-security-disable-next-line no-key-access -- rotation", key))).toEqual([]);
  });

  it("a suppression of a rule that is turned off, since nobody knows", () => {
    const text = commented("// aoai-security-disable-next-line no-key-access -- rotation");
    const { findings } = lintWith(text, rules, { rules: { "no-key-access": "off" } });
    expect(findings).toEqual([]);
  });

  it("everything in a document that is still being typed", () => {
    expect(
      judge(commented("// aoai-security-disable-next-line no-key-access -- rotation").slice(0, -2)),
    ).toEqual([]);
  });
});

it("removes a comment that names one rule, with its line", () => {
  const text = commented("// aoai-security-disable-next-line no-key-access -- rotation");
  const [finding] = judge(text);
  const [fix] = finding?.fixes ?? [];
  expect(fix?.safety).toBe("safe");
  expect(applyEdits(text, fix?.edits() ?? [])).toBe(commented("").replace("    \n", ""));
});

it("leaves a comment that names several rules, and one that has expired, to the author", () => {
  const several = commented("// aoai-security-disable-next-line no-key-access no-not-actions -- r", key);
  const expired = described(`[{ "rule": "no-key-access", "reason": "r", "expires": "2026-02-28" }]`);
  expect([...judge(several), ...judge(expired)].map(({ fixes }) => fixes.length)).toEqual([0, 0]);
});
