import { describe, expect, it } from "vitest";
import { lintWith } from "#src/core/engine/lint";
import { noForbiddenOperation } from "#src/core/rules/role-definitions/no-forbidden-operation";
import { readMarks } from "#support/marks";
import { roleSpellings } from "#support/spellings";

const accounts = "Microsoft.CognitiveServices/accounts";

function judge(text: string, forbidden: readonly string[], reason?: string) {
  const forbiddenOperations = forbidden.map((operation) => ({ operation, ...(reason && { reason }) }));
  return lintWith(text, [noForbiddenOperation], { forbiddenOperations }).findings;
}

type Case = readonly [lists: string, forbidden: string, message?: string];

const reported: Readonly<Record<string, Case>> = {
  "an operation in any letter case": [
    `"Actions": [«"microsoft.cognitiveservices/accounts/DELETE"»]`,
    `${accounts}/delete`,
    `"microsoft.cognitiveservices/accounts/DELETE" is granted, which the configuration forbids.`,
  ],
  "a wildcard that grants it": [
    `"Actions": ["*/read", «"${accounts}/*"»]`,
    `${accounts}/delete`,
    `"${accounts}/*" grants "${accounts}/delete", which the configuration forbids.`,
  ],
  "an operation a forbidden pattern covers": [
    `"Actions": [«"${accounts}/delete"»]`,
    "Microsoft.CognitiveServices/*/delete",
    `by "Microsoft.CognitiveServices/*/delete".`,
  ],
  "two wildcards that meet in an operation of the catalogue": [
    `"Actions": [«"${accounts}/*"»]`,
    "*/listKeys/action",
    `grants "${accounts}/listKeys/action"`,
  ],
  "a data action": [
    `"Actions": ["*"], "DataActions": [«"${accounts}/OpenAI/*"»]`,
    `${accounts}/OpenAI/files/read`,
  ],
  "an operation the catalogue does not know": [
    `"Actions": [«"Contoso.Widgets/*"»]`,
    "Contoso.Widgets/spin/action",
  ],
};

const accepted: Readonly<Record<string, Case>> = {
  "an operation that is taken back": [`"Actions": ["*"], "NotActions": ["*/delete"]`, `${accounts}/delete`],
  "wildcards that meet in nothing that is left": [
    `"Actions": ["${accounts}/*"], "NotActions": ["*/listKeys/action"]`,
    "*/accounts/listKeys/action",
  ],
  "a wildcard of the other plane": [`"DataActions": ["*"]`, `${accounts}/listKeys/action`],
  "an expression, which nobody can know": [`"Actions": "[parameters('x')]"`, "*"],
  "everything, as long as nothing is forbidden": [`"Actions": ["*"]`, ""],
};

describe.each(Object.entries(roleSpellings))("no-forbidden-operation in %s", (_spelling, write) => {
  it.each(Object.entries(reported))("reports %s", (_name, [lists, forbidden, message]) => {
    const { text, ranges } = readMarks(write(lists));
    const findings = judge(text, [forbidden]);
    expect(findings.map(({ range }) => range)).toEqual(ranges);
    expect(findings[0]?.message).toContain(message ?? "which the configuration forbids");
    expect(findings[0]?.severity).toBe("error");
  });

  it.each(Object.entries(accepted))("accepts %s", (_name, [lists, forbidden]) => {
    expect(judge(write(lists), forbidden === "" ? [] : [forbidden])).toEqual([]);
  });
});

it("says why, where the configuration does", () => {
  const text = `{ "Name": "R", "Actions": ["*/delete"], "AssignableScopes": [] }`;
  expect(judge(text, [`${accounts}/delete`], "Only the pipeline deletes.")[0]?.message).toMatch(
    /forbids: Only the pipeline deletes\.$/,
  );
});

it("reports a built-in role as information", () => {
  const text = `{ "roleName": "Owner", "roleType": "BuiltInRole", "permissions": [{ "actions": ["*"] }] }`;
  expect(judge(text, [`${accounts}/delete`])).toMatchObject([{ severity: "information" }]);
});
