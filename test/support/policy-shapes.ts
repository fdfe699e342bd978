/**
 * Policy definitions in the shapes that Azure is known to accept, each with
 * what is odd about it. The contents are made up.
 */

const contributor = "/providers/microsoft.authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c";
const monitoring = "/providers/Microsoft.Authorization/roleDefinitions/749f88d5-cbae-40b8-bcfc-e573ddc772fa";

const parameter = (type: string, rest: object = {}) => ({ type, metadata: { displayName: "A" }, ...rest });
const effect = (...allowed: readonly string[]) => ({
  effect: parameter("String", { allowedValues: allowed, defaultValue: allowed[0] }),
});
const definition = (
  mode: string | undefined,
  parameters: object,
  condition: object,
  then: object,
  rest = {},
) => ({
  properties: {
    displayName: "[Preview]: A definition",
    policyType: "BuiltIn",
    ...(mode !== undefined && { mode }),
    metadata: { version: "1.0.0-preview", category: "General", preview: true },
    version: "1.0.0-preview",
    parameters,
    policyRule: { if: condition, then },
    versions: ["1.0.0-PREVIEW"],
    ...rest,
  },
  id: "/providers/Microsoft.Authorization/policyDefinitions/5b0c1e5e-7d0b-4d0e-9a55-0d2b3c4e5f60",
  name: "5b0c1e5e-7d0b-4d0e-9a55-0d2b3c4e5f60",
});
const chosen = "[parameters('effect')]";
const type = (name: string) => ({ field: "type", equals: name });
const schema = "http://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#";

export const acceptedPolicies: Readonly<Record<string, object>> = {
  "a static definition, without mode and details": definition(
    undefined,
    {},
    type("Microsoft.Resources/subscriptions"),
    {
      effect: "audit",
    },
    { policyType: "Static" },
  ),
  "a rule of Kubernetes, its effects in two letter cases": definition(
    "Microsoft.Kubernetes.Data",
    {
      ...effect("audit", "Audit", "deny", "Deny", "disabled", "Disabled"),
      namespaces: parameter("Array", { defaultValue: [] }),
      labelSelector: parameter("object", {
        defaultValue: {},
        schema: { type: "object", if: {}, then: { required: [] } },
      }),
      images: parameter("Array"),
    },
    { field: "type", in: ["AKS Engine", "Microsoft.ContainerService/managedClusters"] },
    {
      effect: chosen,
      details: {
        templateInfo: { sourceType: "PublicURL", url: "https://example.com/template.yaml" },
        apiGroups: ["", "apps"],
        kinds: ["Pod"],
        namespaces: "[parameters('namespaces')]",
        labelSelector: "[parameters('labelSelector')]",
        values: { images: "[parameters('images')]" },
      },
    },
  ),
  "an older rule of Kubernetes": definition(
    "Microsoft.Kubernetes.Data",
    effect("enforceOPAConstraint", "disabled"),
    { field: "type", in: ["AKS Engine"] },
    {
      effect: chosen,
      details: { constraintTemplate: "https://example.com/t.yaml", constraint: "https://example.com/c.yaml" },
    },
  ),
  "a change inside Kubernetes": definition(
    "Microsoft.Kubernetes.Data",
    effect("Mutate", "Disabled"),
    type("Microsoft.ContainerService/managedClusters"),
    {
      effect: chosen,
      details: { mutationInfo: { sourceType: "PublicURL", url: "https://example.com/m.yaml" } },
    },
  ),
  "a rule in Rego": definition(
    "Microsoft.ContainerService.Data",
    effect("EnforceRegoPolicy", "Disabled"),
    type("Microsoft.ContainerService/managedClusters"),
    {
      effect: chosen,
      details: { policyId: "x", policy: "https://example.com/x.rego", policyParameters: {} },
    },
  ),
  "a setting of Machine Learning, with counts of values and of fields": definition(
    "Microsoft.MachineLearningServices.Data",
    {
      ...effect("enforceSetting", "disabled"),
      computes: parameter("Array", { defaultValue: [] }),
      level: parameter("String", { allowedValues: ["Any"], defaultValue: "Any" }),
    },
    {
      allOf: [
        {
          anyOf: [
            {
              field: "Microsoft.MachineLearningServices.Data/workspaces/computeName",
              in: "[parameters('computes')]",
            },
            { value: "[length(parameters('computes'))]", equals: 0 },
          ],
        },
        {
          count: {
            field: "Microsoft.MachineLearningServices.Data/workspaces/tags[*]",
            where: {
              field: "Microsoft.MachineLearningServices.Data/workspaces/tags[*]",
              in: "[parameters('computes')]",
            },
          },
          equals: "[length(parameters('computes'))]",
        },
      ],
    },
    { effect: chosen, details: { setting: { name: "x", value: { allowed: "[parameters('level')]" } } } },
  ),
  "deletion refused to callers without a second factor": definition(
    "All",
    effect("AuditAction", "DenyAction", "Disabled"),
    {
      allOf: [
        { value: "[requestContext().identity.idtyp]", equals: "user" },
        {
          value: "mfa",
          notIn: "[split(tryGet(requestContext().identity, 'http://example.com/claims/methods'), ',')]",
        },
      ],
    },
    { effect: chosen, details: { actionNames: ["delete"] } },
  ),
  "a verdict beside an effect that looks for another resource": definition(
    "Indexed",
    effect("Audit", "Disabled", "AuditIfNotExists"),
    {
      allOf: [
        type("Microsoft.AzureStackHCI/clusters"),
        { field: "Microsoft.AzureStackHCI/clusters/reportedProperties.clusterVersion", greater: "10.0" },
      ],
    },
    {
      effect: chosen,
      details: {
        type: "Microsoft.AzureStackHCI/clusters/securitySettings",
        existenceCondition: {
          allOf: [
            {
              field: "Microsoft.AzureStackHCI/clusters/securitySettings/status",
              in: ["Compliant", "Pending"],
            },
          ],
        },
      },
    },
  ),
  "tags that are named by a parameter and appended": definition(
    "Indexed",
    { tagName: parameter("String") },
    {
      allOf: [
        { field: "[concat('tags[', parameters('tagName'), ']')]", exists: "false" },
        { value: "[resourceGroup().tags[parameters('tagName')]]", notEquals: "" },
      ],
    },
    {
      effect: "append",
      details: [
        {
          field: "[concat('tags[', parameters('tagName'), ']')]",
          value: "[resourceGroup().tags[parameters('tagName')]]",
        },
      ],
    },
  ),
  "tags that are changed": definition(
    "All",
    { tagName: parameter("String") },
    {
      allOf: [
        type("Microsoft.Resources/subscriptions/resourceGroups"),
        { field: "[concat('tags[', parameters('tagName'), ']')]", exists: false },
      ],
    },
    {
      effect: "modify",
      details: {
        roleDefinitionIds: [contributor],
        operations: [
          {
            operation: "add",
            field: "[concat('tags[', parameters('tagName'), ']')]",
            value: "[subscription().tags[parameters('tagName')]]",
          },
        ],
      },
    },
  ),
  "an identity that is added, on newer versions of the API only": definition(
    "Indexed",
    effect("Modify", "Disabled"),
    {
      allOf: [
        type("Microsoft.Compute/virtualMachines"),
        { value: "[requestContext().apiVersion]", greaterOrEquals: "2018-10-01" },
        {
          anyOf: [
            { field: "identity.type", exists: "false" },
            { field: "identity.type", equals: "None" },
          ],
        },
      ],
    },
    {
      effect: chosen,
      details: {
        roleDefinitionIds: [contributor],
        conflictEffect: "audit",
        operations: [
          {
            condition: "[greaterOrEquals(requestContext().apiVersion, '2021-04-30')]",
            operation: "addOrReplace",
            field: "identity.type",
            value: "SystemAssigned",
          },
        ],
      },
    },
  ),
  "a field that is worked out, and tags compared with an object": definition(
    "Indexed",
    {
      ...effect("Audit", "Disabled"),
      os: parameter("String", { allowedValues: ["Windows", "Linux"], defaultValue: "Windows" }),
      tags: parameter("Object", { defaultValue: {} }),
    },
    {
      allOf: [
        {
          field:
            "[if(equals(tolower(parameters('os')), 'windows'), 'Microsoft.Compute/virtualMachines/a', 'Microsoft.Compute/virtualMachines/b')]",
          notEquals: "x",
        },
        {
          value:
            "[greaterOrEquals(if(empty(field('tags')), 0, length(intersection(parameters('tags'), field('tags')))), 1)]",
          equals: true,
        },
      ],
    },
    { effect: chosen },
  ),
  "a deployment with nested ones at another scope, a secret and outputs": definition(
    "Indexed",
    {
      ...effect(
        "auditIfNotExists",
        "AuditIfNotExists",
        "deployIfNotExists",
        "DeployIfNotExists",
        "disabled",
        "Disabled",
      ),
      workspace: parameter("String", { defaultValue: "" }),
      vault: parameter("String", { defaultValue: "" }),
      enabled: parameter("String", { allowedValues: ["True", "False"], defaultValue: "True" }),
      retention: parameter("Integer", { defaultValue: "30" }),
    },
    {
      field: "type",
      in: ["Microsoft.Kubernetes/connectedClusters", "Microsoft.ContainerService/managedClusters"],
    },
    {
      effect: chosen,
      details: {
        type: "Microsoft.KubernetesConfiguration/extensions",
        name: "[if(empty(coalesce(field('Microsoft.Network/virtualNetworks/flowLogs[*].id'))), 'null/null', split(first(field('Microsoft.Network/virtualNetworks/flowLogs[*].id')), '/')[8])]",
        resourceGroupName: "[resourceGroup().name]",
        existenceScope: "Subscription",
        deploymentScope: "Subscription",
        evaluationDelay: "AfterProvisioning",
        roleDefinitionIds: [contributor, monitoring],
        existenceCondition: {
          allOf: [
            {
              count: {
                value: [{ category: "a", enabled: "[parameters('enabled')]" }],
                name: "wanted",
                where: {
                  count: {
                    field: "Microsoft.Insights/diagnosticSettings/logs[*]",
                    where: {
                      field: "Microsoft.Insights/diagnosticSettings/logs[*].category",
                      equals: "[current('wanted').category]",
                    },
                  },
                  greater: 0,
                },
              },
              equals: 1,
            },
            {
              field: "Microsoft.KubernetesConfiguration/extensions/x",
              like: "[concat(subscription().id, '/resourceGroups/*/providers/', first(split(field('fullName'), '/')))]",
            },
          ],
        },
        deployment: {
          location: "westeurope",
          properties: {
            mode: "incremental",
            parameters: {
              cluster: { value: "[field('name')]" },
              workspace: { value: "[parameters('workspace')]" },
              retention: { value: "[parameters('retention')]" },
              key: { reference: { keyVault: { id: "[parameters('vault')]" }, secretName: "x" } },
            },
            template: {
              $schema: schema,
              contentVersion: "1.0.0.0",
              parameters: {
                cluster: { type: "string" },
                workspace: { type: "string" },
                retention: { type: "int" },
                key: { type: "securestring" },
              },
              variables: {
                short: { westeurope: "WEU" },
                name: "[concat('w-', variables('short')[parameters('cluster')])]",
              },
              resources: [
                {
                  condition: "[empty(parameters('workspace'))]",
                  type: "Microsoft.Resources/resourceGroups",
                  name: "[variables('name')]",
                  apiVersion: "2019-05-01",
                  location: "westeurope",
                },
                {
                  type: "Microsoft.Resources/deployments",
                  name: "[concat('a-', uniqueString(deployment().name))]",
                  apiVersion: "2020-06-01",
                  resourceGroup: "[variables('name')]",
                  properties: {
                    mode: "Incremental",
                    expressionEvaluationOptions: { scope: "inner" },
                    parameters: {
                      content: { value: "[reference(parameters('cluster'), '2022-06-01', 'Full')]" },
                    },
                    template: {
                      $schema: schema,
                      contentVersion: "1.0.0.0",
                      parameters: { content: { type: "object" } },
                      resources: [
                        {
                          type: "Microsoft.ContainerService/managedClusters",
                          name: "x",
                          apiVersion: "2022-06-01",
                          properties: {
                            enableRBAC:
                              "[if(contains(parameters('content').properties, 'enableRBAC'), true(), json('null'))]",
                          },
                        },
                      ],
                    },
                  },
                },
                {
                  type: "Microsoft.Kubernetes/connectedClusters/providers/extensions",
                  name: "[concat(parameters('cluster'), '/Microsoft.KubernetesConfiguration/', 'flux')]",
                  apiVersion: "2021-03-01",
                  properties: {
                    setting: [
                      {
                        name: "[[LocalGroup]Administrators;Members",
                        value: "[[concat('not an expression')]",
                      },
                    ],
                    key: "[parameters('key')]",
                    days: "[parameters('retention')]",
                  },
                },
              ],
              outputs: {
                policy: { type: "string", value: "[concat('Enabled for ', parameters('cluster'))]" },
              },
            },
          },
        },
      },
    },
  ),
  "text that begins like an expression, compared after encoding": definition(
    "Indexed",
    { Members: parameter("string") },
    type("Microsoft.Compute/virtualMachines"),
    {
      effect: "auditIfNotExists",
      details: {
        type: "Microsoft.GuestConfiguration/guestConfigurationAssignments",
        name: "x",
        existenceCondition: {
          field: "Microsoft.GuestConfiguration/guestConfigurationAssignments/parameterHash",
          equals: "[base64(concat('[LocalGroup]AdministratorsGroup;Members', '=', parameters('Members')))]",
        },
      },
    },
  ),
  "a parameter that nothing uses any more": definition(
    "Indexed",
    {
      ...effect("Deny", "Audit", "Disabled"),
      unused: parameter("String", { defaultValue: "x", metadata: { deprecated: true } }),
    },
    { not: { field: "location", in: ["westeurope"] } },
    { effect: chosen },
  ),
  "dates and address ranges": definition(
    "Microsoft.KeyVault.Data",
    {
      ...effect("Audit", "Deny", "Disabled"),
      days: parameter("Integer", { defaultValue: 90 }),
      ranges: parameter("Array", { defaultValue: ["10.0.0.0/8"] }),
      from: parameter("DateTime", { defaultValue: "2026-01-01T00:00:00.0000000Z" }),
    },
    {
      allOf: [
        {
          field: "Microsoft.KeyVault.Data/vaults/keys/attributes.expiresOn",
          greater: "[addDays(parameters('from'), parameters('days'))]",
        },
        {
          count: {
            value: "[parameters('ranges')]",
            where: { value: "[ipRangeContains(current(), '10.1.0.0/16')]", equals: true },
          },
          greater: 0,
        },
      ],
    },
    { effect: chosen },
  ),
  "filters of model deployments": definition(
    "Microsoft.CognitiveServices.Data",
    {
      ...effect("Audit", "Disabled"),
      severities: parameter("Array", {
        allowedValues: ["Low", "Medium", "High"],
        defaultValue: ["Medium", "High"],
      }),
      enabled: parameter("Array", { allowedValues: ["true", "false"], defaultValue: ["true"] }),
    },
    {
      allOf: [
        type("Microsoft.CognitiveServices.Data/accounts/deployments"),
        {
          count: {
            field: "Microsoft.CognitiveServices.Data/accounts/deployments/raiPolicy.contentFilters[*]",
            where: {
              allOf: [
                {
                  field:
                    "Microsoft.CognitiveServices.Data/accounts/deployments/raiPolicy.contentFilters[*].severityThreshold",
                  in: "[parameters('severities')]",
                },
                {
                  field:
                    "Microsoft.CognitiveServices.Data/accounts/deployments/raiPolicy.contentFilters[*].enabled",
                  in: "[parameters('enabled')]",
                },
              ],
            },
          },
          equals: 0,
        },
      ],
    },
    { effect: chosen },
  ),
  "an account that is written again, its values taken from the resource": definition(
    "Indexed",
    {
      ...effect("DeployIfNotExists", "Disabled"),
      off: parameter("String", { allowedValues: ["true", "false"], defaultValue: "true" }),
    },
    type("Microsoft.CognitiveServices/accounts"),
    {
      effect: chosen,
      details: {
        type: "Microsoft.CognitiveServices/accounts",
        name: "[field('name')]",
        existenceCondition: { field: "Microsoft.CognitiveServices/accounts/disableLocalAuth", equals: true },
        roleDefinitionIds: [
          "/providers/microsoft.authorization/roleDefinitions/25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68",
        ],
        deployment: {
          properties: {
            mode: "incremental",
            template: {
              $schema: schema,
              contentVersion: "1.0.0.0",
              parameters: { name: { type: "string" }, off: { type: "string" }, acls: { type: "object" } },
              resources: [
                {
                  type: "Microsoft.CognitiveServices/accounts",
                  apiVersion: "2023-10-01-preview",
                  name: "[parameters('name')]",
                  properties: {
                    customSubDomainName: "[parameters('name')]",
                    disableLocalAuth: "[parameters('off')]",
                    networkAcls: "[parameters('acls')]",
                  },
                },
              ],
            },
            parameters: {
              name: { value: "[field('name')]" },
              off: { value: "[parameters('off')]" },
              acls: { value: "[field('Microsoft.CognitiveServices/accounts/networkAcls')]" },
            },
          },
        },
      },
    },
  ),
};
