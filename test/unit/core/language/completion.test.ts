import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseDocument } from "#src/core/document/json-node";
import { lint } from "#src/core/index";
import { complete } from "#src/core/language/completion";
import { accept, acceptAt, offersAt } from "#support/acceptance";
import { readCursor } from "#support/marks";

const ai = "Microsoft.CognitiveServices/accounts";
const subscription = "/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f";
const userId = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";
const callModels = "Call models → Cognitive Services OpenAI User";
const role = (lists: string) =>
  `{ "Name": "r", "IsCustom": true, "Description": "d", ${lists}, "AssignableScopes": ["${subscription}"] }`;

const labels = (marked: string, language?: string) => offersAt(marked, language).map(({ label }) => label);

describe("in a list of a role", () => {
  const accepted: Readonly<Record<string, readonly [marked: string, label: string, after: string]>> = {
    "an empty string": [role(`"Actions": ["|"]`), "accounts/read", role(`"Actions": ["${ai}/read"]`)],
    "an empty list": [role(`"Actions": [|]`), "accounts/read", role(`"Actions": ["${ai}/read"]`)],
    "a list before another entry": [
      role(`"Actions": [|"*/read"]`),
      "accounts/read",
      role(`"Actions": ["${ai}/read","*/read"]`),
    ],
    "the middle of an operation, which is replaced whole": [
      role(`"Actions": ["Microsoft.CognitiveServices/acc|ounts/write"]`),
      "accounts/read",
      role(`"Actions": ["${ai}/read"]`),
    ],
    "behind a slash": [
      role(`"Actions": ["microsoft.cognitiveservices/accounts/|"]`),
      "listKeys/action",
      role(`"Actions": ["${ai}/listKeys/action"]`),
    ],
    "a string without its closing quote": [
      `{ "Name": "r", "DataActions": [\n  "${ai}/OpenAI/|\n] }`,
      "deployments/chat/completions/action",
      `{ "Name": "r", "DataActions": [\n  "${ai}/OpenAI/deployments/chat/completions/action"\n] }`,
    ],
    "a string without its closing quote before another": [
      role(`"Actions": ["${ai}/|, "*/read"]`),
      "read",
      role(`"Actions": ["${ai}/read", "*/read"]`),
    ],
    "a document that ends there": [
      `{ "Name": "r", "NotDataActions": ["${ai}/|`,
      "OpenAI/files/write",
      `{ "Name": "r", "NotDataActions": ["${ai}/OpenAI/files/write"`,
    ],
    "a bare word": [
      role(`"DataActions": [chat|]`),
      "accounts/OpenAI/deployments/chat/completions/action",
      role(`"DataActions": ["${ai}/OpenAI/deployments/chat/completions/action"]`),
    ],
    "a provider": [role(`"Actions": ["|"]`), "Microsoft.Storage/", role(`"Actions": ["Microsoft.Storage/"]`)],
    "a wildcard": [
      role(`"Actions": ["${ai}/deployments/|"]`),
      "*",
      role(`"Actions": ["${ai}/deployments/*"]`),
    ],
    "the end behind a wildcard": [
      role(`"Actions": ["Microsoft.CognitiveServices/*/|"]`),
      "read",
      role(`"Actions": ["Microsoft.CognitiveServices/*/read"]`),
    ],
  };
  it.each(Object.entries(accepted))("%s", (_, [marked, label, after]) => {
    expect(acceptAt(marked, label)).toBe(after);
  });

  it("offers what has a name first", () => {
    expect(
      offersAt(role(`"DataActions": ["|"]`))
        .slice(0, 2)
        .map(({ label, detail }) => [label, detail]),
    ).toEqual([
      ["accounts/OpenAI/deployments/chat/completions/action", "call chat models"],
      ["accounts/OpenAI/deployments/embeddings/action", "create embeddings"],
    ]);
  });

  it("offers operations of the list's plane alone", () => {
    expect(labels(role(`"Actions": ["|"]`)).filter((label) => label.includes("completions"))).toEqual([]);
    expect(labels(role(`"DataActions": ["|"]`))).not.toContain("accounts/listKeys/action");
  });

  it("goes down type by type", () => {
    const offers = offersAt(role(`"Actions": ["Microsoft.Storage/storageAccounts/|"]`));
    expect(offers.map(({ label }) => label)).toContain("listkeys/action");
    expect(offers.find(({ label }) => label === "blobServices/")).toMatchObject({
      kind: "folder",
      newText: `"Microsoft.Storage/storageAccounts/blobServices/"`,
      cursor: `"Microsoft.Storage/storageAccounts/blobServices/`.length,
    });
  });

  it("offers no second wildcard", () => {
    const values = offersAt(role(`"Actions": ["Microsoft.CognitiveServices/*/|"]`)).map(
      ({ newText }) => newText,
    );
    expect(values.length).toBeGreaterThan(3);
    expect(values.filter((value) => value.split("*").length !== 2)).toEqual([]);
  });

  it("leaves out what the list has already", () => {
    expect(labels(role(`"Actions": ["${ai}/read", "|", "${ai}/write"]`))).not.toContain("accounts/read");
    expect(labels(role(`"Actions": ["${ai}/read", "|", "${ai}/write"]`))).not.toContain("accounts/write");
  });

  it("takes back only what is granted", () => {
    const offers = offersAt(role(`"Actions": ["${ai}/deployments/*"], "NotActions": ["|"]`));
    expect(
      offers
        .filter(({ kind }) => kind === "operation")
        .map(({ label }) => label)
        .sort(),
    ).toEqual(["accounts/deployments/delete", "accounts/deployments/read", "accounts/deployments/write"]);
  });

  it.each<[string, string]>([
    ["a list of another document", `{ "name": "x", "actions": ["|"] }`],
    ["a name", `{ "Name": "r", "dataActions": { "|": 1 } }`],
    ["a comment", `{ "Name": "r", "dataActions": [ // |\n] }`],
    ["a place where a comma is missing", `{ "Name": "r", "dataActions": ["a" |] }`],
    ["a provider nobody knows", role(`"Actions": ["Microsoft.Nothing/|"]`)],
  ])("offers nothing in %s", (_, marked) => {
    expect(labels(marked)).toEqual([]);
  });

  it("compares with the text it replaces, the quote included", () => {
    const [first] = offersAt(role(`"Actions": ["|"]`));
    expect(first?.filterText.startsWith('"Microsoft.')).toBe(true);
    const [bare] = offersAt(role(`"Actions": [|]`));
    expect(bare?.filterText.startsWith("Microsoft.")).toBe(true);
  });
});

const definitions = "Microsoft.Authorization/roleDefinitions";
const template = (resource: string, schema = "2019-04-01/deploymentTemplate.json") =>
  `{ "$schema": "https://schema.management.azure.com/schemas/${schema}#", "contentVersion": "1.0.0.0", "resources": [${resource}] }`;
const assignment = (value: string) =>
  `{ "type": "Microsoft.Authorization/roleAssignments", "apiVersion": "2022-04-01", "name": "[guid('x')]", "properties": { "principalId": "p", "roleDefinitionId": ${value} } }`;

describe("where a role is named", () => {
  const accepted: Readonly<Record<string, readonly [language: string, marked: string, after: string]>> = {
    "an assignment as Azure prints it": [
      "json",
      `{ "principalId": "p", "roleDefinitionId": "|" }`,
      `{ "principalId": "p", "roleDefinitionId": "/providers/${definitions}/${userId}" }`,
    ],
    "a template": [
      "json",
      template(assignment(`"|"`)),
      template(assignment(`"[subscriptionResourceId('${definitions}', '${userId}')]"`)),
    ],
    "a template of a management group": [
      "json",
      template(assignment(`"|"`), "2019-08-01/managementGroupDeploymentTemplate.json"),
      template(
        assignment(`"[tenantResourceId('${definitions}', '${userId}')]"`),
        "2019-08-01/managementGroupDeploymentTemplate.json",
      ),
    ],
    "an expression that is begun": [
      "json",
      template(assignment(`"[subscriptionResourceId('${definitions}', '|')]"`)),
      template(assignment(`"[subscriptionResourceId('${definitions}', '${userId}')]"`)),
    ],
    "a policy that remedies": [
      "json",
      `{ "policyRule": { "then": { "effect": "modify", "details": { "roleDefinitionIds": ["|"] } } } }`,
      `{ "policyRule": { "then": { "effect": "modify", "details": { "roleDefinitionIds": ["/providers/${definitions}/${userId}"] } } } }`,
    ],
    "a module's assignments": [
      "json",
      `{ "roleDefinitionIdOrName": "|" }`,
      `{ "roleDefinitionIdOrName": "${userId}" }`,
    ],
    "a variable": [
      "json",
      `{ "variables": { "openAiRoleId": "|" } }`,
      `{ "variables": { "openAiRoleId": "${userId}" } }`,
    ],
    "a Bicep expression": [
      "bicep",
      "  roleDefinitionId: |",
      `  roleDefinitionId: subscriptionResourceId('${definitions}', '${userId}')`,
    ],
    "a Bicep function": [
      "bicep",
      `  roleDefinitionId: subscriptionResourceId('${definitions}', '|')`,
      `  roleDefinitionId: subscriptionResourceId('${definitions}', '${userId}')`,
    ],
    "a Bicep variable": ["bicep", "var openAiRoleId = 'abc|'", `var openAiRoleId = '${userId}'`],
    "a Bicep parameter": ["bicep", "param roleId string = '|'", `param roleId string = '${userId}'`],
    "Terraform by id": [
      "terraform",
      `  role_definition_id = "|"`,
      `  role_definition_id = "/providers/${definitions}/${userId}"`,
    ],
    "Terraform by name": [
      "terraform",
      `  role_definition_name = "Cog|"`,
      `  role_definition_name = "Cognitive Services OpenAI User"`,
    ],
    "a shell command": [
      "shellscript",
      "az role assignment create --role | --scope x",
      `az role assignment create --role ${userId} --scope x`,
    ],
    "a quoted shell argument": ["shellscript", `  --role "Cogn|itive" \\`, `  --role "${userId}" \\`],
    "a shell variable": ["shellscript", `ROLE_ID="|"`, `ROLE_ID="${userId}"`],
    "PowerShell by id": [
      "powershell",
      "New-AzRoleAssignment -RoleDefinitionId |",
      `New-AzRoleAssignment -RoleDefinitionId ${userId}`,
    ],
    "PowerShell by name": [
      "powershell",
      "New-AzRoleAssignment -RoleDefinitionName |",
      "New-AzRoleAssignment -RoleDefinitionName 'Cognitive Services OpenAI User'",
    ],
    "a YAML value": ["yaml", "roleDefinitionId: |", `roleDefinitionId: ${userId}`],
    "a command in Markdown": [
      "markdown",
      "    az role assignment create --role |",
      `    az role assignment create --role ${userId}`,
    ],
  };
  it.each(Object.entries(accepted))("%s", (_, [language, marked, after]) => {
    expect(acceptAt(marked, callModels, language)).toBe(after);
  });

  it.each<[string, string, string]>([
    ["the type of a resource", "bicep", "resource roleAssignment '|'"],
    ["the name of a role", "bicep", "param roleName string = '|'"],
    ["ordinary text", "markdown", "the role |"],
    ["another argument", "shellscript", "az role assignment create --scope |"],
    ["the language of another tool", "python", "--role |"],
    ["a variable for something else", "json", `{ "variables": { "location": "|" } }`],
  ])("offers nothing in %s", (_, language, marked) => {
    expect(labels(marked, language)).toEqual([]);
  });

  it("says which roles read keys, and finds roles by words and former names", () => {
    const offers = offersAt(`{ "roleDefinitionIdOrName": "|" }`);
    expect(offers.find(({ label }) => label === "Cognitive Services User")?.detail).toBe("reads keys");
    expect(offers.find(({ label }) => label === "Foundry User")?.filterText).toContain("Azure AI User");
    expect(offers[0]?.filterText).toContain("inference");
    expect(offers[0]?.documentation?.()).toContain("✓ call chat models");
  });
});

describe("in a policy", () => {
  const policy = (rest: string) => `{ "properties": { "displayName": "p", ${rest} } }`;
  const rule = (then: string, field = `"${ai}"`) =>
    `"policyRule": { "if": { "field": "type", "equals": ${field} }, "then": ${then} }`;

  it.each<[string, string, string, string]>([
    [
      "a mode",
      policy(`"mode": "|", ${rule(`{ "effect": "audit" }`)}`),
      "Indexed",
      policy(`"mode": "Indexed", ${rule(`{ "effect": "audit" }`)}`),
    ],
    [
      "an effect",
      policy(`"mode": "Indexed", ${rule(`{ "effect": "|" }`)}`),
      "deny",
      policy(`"mode": "Indexed", ${rule(`{ "effect": "deny" }`)}`),
    ],
    [
      "a parameter that decides the effect",
      policy(
        `"mode": "Indexed", "parameters": { "effect": { "type": "String" } }, ${rule(`{ "effect": "|" }`)}`,
      ),
      "[parameters('effect')]",
      policy(
        `"mode": "Indexed", "parameters": { "effect": { "type": "String" } }, ${rule(`{ "effect": "[parameters('effect')]" }`)}`,
      ),
    ],
    [
      "an effect that needs details, with details to fill in",
      policy(`"mode": "Indexed", ${rule(`{\n  "effect": "|"\n}`)}`),
      "auditIfNotExists",
      policy(
        `"mode": "Indexed", ${rule(`{\n  "effect": "auditIfNotExists",\n  "details": {\n    "type": "<resource type>"\n  }\n}`)}`,
      ),
    ],
    [
      "a resource type",
      policy(`"mode": "All", ${rule(`{ "effect": "audit" }`, `"|"`)}`),
      ai,
      policy(`"mode": "All", ${rule(`{ "effect": "audit" }`)}`),
    ],
    [
      "an alias",
      policy(
        `"mode": "All", "policyRule": { "if": { "field": "|", "equals": "Enabled" }, "then": { "effect": "audit" } }`,
      ),
      "publicNetworkAccess",
      policy(
        `"mode": "All", "policyRule": { "if": { "field": "${ai}/publicNetworkAccess", "equals": "Enabled" }, "then": { "effect": "audit" } }`,
      ),
    ],
    [
      "what an alias is compared with",
      policy(
        `"mode": "All", "policyRule": { "if": { "field": "${ai}/networkAcls.defaultAction", "notEquals": "|" }, "then": { "effect": "audit" } }`,
      ),
      "Deny",
      policy(
        `"mode": "All", "policyRule": { "if": { "field": "${ai}/networkAcls.defaultAction", "notEquals": "Deny" }, "then": { "effect": "audit" } }`,
      ),
    ],
    [
      "an allowed effect",
      policy(
        `"mode": "All", "parameters": { "effect": { "type": "String", "allowedValues": ["audit", "|"] } }, ${rule(`{ "effect": "[parameters('effect')]" }`)}`,
      ),
      "deny",
      policy(
        `"mode": "All", "parameters": { "effect": { "type": "String", "allowedValues": ["audit", "deny"] } }, ${rule(`{ "effect": "[parameters('effect')]" }`)}`,
      ),
    ],
    [
      "a default, spelled as it is allowed",
      policy(
        `"mode": "All", "parameters": { "effect": { "type": "String", "defaultValue": "|", "allowedValues": ["Audit"] } }, ${rule(`{ "effect": "[parameters('effect')]" }`)}`,
      ),
      "Audit",
      policy(
        `"mode": "All", "parameters": { "effect": { "type": "String", "defaultValue": "Audit", "allowedValues": ["Audit"] } }, ${rule(`{ "effect": "[parameters('effect')]" }`)}`,
      ),
    ],
  ])("%s", (_, marked, label, after) => {
    expect(acceptAt(marked, label)).toBe(after);
  });

  it("offers only effects that the mode accepts", () => {
    expect(labels(policy(`"mode": "Microsoft.KeyVault.Data", ${rule(`{ "effect": "|" }`)}`))).toEqual([
      "audit",
      "deny",
      "disabled",
    ]);
    expect(labels(policy(`"mode": "Indexed", ${rule(`{ "effect": "|" }`)}`))).not.toContain(
      "addToNetworkGroup",
    );
  });

  it("offers only modes that accept the effect", () => {
    expect(labels(policy(`"mode": "|", ${rule(`{ "effect": "addToNetworkGroup" }`)}`))).toEqual([
      "Microsoft.Network.Data",
    ]);
  });

  it("offers no mode of a policy for a deployment", () => {
    const deployment = `{ "effect": "deployIfNotExists", "details": { "deployment": { "properties": { "mode": "|", "template": {} } } } }`;
    expect(labels(policy(`"mode": "All", ${rule(deployment)}`))).toEqual([]);
  });

  it("escapes a parameter once more inside a template", () => {
    const marked = template(
      `{ "type": "Microsoft.Authorization/policyDefinitions", "properties": { "mode": "All", "parameters": { "effect": { "type": "String" } }, ${rule(`{ "effect": "|" }`)} } }`,
    );
    expect(labels(marked)).toContain("[[parameters('effect')]");
    const library = `{ "apiVersion": "2021-06-01", "properties": { "parameters": { "effect": { "type": "String" } }, "policyRule": { "if": { "field": "name", "equals": "[[concat('a')]" }, "then": { "effect": "|" } } } }`;
    expect(labels(library)).toContain("[[parameters('effect')]");
    expect(labels(library.replace("[[", "["))).toContain("[parameters('effect')]");
  });
});

describe("in an account and beside it", () => {
  const account = (rest: string) => `{ "type": "${ai}", ${rest} }`;
  it.each<[string, string, readonly string[]]>([
    ["the kind", account(`"kind": "|"`), ["OpenAI", "AIServices"]],
    ["public access", account(`"properties": { "publicNetworkAccess": "|" }`), ["Disabled", "Enabled"]],
    [
      "who passes the network rules",
      account(`"properties": { "networkAcls": { "bypass": "|" } }`),
      ["None", "AzureServices"],
    ],
    [
      "a category of logs",
      `{ "type": "${ai}/providers/diagnosticSettings", "properties": { "logs": [{ "category": "|" }] } }`,
      ["Audit", "RequestResponse"],
    ],
    [
      "a group of categories",
      `{ "type": "Microsoft.Insights/diagnosticSettings", "properties": { "logs": [{ "categoryGroup": "|" }] } }`,
      ["audit", "allLogs"],
    ],
    ["who is given a role", `{ "principalId": "x", "principalType": "|" }`, ["ServicePrincipal", "Group"]],
  ])("offers %s", (_, marked, expected) => {
    expect(labels(marked).slice(0, 2)).toEqual(expected);
  });

  it("offers nothing for other resources", () => {
    expect(labels(`{ "type": "Microsoft.Storage/storageAccounts", "kind": "|" }`)).toEqual([]);
  });
});

describe("whatever is accepted", () => {
  const policy = (rest: string) =>
    `{ "properties": { "displayName": "p", "description": "d", "metadata": { "category": "c", "version": "1.0.0" }, "mode": "All", "parameters": { "effect": { "type": "String", "allowedValues": ["audit", "disabled"], "defaultValue": "audit" } }, ${rest} } }`;
  const documents: Readonly<Record<string, string>> = {
    "an operation": role(`"Actions": ["|"]`),
    "an operation of accounts": role(`"Actions": ["${ai}/|"]`),
    "a data operation": role(`"DataActions": ["${ai}/OpenAI/|"]`),
    "an operation that is taken back": role(
      `"Actions": ["Microsoft.CognitiveServices/*"], "NotActions": ["|"]`,
    ),
    "an end": role(`"Actions": ["Microsoft.CognitiveServices/*/|"]`),
    "a role in a template": template(assignment(`"|"`)),
    "a role elsewhere": `{ "principalId": "p", "roleDefinitionId": "|" }`,
    "a mode": policy(
      `"policyRule": { "if": { "field": "type", "equals": "${ai}" }, "then": { "effect": "audit" } }`,
    ).replace(`"mode": "All"`, `"mode": "|"`),
    "an effect": policy(
      `"policyRule": { "if": { "field": "type", "equals": "${ai}" }, "then": { "effect": "|" } }`,
    ),
    "an effect of a definition with details": policy(
      `"policyRule": { "if": { "field": "type", "equals": "${ai}" }, "then": { "effect": "|", "details": { "type": "x/y" } } }`,
    ),
    "an allowed effect": policy(
      `"policyRule": { "if": { "field": "type", "equals": "${ai}" }, "then": { "effect": "[parameters('effect')]" } }`,
    ).replace(`"disabled"]`, `"disabled", "|"]`),
    "a field": policy(
      `"policyRule": { "if": { "field": "|", "exists": "true" }, "then": { "effect": "audit" } }`,
    ),
    "a compared value": policy(
      `"policyRule": { "if": { "field": "type", "equals": "|" }, "then": { "effect": "audit" } }`,
    ),
    "a kind": template(
      `{ "type": "${ai}", "apiVersion": "2024-10-01", "name": "a", "location": "x", "kind": "|", "identity": { "type": "SystemAssigned" }, "properties": { "customSubDomainName": "a", "disableLocalAuth": true, "publicNetworkAccess": "Disabled" } }`,
    ),
    "public access": template(
      `{ "type": "${ai}", "apiVersion": "2024-10-01", "name": "a", "location": "x", "kind": "OpenAI", "identity": { "type": "SystemAssigned" }, "properties": { "customSubDomainName": "a", "disableLocalAuth": true, "publicNetworkAccess": "|" } }`,
    ),
  };

  it.each(Object.entries(documents))("%s: the text parses and has no error", (_, marked) => {
    const { text, offset } = readCursor(marked);
    const offers = complete(text, offset, "json");
    expect(offers.length).toBeGreaterThan(0);
    // Every one of a short list, some of a long one.
    const step = Math.ceil(offers.length / 60);
    for (const offer of offers.filter((_offer, index) => index % step === 0)) {
      const after = accept(text, offer);
      expect([offer.label, parseDocument(after).problems]).toEqual([offer.label, []]);
      const errors = lint(after).findings.filter(({ severity }) => severity === "error");
      expect([offer.label, errors.map(({ ruleId }) => ruleId)]).toEqual([offer.label, []]);
    }
  });
});

describe("wherever the cursor is in an example", () => {
  const folder = join(__dirname, "..", "..", "..", "..", "examples");
  /** Prime, so that lines of one length are not always met at the same place. */
  const step = 23;
  const files = readdirSync(folder).filter((name) => /\.jsonc?$/.test(name));

  it.each(files)("%s: an offer replaces what is around the cursor, on its line, and leaves JSON", (name) => {
    const text = readFileSync(join(folder, name), "utf8");
    let places = 0;
    for (let cursor = 0; cursor <= text.length; cursor += step) {
      const [first] = complete(text, cursor, "jsonc");
      if (!first) continue;
      places++;
      const replaced = text.slice(first.offset, first.offset + first.length);
      expect(cursor).toBeGreaterThanOrEqual(first.offset);
      expect(cursor).toBeLessThanOrEqual(first.offset + first.length);
      expect(replaced).not.toMatch(/[\r\n]/);
      expect(parseDocument(accept(text, first)).problems).toEqual([]);
    }
    expect(places).toBeGreaterThan(0);
  });

  it.each(files)("%s: cut off there, it still offers or stays silent", (name) => {
    const text = readFileSync(join(folder, name), "utf8");
    for (let cursor = 0; cursor <= text.length; cursor += step) {
      for (const { offset, length } of complete(text.slice(0, cursor), cursor, "jsonc").slice(0, 1)) {
        expect(offset + length).toBe(cursor);
      }
    }
  });
});

it("offers the effects of most policies before the others", () => {
  const offers = offersAt(
    `{ "mode": "Indexed", "policyRule": { "if": { "field": "type", "equals": "x" }, "then": { "effect": "|" } } }`,
  );
  expect(offers.map(({ label }) => label)).toEqual([
    "audit",
    "deny",
    "disabled",
    "auditIfNotExists",
    "modify",
    "deployIfNotExists",
    "append",
    "denyAction",
    "manual",
  ]);
});
