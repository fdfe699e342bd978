import type {
  Account,
  Activation,
  ActivityEvent,
  DenyAssignment,
  Deployment,
  DiagnosticSetting,
  EligibleAssignment,
  PolicyAssignment,
  PrivateEndpointConnection,
  RoleAssignment,
  RoleDefinition,
} from "../../azure/azure-data";
import { AzureError, type AzureProblem } from "../../azure/azure-error";
import { accountScope, sampleAccounts } from "./accounts";
import { sampleActivations, sampleAssignments } from "./assignments";
import { sampleEligibleAssignments } from "./eligible-assignments";
import { groupScope, production, shared } from "./ids";
import { sampleDiagnosticSettings, sampleWorkspaces } from "./monitoring";
import { principalId } from "./principals";
import { sampleCustomRoles } from "./roles";

/** A change the sample has accepted and not carried out yet. */
export interface Pending {
  readonly operation: string;
  readonly until: number;
  readonly account: Account;
}

/** What exists in the sample tenant. Changes stay until it is left. */
export interface SampleWorld {
  /** By id, lower case, like everything below. */
  readonly accounts: Map<string, Account>;
  readonly deployments: ReadonlyMap<string, readonly Deployment[]>;
  readonly endpoints: ReadonlyMap<string, readonly PrivateEndpointConnection[]>;
  readonly assignments: Map<string, RoleAssignment>;
  readonly eligibleAssignments: readonly EligibleAssignment[];
  readonly activations: readonly Activation[];
  /** Custom roles by their GUID. */
  readonly definitions: Map<string, RoleDefinition>;
  readonly denyAssignments: readonly DenyAssignment[];
  /** By account. */
  readonly diagnosticSettings: Map<string, readonly DiagnosticSetting[]>;
  readonly workspaces: typeof sampleWorkspaces;
  readonly pending: Map<string, Pending>;
  readonly finished: Set<string>;
  readonly activity: ActivityEvent[];
  readonly policyAssignments: Map<string, PolicyAssignment>;
  /** Milliseconds since 1970. */
  now(): number;
  /** How long a change takes, in milliseconds. */
  readonly delay: number;
}

export interface SampleOptions {
  readonly now?: () => number;
  readonly delay?: number;
}

export function createWorld({ now = Date.now, delay = 1500 }: SampleOptions = {}): SampleWorld {
  const accounts = sampleAccounts();
  return {
    accounts: new Map(accounts.map(({ account }) => [lower(account.id), account])),
    deployments: new Map(accounts.map(({ account, deployments }) => [lower(account.id), deployments])),
    endpoints: sampleEndpoints(),
    assignments: new Map(sampleAssignments(now()).map((assignment) => [lower(assignment.id), assignment])),
    eligibleAssignments: sampleEligibleAssignments(now()),
    activations: sampleActivations(now()),
    definitions: new Map(Object.values(sampleCustomRoles).map((role) => [role.name, role])),
    denyAssignments: [managedApplicationLock],
    diagnosticSettings: sampleDiagnosticSettings(),
    workspaces: sampleWorkspaces,
    pending: new Map(),
    finished: new Set(),
    activity: [],
    policyAssignments: new Map(),
    now,
    delay,
  };
}

export function lower(id: string): string {
  return id.toLowerCase().replace(/\/+$/, "");
}

export function isWithin(id: string, scope: string): boolean {
  return lower(id) === lower(scope) || lower(id).startsWith(`${lower(scope)}/`);
}

/** Rejects the way Azure does. */
export function refuse(problem: AzureProblem): never {
  throw new AzureError(problem);
}

/** An account as it is now; a change whose time has come is carried out first. */
export function accountNow(world: SampleWorld, id: string): Account {
  const key = lower(id);
  const pending = world.pending.get(key);
  if (pending !== undefined && world.now() >= pending.until) {
    world.accounts.set(key, pending.account);
    world.pending.delete(key);
    world.finished.add(pending.operation);
  }
  return (
    world.accounts.get(key) ??
    refuse({
      kind: "not-found",
      code: "ResourceNotFound",
      status: 404,
      message: `There is no account "${id}".`,
    })
  );
}

/** Refuses what a deny assignment forbids: roles do not help against it. */
export function refuseDenied(world: SampleWorld, operation: string, scope: string): void {
  const denied = world.denyAssignments.find(
    (deny) =>
      isWithin(scope, deny.scope) && deny.permissions.some(({ actions }) => actions.includes(operation)),
  );
  if (denied === undefined) return;
  refuse({
    kind: "forbidden",
    code: "DenyAssignmentAuthorizationFailed",
    status: 403,
    operation,
    scope,
    message: `You may not perform "${operation}" on "${scope}": the deny assignment "${denied.name}" forbids it.`,
  });
}

const helpdeskGroup = groupScope(production, "mrg-helpdesk-managed");

/** What a managed application puts on its resources, so that its publisher alone changes them. */
const managedApplicationLock: DenyAssignment = {
  id: `${helpdeskGroup}/providers/Microsoft.Authorization/denyAssignments/5a3b0d01-0000-4000-8000-000000000001`,
  name: "System deny assignment created by managed application helpdesk",
  description: "Protects the resources of the managed application from changes.",
  scope: helpdeskGroup,
  permissions: [
    {
      actions: ["Microsoft.CognitiveServices/accounts/write", "Microsoft.CognitiveServices/accounts/delete"],
      notActions: [],
      dataActions: [],
      notDataActions: [],
    },
  ],
  principals: [{ id: "00000000-0000-0000-0000-000000000000", type: "SystemDefined" }],
  excludePrincipals: [{ id: principalId("helpdeskBot"), type: "ServicePrincipal" }],
  doNotApplyToChildScopes: false,
  isSystemProtected: true,
};

function sampleEndpoints(): ReadonlyMap<string, readonly PrivateEndpointConnection[]> {
  const endpoint = (account: string, name: string, status: string): [string, PrivateEndpointConnection[]] => {
    const id = accountScope(account);
    const privateEndpointId = `${groupScope(shared, "rg-network")}/providers/Microsoft.Network/privateEndpoints/${name}`;
    const connection = { id: `${id}/privateEndpointConnections/${name}`, name, privateEndpointId, status };
    return [lower(id), [{ ...connection, groupIds: ["account"] }]];
  };
  return new Map([
    endpoint("contoso-search-prod", "pe-search", "Approved"),
    endpoint("contoso-chat-prod", "pe-chat", "Pending"),
    endpoint("shared-document-intelligence", "pe-documents", "Approved"),
  ]);
}
