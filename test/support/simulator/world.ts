/** What exists in the simulated Azure. Tests build one, the routes read and change it. */
export interface World {
  readonly tenants: SimTenant[];
  readonly managementGroups: SimManagementGroup[];
  readonly subscriptions: SimSubscription[];
  readonly accounts: SimAccount[];
  readonly assignments: SimAssignment[];
  /** What Privileged Identity Management lets people activate. */
  readonly eligible: SimEligible[];
  /** Role assignments that somebody activated. */
  readonly activated: SimActivated[];
  readonly definitions: SimDefinition[];
  readonly denyAssignments: SimDenyAssignment[];
  readonly principals: SimPrincipal[];
  readonly workspaces: { readonly id: string; readonly name: string; readonly location: string }[];
  readonly diagnosticSettings: { readonly id: string; readonly name: string; properties: Fields }[];
  readonly policies: SimPolicy[];
  readonly policyAssignments: { readonly id: string; body: Fields }[];
  readonly locks: { readonly scope: string; readonly level: "ReadOnly" | "CanNotDelete" }[];
  readonly activity: SimEvent[];
  /** Calls of models, as a request log keeps them. */
  readonly calls: SimCall[];
  /** Who may do what where: the simulator's own table, deliberately not computed from role assignments. */
  readonly grants: SimGrant[];
}

export type Fields = Record<string, unknown>;

export interface SimTenant {
  readonly id: string;
  readonly name: string;
}

export interface SimManagementGroup {
  readonly name: string;
  readonly tenantId: string;
  readonly parent?: string;
}

export interface SimSubscription {
  readonly id: string;
  readonly name: string;
  readonly tenantId: string;
  readonly managementGroup?: string;
  readonly state?: string;
}

export interface SimAccount {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly location: string;
  sku: Fields;
  tags: Record<string, string>;
  identity?: Fields;
  properties: Fields;
  readonly deployments: Fields[];
  keys: { key1: string; key2: string };
  /** How this account answers a PATCH, where it differs from the simulator's default. */
  patchMode?: PatchMode;
  pending?: PendingChange;
  /** What a policy or somebody else does to it after so many more reads. */
  later?: { reads: number; readonly change: Fields };
}

export type PatchMode =
  | "sync200"
  | "accepted200ThenPoll"
  | "async202LocationOnly"
  | "async202AzureAsync"
  | "stuckAccepted"
  | "failed";

export interface PendingChange {
  readonly operationId: string;
  readonly change: Fields;
  readonly mode: PatchMode;
  reads: number;
}

export interface SimAssignment {
  readonly id: string;
  readonly name: string;
  readonly scope: string;
  readonly roleDefinitionId: string;
  readonly principalId: string;
  readonly principalType: string;
  readonly condition?: string;
  readonly conditionVersion?: string;
  readonly description?: string;
  readonly createdOn: string;
  readonly createdBy: string;
}

export interface SimEligible {
  readonly id: string;
  readonly name: string;
  readonly scope: string;
  readonly roleDefinitionId: string;
  readonly principalId: string;
  readonly principalType: string;
  readonly startDateTime: string;
  readonly endDateTime?: string;
  readonly condition?: string;
}

export interface SimActivated {
  /** Name of the role assignment. */
  readonly assignment: string;
  readonly endDateTime: string;
}

export interface SimDefinition {
  readonly name: string;
  readonly tenantId?: string;
  roleName: string;
  readonly type: "BuiltInRole" | "CustomRole";
  description: string;
  assignableScopes: string[];
  permissions: Fields[];
}

export interface SimDenyAssignment {
  readonly id: string;
  readonly scope: string;
  readonly properties: Fields;
}

export interface SimPrincipal {
  readonly id: string;
  readonly tenantId: string;
  readonly type: "user" | "group" | "servicePrincipal";
  readonly displayName: string | null;
  readonly userPrincipalName?: string;
  readonly appId?: string;
  readonly memberOf?: readonly string[];
  /** Resource Manager does not know it before this time, in milliseconds since 1970. */
  readonly replicatedAt?: number;
}

export interface SimPolicy {
  readonly displayName: string;
  readonly assignmentId: string;
  readonly effect: "deny" | "modify" | "audit";
  /** Whether an account with these properties violates it. */
  readonly violates: (properties: Fields) => boolean;
  /** What `modify` sets. */
  readonly change?: Fields;
}

export interface SimEvent {
  readonly time: string;
  readonly operation: string;
  readonly status: string;
  readonly resourceId: string;
  readonly caller: string;
  readonly objectId: string;
}

export interface SimCall {
  readonly accountId: string;
  /** Empty for a call with a key. */
  readonly objectId: string;
  readonly address: string;
  readonly time: string;
}

export interface SimGrant {
  readonly principalId: string;
  /** At and below this scope. */
  readonly scope: string;
  /** Operations, each a full name or a beginning that ends in "*"; "*\/read" means every read. */
  readonly allow: readonly string[];
  readonly except?: readonly string[];
}

export function emptyWorld(): World {
  return {
    tenants: [],
    managementGroups: [],
    subscriptions: [],
    accounts: [],
    assignments: [],
    eligible: [],
    activated: [],
    definitions: [],
    denyAssignments: [],
    principals: [],
    workspaces: [],
    diagnosticSettings: [],
    policies: [],
    policyAssignments: [],
    locks: [],
    activity: [],
    calls: [],
    grants: [],
  };
}

/** Azure compares ids without regard to letter case. */
export function sameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Whether an id is a scope or lies below it, at segment borders. */
export function isWithin(id: string, scope: string): boolean {
  const [inner, outer] = [id.toLowerCase(), scope.toLowerCase().replace(/\/+$/, "")];
  return inner === outer || inner.startsWith(`${outer}/`);
}

/** The management groups above a subscription, the nearest first. */
export function ancestorsOf(world: World, subscriptionId: string): readonly SimManagementGroup[] {
  const subscription = world.subscriptions.find(({ id }) => sameId(id, subscriptionId));
  const chain: SimManagementGroup[] = [];
  let name = subscription?.managementGroup;
  while (name !== undefined) {
    const group = world.managementGroups.find((candidate) => candidate.name === name);
    if (group === undefined) break;
    chain.push(group);
    name = group.parent;
  }
  return chain;
}

/** Whether an assignment's scope is at or above an id: by path, by management group, or the tenant's root. */
export function reaches(world: World, scope: string, id: string): boolean {
  if (scope === "/") return true;
  const group = /^\/providers\/microsoft\.management\/managementgroups\/([^/]+)$/i.exec(scope)?.[1];
  if (group === undefined) return isWithin(id, scope);
  const subscriptionId = /^\/subscriptions\/([^/]+)/i.exec(id)?.[1];
  if (subscriptionId === undefined) return isWithin(id, scope);
  return ancestorsOf(world, subscriptionId).some(({ name }) => sameId(name, group));
}
