/**
 * A template as Bicep compiles it from modules inside modules: an account in the
 * third level whose settings are handed down from the first, among the
 * definitions, look-up tables and defaults such modules carry.
 *
 * @param modules How many modules the outermost template calls. 200 make about 3 MB.
 */
export function compiledTemplate(modules: number): string {
  const template = {
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    languageVersion: "2.0",
    contentVersion: "1.0.0.0",
    parameters: {
      location: { type: "string", defaultValue: "[resourceGroup().location]" },
      disableLocalAuth: { type: "bool", defaultValue: true },
      tags: { type: "object", defaultValue: { team: "search" } },
    },
    variables: { prefix: "[uniqueString(resourceGroup().id)]" },
    resources: Object.fromEntries(
      Array.from({ length: modules }, (_, index) => [`module${index}`, outer(index)]),
    ),
  };
  return JSON.stringify(template, null, 2);
}

function outer(index: number): object {
  const parameters = {
    name: { value: `[format('{0}-{1}', variables('prefix'), ${index})]` },
    location: { value: "[parameters('location')]" },
    tags: { value: "[parameters('tags')]" },
    disableLocalAuth: { value: "[parameters('disableLocalAuth')]" },
  };
  return deployment(`outer-${index}`, parameters, {
    resources: { account: inner(index) },
    variables: roleTable,
    outputs: { name: { type: "string", value: "[reference('account').outputs.name.value]" } },
  });
}

function inner(index: number): object {
  const parameters = {
    name: { value: "[parameters('name')]" },
    location: { value: "[parameters('location')]" },
    tags: {
      value:
        "[union(coalesce(parameters('tags'), createObject()), createObject('module', parameters('name')))]",
    },
    disableLocalAuth:
      "[if(not(equals(parameters('disableLocalAuth'), null())), createObject('value', parameters('disableLocalAuth')), createObject('value', null()))]",
    networkAcls: { value: { defaultAction: "Deny", ipRules: [], bypass: "AzureServices" } },
  };
  return deployment(`inner-${index}`, parameters, {
    resources: Object.fromEntries([["account", account], ...extras(index)]),
    variables: roleTable,
    outputs: { name: { type: "string", value: "[parameters('name')]" } },
  });
}

function deployment(name: string, parameters: object, template: object): object {
  return {
    type: "Microsoft.Resources/deployments",
    apiVersion: "2022-09-01",
    name: `[format('{0}-{1}', deployment().name, '${name}')]`,
    properties: {
      expressionEvaluationOptions: { scope: "inner" },
      mode: "Incremental",
      parameters,
      template: {
        $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        languageVersion: "2.0",
        contentVersion: "1.0.0.0",
        metadata: {
          _generator: { name: "bicep", version: "0.30.23.60470", templateHash: "1234567890123456789" },
        },
        definitions: {
          lockType: {
            type: "object",
            properties: {
              kind: { type: "string", allowedValues: ["CanNotDelete", "None", "ReadOnly"], nullable: true },
            },
            nullable: true,
            metadata: { description: "Optional. The lock settings of the service." },
          },
        },
        parameters: {
          name: { type: "string", metadata: { description: "Required. The name of the account." } },
          location: { type: "string", defaultValue: "[resourceGroup().location]" },
          tags: {
            type: "object",
            nullable: true,
            metadata: { description: "Optional. Tags of the resource." },
          },
          lock: { $ref: "#/definitions/lockType" },
          disableLocalAuth: {
            type: "bool",
            nullable: true,
            metadata: { description: "Optional. Refuses keys." },
          },
          networkAcls: { type: "object", nullable: true },
        },
        ...template,
      },
    },
  };
}

const roleTable = {
  builtInRoleNames: Object.fromEntries(
    ["Owner", "Contributor", "Reader", "Cognitive Services User", "Cognitive Services OpenAI User"].map(
      (role) => [
        role,
        "[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd')]",
      ],
    ),
  ),
};

const account = {
  type: "Microsoft.CognitiveServices/accounts",
  apiVersion: "2024-10-01",
  name: "[parameters('name')]",
  kind: "OpenAI",
  location: "[parameters('location')]",
  tags: "[parameters('tags')]",
  sku: { name: "S0" },
  properties: {
    customSubDomainName: "[parameters('name')]",
    networkAcls:
      "[if(not(empty(coalesce(parameters('networkAcls'), createObject()))), createObject('defaultAction', tryGet(parameters('networkAcls'), 'defaultAction'), 'ipRules', coalesce(tryGet(parameters('networkAcls'), 'ipRules'), createArray())), null())]",
    publicNetworkAccess: "[if(not(empty(parameters('networkAcls'))), 'Enabled', 'Disabled')]",
    disableLocalAuth: "[coalesce(parameters('disableLocalAuth'), true())]",
  },
};

/** What stands around the account in such modules and makes them long. */
function extras(index: number): [string, object][] {
  return Array.from({ length: 8 }, (_, number) => [
    `deployment${number}`,
    {
      copy: { name: `deployment${number}`, count: "[length(coalesce(parameters('tags'), createArray()))]" },
      type: "Microsoft.CognitiveServices/accounts/deployments",
      apiVersion: "2024-10-01",
      name: `[format('{0}/{1}', parameters('name'), format('model-{0}-${index}', copyIndex()))]`,
      properties: {
        model: { format: "OpenAI", name: "gpt-4o", version: "2024-08-06" },
        raiPolicyName: "[tryGet(coalesce(parameters('tags'), createObject()), 'raiPolicyName')]",
      },
      sku: "[coalesce(tryGet(coalesce(parameters('tags'), createObject()), 'sku'), createObject('name', 'Standard', 'capacity', 1))]",
      dependsOn: ["account"],
    },
  ]);
}
