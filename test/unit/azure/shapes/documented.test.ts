import { describe, expect, test } from "vitest";
import {
  readAccount,
  readAccountRow,
  readDeployment,
  readPrivateEndpointConnection,
} from "#src/azure/shapes/account";
import { readPrincipal, readSubscription } from "#src/azure/shapes/directory";
import {
  readActivityEvent,
  readDiagnosticCategory,
  readDiagnosticSetting,
  readWorkspace,
} from "#src/azure/shapes/monitor";
import { readPolicyState } from "#src/azure/shapes/policy";
import {
  readDenyAssignment,
  readPermission,
  readRoleAssignment,
  readRoleDefinition,
} from "#src/azure/shapes/role";
import { seen } from "#support/simulator/arm";

/** Bodies in the shape of the published REST specification, and what we make of them. */

const sub = "11111111-1111-4111-8111-111111111111";
const subscription = seen({ id: sub, name: "Production", tenantId: "t-1" });
const accountId = `/subscriptions/${sub}/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/chat`;
const role = (name: string) =>
  `/subscriptions/${sub}/providers/Microsoft.Authorization/roleDefinitions/${name}`;
const userRole = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";

describe("accounts", () => {
  test("an OpenAI account with keys turned off and a private endpoint", () => {
    const body = {
      id: accountId,
      name: "chat",
      type: "Microsoft.CognitiveServices/accounts",
      etag: '"0300b1c2-0000-0100-0000-6543210fedcb"',
      kind: "OpenAI",
      sku: { name: "S0" },
      location: "westeurope",
      tags: { team: "search" },
      identity: { type: "SystemAssigned", principalId: "p-1", tenantId: "t-1" },
      properties: {
        provisioningState: "Succeeded",
        endpoint: "https://chat.openai.azure.com/",
        endpoints: { "OpenAI Language Model Instance API": "https://chat.openai.azure.com/" },
        internalId: "abc",
        dateCreated: "2024-05-06T07:08:09.1234567Z",
        customSubDomainName: "chat",
        disableLocalAuth: true,
        publicNetworkAccess: "Disabled",
        networkAcls: { defaultAction: "Deny", virtualNetworkRules: [], ipRules: [] },
        privateEndpointConnections: [{ id: `${accountId}/privateEndpointConnections/pe` }],
        capabilities: [{ name: "VirtualNetworks" }],
        callRateLimit: { rules: [] },
      },
    };
    const account = readAccount(body, subscription);
    expect(account).toMatchObject({
      id: accountId,
      name: "chat",
      kind: "OpenAI",
      location: "westeurope",
      resourceGroup: "rg-ai",
      detail: "full",
      subscription,
    });
    expect(account?.json).toEqual(body);
  });

  test("an account that says nothing of keys and network", () => {
    const account = readAccount({ id: accountId, kind: "AIServices", properties: {} }, subscription);
    expect(account).toMatchObject({ name: "chat", kind: "AIServices", location: "" });
    expect(account?.json.type).toBe("Microsoft.CognitiveServices/accounts");
    expect(account?.json.properties).not.toHaveProperty("disableLocalAuth");
  });

  test("one of an older kind, without what opens the services it is connected with", () => {
    const apiProperties = {
      qnaAzureSearchEndpointId: "/subscriptions/s/searchServices/kb",
      qnaAzureSearchEndpointKey: "secret-1",
      eventHubConnectionString: "secret-2",
      storageAccountConnectionString: "secret-3",
      statisticsEnabled: false,
    };
    const account = readAccount(
      { id: accountId, kind: "QnAMaker", properties: { apiProperties } },
      subscription,
    );
    expect(JSON.stringify(account)).not.toContain("secret");
    expect(account?.json.properties).toEqual({
      apiProperties: {
        qnaAzureSearchEndpointId: "/subscriptions/s/searchServices/kb",
        statisticsEnabled: false,
      },
    });
  });

  test("the answer to an update that goes on: provisioning state Accepted", () => {
    const account = readAccount(
      { id: accountId, properties: { provisioningState: "Accepted", disableLocalAuth: true } },
      subscription,
    );
    expect(account?.json.properties).toEqual({ provisioningState: "Accepted", disableLocalAuth: true });
  });

  test("a row of Resource Graph: lower-case ids, null for what is absent", () => {
    const row = {
      id: accountId.toLowerCase(),
      name: "chat",
      kind: "OpenAI",
      location: "westeurope",
      subscriptionId: sub,
      sku: { name: "S0" },
      tags: null,
      identity: null,
      provisioningState: "Succeeded",
      disableLocalAuth: null,
      publicNetworkAccess: "Enabled",
      networkAcls: null,
    };
    const account = readAccountRow(row, subscription);
    expect(account).toMatchObject({ resourceGroup: "rg-ai", detail: "posture" });
    expect(account?.json).toEqual({
      id: accountId.toLowerCase(),
      name: "chat",
      type: "Microsoft.CognitiveServices/accounts",
      kind: "OpenAI",
      location: "westeurope",
      sku: { name: "S0" },
      properties: { provisioningState: "Succeeded", publicNetworkAccess: "Enabled" },
    });
  });

  test("a deployment", () => {
    const body = {
      id: `${accountId}/deployments/gpt-4o`,
      type: "Microsoft.CognitiveServices/accounts/deployments",
      name: "gpt-4o",
      sku: { name: "ProvisionedManaged", capacity: 100 },
      properties: {
        model: { format: "OpenAI", name: "gpt-4o", version: "2024-11-20" },
        versionUpgradeOption: "OnceCurrentVersionExpired",
        raiPolicyName: "Microsoft.DefaultV2",
        provisioningState: "Succeeded",
      },
    };
    expect(readDeployment(body)).toEqual({
      id: body.id,
      name: "gpt-4o",
      model: { format: "OpenAI", name: "gpt-4o", version: "2024-11-20" },
      sku: "ProvisionedManaged",
      capacity: 100,
      raiPolicyName: "Microsoft.DefaultV2",
      provisioningState: "Succeeded",
    });
  });

  test("a deployment of the old kind, with scale settings and no sku", () => {
    const body = {
      id: `${accountId}/deployments/ada`,
      properties: { scaleSettings: { scaleType: "Standard" } },
    };
    expect(readDeployment(body)).toEqual({ id: body.id, name: "ada", model: {} });
  });

  test("a private endpoint connection waiting for approval", () => {
    const body = {
      id: `${accountId}/privateEndpointConnections/pe-1.2`,
      name: "pe-1.2",
      properties: {
        provisioningState: "Succeeded",
        groupIds: ["account"],
        privateEndpoint: { id: "/subscriptions/x/privateEndpoints/pe-1" },
        privateLinkServiceConnectionState: {
          status: "Pending",
          description: "Please",
          actionsRequired: "None",
        },
      },
    };
    expect(readPrivateEndpointConnection(body)).toEqual({
      id: body.id,
      name: "pe-1.2",
      privateEndpointId: "/subscriptions/x/privateEndpoints/pe-1",
      status: "Pending",
      groupIds: ["account"],
    });
  });
});

describe("roles", () => {
  const assignmentId = `${accountId}/providers/Microsoft.Authorization/roleAssignments/a1`;

  test("an assignment as REST lists it, nulls and all", () => {
    const body = {
      id: assignmentId,
      name: "a1",
      type: "Microsoft.Authorization/roleAssignments",
      properties: {
        roleDefinitionId: role(userRole),
        principalId: "p-1",
        principalType: "ServicePrincipal",
        scope: accountId,
        condition: null,
        conditionVersion: null,
        createdOn: "2025-01-02T03:04:05.6789012Z",
        updatedOn: "2025-01-02T03:04:05.6789012Z",
        createdBy: "p-9",
        updatedBy: "p-9",
        delegatedManagedIdentityResourceId: null,
        description: null,
      },
    };
    expect(readRoleAssignment(body)).toEqual({
      id: assignmentId,
      name: "a1",
      scope: accountId,
      roleDefinitionId: role(userRole),
      principalId: "p-1",
      principalType: "ServicePrincipal",
      createdOn: "2025-01-02T03:04:05.6789012Z",
      createdBy: "p-9",
    });
  });

  test("an assignment as the SDK models it: flat, with a date", () => {
    const model = {
      id: assignmentId,
      name: "a1",
      type: "Microsoft.Authorization/roleAssignments",
      scope: accountId,
      roleDefinitionId: role(userRole),
      principalId: "p-1",
      principalType: "User",
      createdOn: new Date("2025-01-02T03:04:05.678Z"),
    };
    expect(readRoleAssignment(model)).toMatchObject({
      scope: accountId,
      createdOn: "2025-01-02T03:04:05.678Z",
    });
  });

  test("an assignment whose scope has to be taken from its id, at the root of the tenant", () => {
    const id = "/providers/Microsoft.Authorization/roleAssignments/a2";
    const body = { id, properties: { roleDefinitionId: "/providers/x/owner", principalId: "p" } };
    expect(readRoleAssignment(body)).toMatchObject({ name: "a2", scope: "/" });
  });

  test("an assignment with a condition, delegated, of a principal type from the future", () => {
    const body = {
      id: assignmentId,
      properties: {
        roleDefinitionId: role("r"),
        principalId: "p",
        principalType: "Robot",
        scope: accountId,
        condition: "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})))",
        conditionVersion: "2.0",
      },
    };
    const assignment = readRoleAssignment(body);
    expect(assignment?.condition).toMatch(/^\(\(!/);
    expect(assignment).not.toHaveProperty("principalType");
  });

  test("a built-in role with a condition in its permissions", () => {
    const body = {
      id: "/providers/Microsoft.Authorization/roleDefinitions/53ca6127-db72-4b80-b1b0-d745d6d5456d",
      type: "Microsoft.Authorization/roleDefinitions",
      name: "53ca6127-db72-4b80-b1b0-d745d6d5456d",
      properties: {
        roleName: "Foundry User",
        type: "BuiltInRole",
        description: "Reads and builds.",
        assignableScopes: ["/"],
        permissions: [
          {
            actions: ["Microsoft.CognitiveServices/*/read"],
            notActions: [],
            dataActions: ["Microsoft.CognitiveServices/*"],
            notDataActions: [],
          },
          {
            actions: ["Microsoft.Authorization/roleAssignments/write"],
            notActions: [],
            condition: "(…)",
            conditionVersion: "2.0",
          },
        ],
        createdOn: "2025-04-05T06:07:08.9Z",
      },
    };
    expect(readRoleDefinition(body)).toMatchObject({
      roleName: "Foundry User",
      type: "BuiltInRole",
      permissions: [
        { dataActions: ["Microsoft.CognitiveServices/*"] },
        { dataActions: [], condition: "(…)", conditionVersion: "2.0" },
      ],
    });
  });

  test("a custom role as the SDK models it", () => {
    const model = {
      id: role("c1"),
      name: "c1",
      type: "Microsoft.Authorization/roleDefinitions",
      roleName: "Our role",
      description: "",
      roleType: "CustomRole",
      permissions: [{ actions: ["*/read"] }],
      assignableScopes: [`/subscriptions/${sub}`],
    };
    expect(readRoleDefinition(model)).toEqual({
      id: role("c1"),
      name: "c1",
      roleName: "Our role",
      type: "CustomRole",
      description: "",
      assignableScopes: [`/subscriptions/${sub}`],
      permissions: [{ actions: ["*/read"], notActions: [], dataActions: [], notDataActions: [] }],
    });
  });

  test("a permission of the caller", () => {
    const body = {
      actions: ["*"],
      notActions: ["Microsoft.Authorization/*/Write"],
      dataActions: [],
      notDataActions: [],
    };
    expect(readPermission(body)).toEqual(body);
  });

  test("a deny assignment of a deployment stack", () => {
    const id = `/subscriptions/${sub}/providers/Microsoft.Authorization/denyAssignments/d1`;
    const body = {
      id,
      type: "Microsoft.Authorization/denyAssignments",
      name: "d1",
      properties: {
        denyAssignmentName: "Deny assignment of a stack",
        description: null,
        permissions: [{ actions: ["*/delete"], notActions: [], dataActions: [], notDataActions: [] }],
        scope: `/subscriptions/${sub}`,
        doNotApplyToChildScopes: true,
        principals: [
          { id: "00000000-0000-0000-0000-000000000000", type: "SystemDefined", displayName: "All" },
        ],
        excludePrincipals: [],
        isSystemProtected: true,
      },
    };
    expect(readDenyAssignment(body)).toEqual({
      id,
      name: "Deny assignment of a stack",
      scope: `/subscriptions/${sub}`,
      permissions: [{ actions: ["*/delete"], notActions: [], dataActions: [], notDataActions: [] }],
      principals: [{ id: "00000000-0000-0000-0000-000000000000", type: "SystemDefined" }],
      excludePrincipals: [],
      doNotApplyToChildScopes: true,
      isSystemProtected: true,
    });
  });
});

describe("directory", () => {
  test.each([
    [
      "a user",
      {
        "@odata.type": "#microsoft.graph.user",
        id: "u",
        displayName: "Ada",
        userPrincipalName: "ada@contoso.example",
        mail: null,
      },
      { id: "u", type: "User", name: "Ada", detail: "ada@contoso.example" },
    ],
    [
      "a group",
      { "@odata.type": "#microsoft.graph.group", id: "g", displayName: "AI team", securityEnabled: true },
      { id: "g", type: "Group", name: "AI team" },
    ],
    [
      "an application",
      {
        "@odata.type": "#microsoft.graph.servicePrincipal",
        id: "s",
        displayName: "chat-app",
        appId: "a",
        servicePrincipalType: "ManagedIdentity",
      },
      { id: "s", type: "ServicePrincipal", name: "chat-app", detail: "a" },
    ],
    [
      "a member that may not be read",
      { "@odata.type": "#microsoft.graph.user", id: "h", displayName: null, userPrincipalName: null },
      { id: "h", type: "User" },
    ],
    ["a device", { "@odata.type": "#microsoft.graph.device", id: "d" }, { id: "d", type: "Unknown" }],
  ])("%s", (_name, body, principal) => {
    expect(readPrincipal(body)).toEqual(principal);
  });

  test("a subscription", () => {
    const body = {
      id: `/subscriptions/${sub}`,
      authorizationSource: "RoleBased",
      managedByTenants: [],
      subscriptionId: sub.toUpperCase(),
      tenantId: "t-home",
      displayName: "Production",
      state: "Warned",
      subscriptionPolicies: {
        locationPlacementId: "Public_2014-09-01",
        quotaId: "MSDN_2014-09-01",
        spendingLimit: "On",
      },
    };
    expect(
      readSubscription(body, { login: "l", loginLabel: "ada", tenantId: "t-1", tenantName: "Contoso" }),
    ).toEqual({
      key: `l/t-1/${sub}`,
      id: sub,
      name: "Production",
      state: "Warned",
      login: "l",
      loginLabel: "ada",
      tenantId: "t-1",
      tenantName: "Contoso",
    });
  });
});

describe("monitor and policy", () => {
  test("a diagnostic setting with a category group", () => {
    const id = `${accountId}/providers/microsoft.insights/diagnosticSettings/all`;
    const body = {
      id,
      type: "Microsoft.Insights/diagnosticSettings",
      name: "all",
      location: null,
      kind: null,
      tags: null,
      properties: {
        storageAccountId: null,
        serviceBusRuleId: null,
        workspaceId: "/subscriptions/s/workspaces/w",
        eventHubAuthorizationRuleId: null,
        eventHubName: null,
        metrics: [{ category: "AllMetrics", enabled: false, retentionPolicy: { enabled: false, days: 0 } }],
        logs: [
          {
            category: null,
            categoryGroup: "allLogs",
            enabled: true,
            retentionPolicy: { enabled: false, days: 0 },
          },
        ],
        logAnalyticsDestinationType: null,
      },
      identity: null,
    };
    expect(readDiagnosticSetting(body)).toEqual({
      id,
      name: "all",
      workspaceId: "/subscriptions/s/workspaces/w",
      logs: [{ categoryGroup: "allLogs", enabled: true }],
      metrics: [{ category: "AllMetrics", enabled: false }],
    });
  });

  test("a category of logs", () => {
    const body = {
      id: `${accountId}/providers/microsoft.insights/diagnosticSettingsCategories/Audit`,
      type: "microsoft.insights/diagnosticSettingsCategories",
      name: "Audit",
      properties: { categoryType: "Logs", categoryGroups: ["allLogs", "audit"] },
    };
    expect(readDiagnosticCategory(body)).toEqual({
      name: "Audit",
      type: "Logs",
      groups: ["allLogs", "audit"],
    });
  });

  test("a workspace", () => {
    const body = {
      id: "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w",
      name: "w",
      type: "Microsoft.OperationalInsights/workspaces",
      location: "westeurope",
      properties: { customerId: "c", provisioningState: "Succeeded", sku: { name: "PerGB2018" } },
    };
    expect(readWorkspace(body, subscription)).toEqual({
      id: body.id,
      name: "w",
      location: "westeurope",
      subscription,
    });
  });

  test("a key listing in the activity log", () => {
    const body = {
      authorization: {
        action: "Microsoft.CognitiveServices/accounts/listKeys/action",
        role: "Contributor",
        scope: accountId,
      },
      caller: "ada@contoso.example",
      channels: "Operation",
      claims: { "http://schemas.microsoft.com/identity/claims/objectidentifier": "o-1", appid: "x" },
      correlationId: "c-1",
      eventTimestamp: "2026-02-03T04:05:06.7890123Z",
      httpRequest: { clientIpAddress: "203.0.113.7", method: "POST" },
      level: "Informational",
      operationName: {
        value: "Microsoft.CognitiveServices/accounts/listKeys/action",
        localizedValue: "List keys",
      },
      resourceId: accountId,
      status: { value: "Succeeded", localizedValue: "Succeeded" },
      subStatus: { value: "OK", localizedValue: "OK (HTTP Status Code: 200)" },
    };
    expect(readActivityEvent(body)).toEqual({
      time: "2026-02-03T04:05:06.7890123Z",
      operation: "Microsoft.CognitiveServices/accounts/listKeys/action",
      status: "Succeeded",
      resourceId: accountId,
      caller: "ada@contoso.example",
      callerObjectId: "o-1",
      correlationId: "c-1",
    });
  });

  test("the state of a policy", () => {
    const body = {
      "@odata.id": null,
      timestamp: "2026-02-03T04:05:06Z",
      resourceId: accountId,
      policyAssignmentId: "/subscriptions/s/providers/Microsoft.Authorization/policyAssignments/keys-off",
      policyDefinitionId:
        "/providers/Microsoft.Authorization/policyDefinitions/71ef260a-8f18-47b7-abcb-62d0673d94dc",
      policyDefinitionName: "71ef260a-8f18-47b7-abcb-62d0673d94dc",
      policyDefinitionAction: "Deny",
      complianceState: "NonCompliant",
    };
    expect(readPolicyState(body)).toEqual({
      assignmentId: body.policyAssignmentId,
      definitionId: body.policyDefinitionId,
      definitionName: "71ef260a-8f18-47b7-abcb-62d0673d94dc",
      compliance: "NonCompliant",
      effect: "deny",
    });
  });
});

describe("what is no such thing is left out, never thrown", () => {
  const readers: [string, (value: unknown) => unknown][] = [
    ["account", (value) => readAccount(value, subscription)],
    ["account row", (value) => readAccountRow(value, subscription)],
    ["deployment", readDeployment],
    ["private endpoint connection", readPrivateEndpointConnection],
    ["role assignment", (value) => readRoleAssignment(value)],
    ["role definition", readRoleDefinition],
    ["deny assignment", readDenyAssignment],
    ["principal", (value) => readPrincipal(value)],
    ["diagnostic setting", readDiagnosticSetting],
    ["diagnostic category", readDiagnosticCategory],
    ["workspace", (value) => readWorkspace(value, subscription)],
    ["activity event", readActivityEvent],
    ["policy state", readPolicyState],
  ];
  test.each(readers)("%s", (_name, read) => {
    for (const value of [undefined, null, 7, "text", [], {}, { id: 7 }, { properties: null }, { id: "" }]) {
      expect(read(value)).toBeUndefined();
    }
  });
});
