import type {
  Fields,
  SimAccount,
  SimAssignment,
  SimDefinition,
  SimEligible,
  SimPrincipal,
  SimSubscription,
  World,
} from "./world";

/** Shorthand for the things tests put into a world. Ids are made from small numbers so that tests can name them. */

export function guid(number: number, family = 0): string {
  const hex = (value: number, length: number) => value.toString(16).padStart(length, "0");
  return `${hex(family, 8)}-0000-4000-8000-${hex(number, 12)}`;
}

export const tenantId = guid(1, 0x7e);

export function addSubscription(
  world: World,
  number: number,
  more: Partial<SimSubscription> = {},
): SimSubscription {
  const subscription = { id: guid(number, 0x5b), name: `Subscription ${number}`, tenantId, ...more };
  world.subscriptions.push(subscription);
  return subscription;
}

export interface NewAccount {
  readonly name: string;
  readonly resourceGroup?: string;
  readonly kind?: string;
  readonly location?: string;
  readonly properties?: Fields;
  readonly tags?: Record<string, string>;
  readonly identity?: Fields;
  readonly deployments?: Fields[];
}

/** An account with keys on and open to the public, as Azure makes them unless told otherwise. */
export function addAccount(world: World, subscription: SimSubscription, account: NewAccount): SimAccount {
  const { name, resourceGroup = "rg-ai", kind = "OpenAI", location = "swedencentral" } = account;
  const id = `/subscriptions/${subscription.id}/resourceGroups/${resourceGroup}/providers/Microsoft.CognitiveServices/accounts/${name}`;
  const added: SimAccount = {
    id,
    name,
    kind,
    location,
    sku: { name: "S0" },
    tags: account.tags ?? {},
    ...(account.identity === undefined ? {} : { identity: account.identity }),
    properties: {
      provisioningState: "Succeeded",
      endpoint: `https://${name}.openai.azure.com/`,
      customSubDomainName: name,
      publicNetworkAccess: "Enabled",
      networkAcls: { defaultAction: "Allow", ipRules: [], virtualNetworkRules: [] },
      privateEndpointConnections: [],
      capabilities: [{ name: "VirtualNetworks" }, { name: "CustomerManagedKey" }],
      callRateLimit: { rules: [{ key: "openai.chat", renewalPeriod: 10, count: 300 }] },
      dateCreated: "2025-03-04T05:06:07.8901234Z",
      ...account.properties,
    },
    deployments: account.deployments ?? [],
    keys: { key1: `${name}-key-1`, key2: `${name}-key-2` },
  };
  world.accounts.push(added);
  return added;
}

export function addDefinition(
  world: World,
  name: string,
  roleName: string,
  permission: Fields,
  type: SimDefinition["type"] = "BuiltInRole",
): SimDefinition {
  const empty = { actions: [], notActions: [], dataActions: [], notDataActions: [] };
  const definition: SimDefinition = {
    name,
    roleName,
    type,
    description: `${roleName}, simulated.`,
    assignableScopes: ["/"],
    permissions: [{ ...empty, ...permission }],
  };
  world.definitions.push(definition);
  return definition;
}

let assignmentNumber = 0;

export function addAssignment(
  world: World,
  scope: string,
  definition: Pick<SimDefinition, "name">,
  principal: Pick<SimPrincipal, "id"> & Partial<Pick<SimPrincipal, "type">>,
  more: Partial<SimAssignment> = {},
): SimAssignment {
  assignmentNumber += 1;
  const name = more.name ?? guid(assignmentNumber, 0xa5);
  const assignment: SimAssignment = {
    id: `${scope === "/" ? "" : scope}/providers/Microsoft.Authorization/roleAssignments/${name}`,
    name,
    scope,
    ...granting(scope, definition, principal),
    createdOn: "2025-04-05T06:07:08.1234567Z",
    createdBy: guid(1, 0x90),
    ...more,
  };
  world.assignments.push(assignment);
  return assignment;
}

function granting(
  scope: string,
  definition: Pick<SimDefinition, "name">,
  { id, type = "user" }: Pick<SimPrincipal, "id"> & Partial<Pick<SimPrincipal, "type">>,
) {
  const subscription = /^\/subscriptions\/[^/]+/i.exec(scope)?.[0] ?? "";
  const types = { user: "User", group: "Group", servicePrincipal: "ServicePrincipal" };
  return {
    roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${definition.name}`,
    principalId: id,
    principalType: types[type],
  };
}

/** Somebody who may activate a role, without end. */
export function addEligible(
  world: World,
  scope: string,
  definition: Pick<SimDefinition, "name">,
  principal: Pick<SimPrincipal, "id"> & Partial<Pick<SimPrincipal, "type">>,
  more: Partial<SimEligible> = {},
): SimEligible {
  const name = guid(world.eligible.length + 1, 0xe1);
  const eligible: SimEligible = {
    id: `${scope}/providers/Microsoft.Authorization/roleEligibilityScheduleInstances/${name}`,
    name,
    scope,
    ...granting(scope, definition, principal),
    startDateTime: "2025-04-05T06:07:08.123Z",
    ...more,
  };
  world.eligible.push(eligible);
  return eligible;
}

export function addPrincipal(world: World, number: number, more: Partial<SimPrincipal> = {}): SimPrincipal {
  const type = more.type ?? "user";
  const principal: SimPrincipal = {
    id: guid(number, 0x90),
    tenantId,
    type,
    displayName: `Principal ${number}`,
    ...(type === "user" ? { userPrincipalName: `principal${number}@contoso.example` } : {}),
    ...(type === "servicePrincipal" ? { appId: guid(number, 0xaa) } : {}),
    ...more,
  };
  world.principals.push(principal);
  return principal;
}
