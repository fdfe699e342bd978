import { expect, it } from "vitest";
import { writeRoleId, type RoleIdForm } from "#src/core/language/role-id-forms";

const role = { id: "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd", name: "Cognitive Services OpenAI User" };

it.each<[RoleIdForm, string]>([
  ["guid", role.id],
  ["name", role.name],
  ["fullId", `/providers/Microsoft.Authorization/roleDefinitions/${role.id}`],
  [
    "subscriptionExpression",
    `[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${role.id}')]`,
  ],
  ["tenantExpression", `[tenantResourceId('Microsoft.Authorization/roleDefinitions', '${role.id}')]`],
  ["bicep", `subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${role.id}')`],
])("writes a role as %s", (form, expected) => {
  expect(writeRoleId(role, form)).toBe(expected);
});
