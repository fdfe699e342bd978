import { describe, expect, it } from "vitest";
import { codeLenses } from "#src/core/language/code-lens";
import { listGrants } from "#src/core/language/grant-listing";

const ai = "Microsoft.CognitiveServices/accounts";
const titles = (text: string) => codeLenses(text).map(({ title }) => title());
const role = (lists: string) =>
  `{ "Name": "Operator", "Id": "11111111-2222-3333-4444-555555555555", ${lists}, "AssignableScopes": [] }`;
const policy = (mode: string, effect: string, parameters = "{}") =>
  `{ ${mode} "parameters": ${parameters}, "policyRule": { "if": { "field": "type", "equals": "x" }, "then": { "effect": "${effect}" } } }`;

describe("above a resource stands what it amounts to", () => {
  it.each<[string, string, readonly string[]]>([
    [
      "a role that reads keys",
      role(`"Actions": ["${ai}/read", "${ai}/listKeys/action"]`),
      ["grants 2 operations · reads keys"],
    ],
    [
      "a role that calls models",
      role(`"DataActions": ["${ai}/OpenAI/deployments/chat/completions/action"]`),
      ["grants 1 operation · calls models"],
    ],
    [
      "a role with a wildcard beyond the providers known in full",
      role(`"Actions": ["Microsoft.Storage/*/read"]`),
      ["grants at least 32 operations"],
    ],
    ["a role that grants nothing", role(`"Actions": []`), ["grants 0 operations"]],
    [
      "an assignment of a built-in role",
      `{ "principalId": "p", "roleDefinitionId": "/providers/Microsoft.Authorization/roleDefinitions/a97b65f3-24c7-4388-baec-2e87135dc908" }`,
      ["Cognitive Services User · reads keys · calls models · trains models"],
    ],
    [
      "an assignment of a role beside it",
      `[${role(`"Actions": ["${ai}/listKeys/action"]`)}, { "principalId": "p", "roleDefinitionId": "/providers/x/11111111-2222-3333-4444-555555555555" }]`,
      ["grants 1 operation · reads keys", "Operator · reads keys"],
    ],
    [
      "an assignment of a role nobody knows",
      `{ "principalId": "p", "roleDefinitionId": "[parameters('x')]" }`,
      [],
    ],
    ["a policy", policy(`"mode": "Indexed",`, "deny"), ["Indexed · deny"]],
    ["a policy without a mode", policy("", "deny"), ["no mode · deny"]],
    [
      "a policy whose effect is a parameter",
      policy(
        `"mode": "All",`,
        "[parameters('e')]",
        `{ "e": { "type": "String", "allowedValues": ["Audit", "Deny"], "defaultValue": "Audit" } }`,
      ),
      ["All · audit or deny · Audit by default"],
    ],
    ["another document", `{ "name": "x" }`, []],
  ])("%s", (_, text, expected) => {
    expect(titles(text)).toEqual(expected);
  });

  it("and where it begins", () => {
    const text = `[\n  ${role(`"Actions": []`)}\n]`;
    expect(codeLenses(text).map(({ offset, lists }) => [offset, lists])).toEqual([[4, true]]);
  });
});

describe("the listing of a role", () => {
  const text = role(`"Actions": ["${ai}/*/read", "${ai}/listKeys/action", "Microsoft.Storage/*/read"]`);
  const listing = listGrants(text, 5) ?? "";

  it("names abilities, providers and the entry that grants each operation", () => {
    expect(listing.split("\n")[0]).toBe("What Operator grants, by the catalogue of 2026-08-22");
    expect(listing).toContain("  yes  read the account keys");
    expect(listing).toContain("  no   call chat models");
    expect(listing).toContain("Control plane: at least ");
    expect(listing).toContain(`\n  ${ai}/deployments/read  (by ${ai}/*/read)\n`);
    expect(listing).toContain(`\n  ${ai}/listKeys/action\n`);
    expect(listing).toContain("\nMicrosoft.Storage\n  Microsoft.Storage/");
    expect(listing).toContain("Data plane: 0 operations");
  });

  it("is absent where no role stands", () => {
    expect(listGrants(`{ "name": "x" }`, 3)).toBeUndefined();
  });
});
