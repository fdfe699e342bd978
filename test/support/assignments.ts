/** Parts of templates that assign roles, for tests of the rules about them. */
const schema = (scope: string) =>
  `"$schema": "https://schema.management.azure.com/schemas/2019-04-01/${scope}.json#", "contentVersion": "1.0.0.0"`;

export const roleIds = {
  owner: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
  contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
  reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
  rbacAdministrator: "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
  cognitiveServicesUser: "a97b65f3-24c7-4388-baec-2e87135dc908",
  openAiUser: "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd",
  usagesReader: "bba48692-92b0-4667-a9ad-c31c7b334ac2",
};

export const roleId = (guid: string): string =>
  `"[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${guid}')]"`;

export const account = (name = "chat"): string =>
  `{ "type": "Microsoft.CognitiveServices/accounts", "apiVersion": "2025-06-01", "name": "${name}", "properties": {} }`;

export const accountScope = `"scope": "[resourceId('Microsoft.CognitiveServices/accounts', 'chat')]", `;

/** An assignment in a template; `properties` follows the role and the principal. */
export const assignment = (
  role: string,
  { scope = "", properties = "", principal = `"[parameters('principalId')]"` } = {},
): string =>
  `{ "type": "Microsoft.Authorization/roleAssignments", "apiVersion": "2022-04-01", ${scope}"name": "[guid('a', 'b')]", "properties": { "roleDefinitionId": ${role}, "principalId": ${principal}${properties} } }`;

export const asApp = `, "principalType": "ServicePrincipal"`;

/** A template of a resource group. */
export const template = (resources: string, rest = ""): string =>
  `{ ${schema("deploymentTemplate")}, "parameters": { "principalId": { "type": "string" } }, ${rest}"resources": [${resources}] }`;

/** A template of a subscription. */
export const subscriptionTemplate = (resources: string): string =>
  `{ ${schema("subscriptionDeploymentTemplate")}, "parameters": { "principalId": { "type": "string" } }, "resources": [${resources}] }`;
