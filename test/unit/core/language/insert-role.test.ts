import { describe, expect, it } from "vitest";
import { findRoleById } from "#src/core/catalog/built-in-roles";
import { applyEdits } from "#src/core/document/edits";
import { insertRole, namesRole } from "#src/core/language/insert-role";
import { summarizeRole } from "#src/core/language/role-summary";

const user = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";
const reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
const type = "Microsoft.Authorization/roleDefinitions";

function roleOf(id: string) {
  const role = findRoleById(id);
  if (!role) throw new Error(`no role ${id}`);
  return role;
}

/** The text with the role inserted at "|". */
function inserted(marked: string, languageId: string, id = reader): string {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  return applyEdits(text, [insertRole(text, offset, languageId, roleOf(id))]);
}

const template = (value: string) =>
  `{ "contentVersion": "1.0.0.0", "resources": [{ "type": "Microsoft.Authorization/roleAssignments", "properties": { "roleDefinitionId": ${value} } }] }`;

describe("a role is inserted", () => {
  it.each([
    [
      "as an expression in a template",
      "json",
      template(`"|"`),
      template(`"[subscriptionResourceId('${type}', '${reader}')]"`),
    ],
    [
      "in place of the GUID in an expression",
      "json",
      template(`"[subscriptionResourceId('${type}', '5e0b|d9bd-7b93-4f28-af87-19fc36ad61bd')]"`),
      template(`"[subscriptionResourceId('${type}', '${reader}')]"`),
    ],
    [
      "in place of the GUID in an id that names a subscription, which stays",
      "terraform",
      `role_definition_id = "/subscriptions/x/providers/${type}/5e0b|d9bd-7b93-4f28-af87-19fc36ad61bd"`,
      `role_definition_id = "/subscriptions/x/providers/${type}/${reader}"`,
    ],
    [
      "in place of the GUID in a Bicep expression",
      "bicep",
      `  roleDefinitionId: resourceId('${type}', '|5e0bd9bd-7b93-4f28-af87-19fc36ad61bd')`,
      `  roleDefinitionId: resourceId('${type}', '${reader}')`,
    ],
    [
      "in place of the GUID in a sentence",
      "markdown",
      "Give it 5e0bd9bd-7b93-4f28-af87-19fc36ad61bd| at the account.",
      `Give it ${reader} at the account.`,
    ],
    [
      "as an expression in Bicep",
      "bicep",
      "  roleDefinitionId: |",
      `  roleDefinitionId: subscriptionResourceId('${type}', '${reader}')`,
    ],
    [
      "as a full id in Terraform",
      "terraform",
      `role_definition_id = "|"`,
      `role_definition_id = "/providers/${type}/${reader}"`,
    ],
    [
      "by name where a name is wanted",
      "terraform",
      `role_definition_name = "|"`,
      `role_definition_name = "Reader"`,
    ],
    [
      "as a GUID on a command line",
      "shellscript",
      "az role assignment create --role |",
      `az role assignment create --role ${reader}`,
    ],
    [
      "in place of a GUID in prose",
      "markdown",
      `Assign ${user}| to the app.`,
      `Assign ${reader} to the app.`,
    ],
    ["as a GUID anywhere else", "plaintext", "Assign |.", `Assign ${reader}.`],
  ])("%s", (_, languageId, before, after) => {
    expect(inserted(before, languageId)).toBe(after);
  });

  it("also when completion would not offer it", () => {
    const avere = "4f8fab4f-1852-4a58-a46a-8eaf358af14a";
    expect(inserted(`role_definition_name = "|"`, "terraform", avere)).toBe(
      `role_definition_name = "${roleOf(avere).name}"`,
    );
  });
});

describe("a role in a line", () => {
  it("says what it can do and which dangerous things it cannot", () => {
    const line = summarizeRole(roleOf(user));
    expect(line).toMatch(/^Can .*call chat models/);
    expect(line).toMatch(/Cannot .*read the account keys/);
  });

  it("says so where nothing dangerous is left out", () => {
    const owner = summarizeRole(roleOf("8e3af657-a8ff-443c-a75c-2fe8c4bcb635"));
    expect(owner).toMatch(/read the account keys/);
    expect(owner).toMatch(/Cannot .*call chat models/);
  });
});

describe("a role is named at the cursor", () => {
  it.each([
    ["by its GUID in a sentence", "markdown", `Give it ${user.slice(0, 4)}|${user.slice(4)}.`, true],
    ["by its GUID in a script", "powershell", `-RoleDefinitionId |${user}`, true],
    ["by its GUID in YAML", "yaml", `role: ${user}|`, true],
    ["by its name in Terraform", "terraform", `role_definition_name = "Con|tributor"`, true],
    ["by an id that the catalogue does not know", "json", template(`"/providers/${type}/0|"`), true],
    ["by its name in JSON", "json", `{ "roleDefinitionIdOrName": "Own|er" }`, true],
    ["not where one may be written", "json", template(`"|"`), false],
    ["not in another place", "json", `{ "na|me": "${user}" }`, false],
    ["not beside it", "markdown", `Give| it ${user}.`, false],
    ["not by the GUID of a policy", "markdown", "|71ef260a-8f18-47b7-abcb-62d0673d94dc", false],
  ])("%s", (_, languageId, marked, expected) => {
    expect(namesRole(marked.replace("|", ""), marked.indexOf("|"), languageId)).toBe(expected);
  });
});
