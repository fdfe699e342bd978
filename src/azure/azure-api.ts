import type {
  Account,
  Activation,
  ActivityEvent,
  Batch,
  DenyAssignment,
  Deployment,
  DiagnosticCategory,
  DiagnosticSetting,
  DiagnosticSettingProperties,
  Directory,
  EligibleAssignment,
  Json,
  Operation,
  OperationStatus,
  Permission,
  PolicyAssignment,
  PolicyState,
  Principal,
  PrincipalNames,
  PrincipalType,
  PrivateEndpointConnection,
  Receipt,
  RoleAssignment,
  RoleDefinition,
  Subscription,
  Workspace,
} from "./azure-data";

export interface CallOptions {
  /** Stops waiting and reading. A change that the service has received goes on. */
  readonly signal?: AbortSignal;
}

/** The smallest change of an account: only what is in it is touched; networkAcls is replaced as a whole. */
export interface AccountPatch {
  readonly properties?: Json;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface NewRoleAssignment {
  readonly roleDefinitionId: string;
  readonly principalId: string;
  /** Spares the wait for a principal that was created a moment ago. */
  readonly principalType?: PrincipalType;
  readonly description?: string;
  readonly condition?: string;
  readonly conditionVersion?: string;
}

export interface NewRoleDefinition {
  readonly roleName: string;
  readonly description: string;
  readonly assignableScopes: readonly string[];
  readonly permissions: readonly Permission[];
}

export interface TimeRange {
  readonly from: Date;
  readonly to: Date;
}

/**
 * Everything we ask of Azure. `subscription` says with which login and tenant to ask; `id` and `scope`
 * are resource ids as Azure spells them. Functions reject with `AzureError`; those that stream yield
 * failures as data and go on with what is left. Nothing here reads or makes keys.
 */
export interface AzureApi {
  /** All subscriptions of all tenants the user is signed in to. Asks nobody; rejects with kind "signed-out". */
  listSubscriptions(options?: CallOptions): AsyncIterable<Batch<Subscription>>;

  /** The web page of a resource, or undefined where there is none (the sample tenant). */
  portalUrl(subscription: Subscription, id: string): string | undefined;

  readonly accounts: AccountsApi;
  readonly roles: RolesApi;
  readonly directory: DirectoryApi;
  readonly monitor: MonitorApi;
  readonly policy: PolicyApi;
}

export interface AccountsApi {
  list(subscriptions: readonly Subscription[], options?: CallOptions): AsyncIterable<Batch<Account>>;

  /** The account now, never from Resource Graph. */
  get(subscription: Subscription, id: string, options?: CallOptions): Promise<Account>;

  patch(subscription: Subscription, id: string, patch: AccountPatch, options?: CallOptions): Promise<Receipt>;

  /** How a change goes. Its success is not yet the account's state: read that too. */
  operationStatus(
    subscription: Subscription,
    operation: Operation,
    options?: CallOptions,
  ): Promise<OperationStatus>;

  listDeployments(
    subscription: Subscription,
    id: string,
    options?: CallOptions,
  ): Promise<readonly Deployment[]>;

  listPrivateEndpointConnections(
    subscription: Subscription,
    id: string,
    options?: CallOptions,
  ): Promise<readonly PrivateEndpointConnection[]>;
}

export interface RolesApi {
  /** Assignments that bear on AI accounts: at, above and below each subscription, bulk reads where they pay. */
  listAssignments(
    subscriptions: readonly Subscription[],
    options?: CallOptions,
  ): AsyncIterable<Batch<RoleAssignment>>;

  /** Role definitions that can be assigned in these subscriptions. Custom ones alone are a far smaller read. */
  listDefinitions(
    subscriptions: readonly Subscription[],
    type: "CustomRole" | "all",
    options?: CallOptions,
  ): AsyncIterable<Batch<RoleDefinition>>;

  /** Assignments at a scope and above it now, never from Resource Graph. */
  listAssignmentsAt(
    subscription: Subscription,
    scope: string,
    options?: CallOptions,
  ): Promise<readonly RoleAssignment[]>;

  /** Undefined where there is no such assignment. */
  getAssignment(
    subscription: Subscription,
    id: string,
    options?: CallOptions,
  ): Promise<RoleAssignment | undefined>;

  /** Creates it, or returns the equal one of that name. An equal one of another name rejects as "conflict". */
  putAssignment(
    subscription: Subscription,
    scope: string,
    name: string,
    assignment: NewRoleAssignment,
    options?: CallOptions,
  ): Promise<RoleAssignment>;

  deleteAssignment(
    subscription: Subscription,
    id: string,
    options?: CallOptions,
  ): Promise<"deleted" | "absent">;

  /** Undefined where the role was deleted. */
  getDefinition(
    subscription: Subscription,
    id: string,
    options?: CallOptions,
  ): Promise<RoleDefinition | undefined>;

  /** Roles of that name that can be assigned at a scope, built-in ones included. */
  definitionsNamed(
    subscription: Subscription,
    scope: string,
    roleName: string,
    options?: CallOptions,
  ): Promise<readonly RoleDefinition[]>;

  putDefinition(
    subscription: Subscription,
    scope: string,
    name: string,
    definition: NewRoleDefinition,
    options?: CallOptions,
  ): Promise<RoleDefinition>;

  /** Rejects as "invalid" while somebody holds the role. */
  deleteDefinition(
    subscription: Subscription,
    id: string,
    options?: CallOptions,
  ): Promise<"deleted" | "absent">;

  /** One permission per role the caller holds on the scope; without deny assignments and locks. */
  callerPermissions(
    subscription: Subscription,
    scope: string,
    options?: CallOptions,
  ): Promise<readonly Permission[]>;

  listDenyAssignments(
    subscription: Subscription,
    scope: string,
    options?: CallOptions,
  ): Promise<readonly DenyAssignment[]>;

  /**
   * Who may activate which role at, above and below a subscription, as far as it bears on AI accounts, by one
   * list. Rejects where the tenant has no licence for Privileged Identity Management: nothing is known then.
   */
  listEligibleAssignments(
    subscription: Subscription,
    options?: CallOptions,
  ): Promise<readonly EligibleAssignment[]>;

  /** Which of the assignments at, above and below a subscription come from an activation, by one list. */
  listActivations(subscription: Subscription, options?: CallOptions): Promise<readonly Activation[]>;
}

export interface DirectoryApi {
  /** Never rejects for want of permission: what could not be read is told in the result. */
  names(directory: Directory, ids: readonly string[], options?: CallOptions): Promise<PrincipalNames>;

  /** Users, groups and applications whose name begins with the text; at most 20 of each. */
  search(directory: Directory, text: string, options?: CallOptions): Promise<readonly Principal[]>;

  /** The service principal of an application (client) id. */
  byApplicationId(
    directory: Directory,
    applicationId: string,
    options?: CallOptions,
  ): Promise<Principal | undefined>;

  /** Object id of whoever is signed in, from the token itself. */
  currentObjectId(directory: Directory, options?: CallOptions): Promise<string>;
}

export interface MonitorApi {
  listDiagnosticSettings(
    subscription: Subscription,
    id: string,
    options?: CallOptions,
  ): Promise<readonly DiagnosticSetting[]>;

  listDiagnosticCategories(
    subscription: Subscription,
    id: string,
    options?: CallOptions,
  ): Promise<readonly DiagnosticCategory[]>;

  /** Replaces the setting of that name as a whole. */
  putDiagnosticSetting(
    subscription: Subscription,
    id: string,
    name: string,
    setting: DiagnosticSettingProperties,
    options?: CallOptions,
  ): Promise<DiagnosticSetting>;

  /** "absent" where there was no such setting. */
  deleteDiagnosticSetting(
    subscription: Subscription,
    id: string,
    name: string,
    options?: CallOptions,
  ): Promise<"deleted" | "absent">;

  /** Log Analytics workspaces. */
  listWorkspaces(
    subscriptions: readonly Subscription[],
    options?: CallOptions,
  ): AsyncIterable<Batch<Workspace>>;

  /**
   * Rows that a Log Analytics workspace (named by its resource id) answers a query with. The service has
   * a sign-in of its own, so this may reject where everything else works.
   */
  queryLogs(
    directory: Directory,
    workspaceId: string,
    query: string,
    range: TimeRange,
    options?: CallOptions,
  ): Promise<readonly Json[]>;

  /** What was done to a resource through Resource Manager, newest first. Azure keeps 90 days. */
  listActivity(
    subscription: Subscription,
    id: string,
    range: TimeRange,
    options?: CallOptions,
  ): Promise<readonly ActivityEvent[]>;
}

export interface PolicyApi {
  /** The latest judgement of each assigned policy on a resource. */
  listStates(subscription: Subscription, id: string, options?: CallOptions): Promise<readonly PolicyState[]>;

  /** Assignments at a scope and above it. */
  listAssignmentsAt(
    subscription: Subscription,
    scope: string,
    options?: CallOptions,
  ): Promise<readonly PolicyAssignment[]>;

  /** Undefined where there is no such assignment. */
  getAssignment(
    subscription: Subscription,
    id: string,
    options?: CallOptions,
  ): Promise<PolicyAssignment | undefined>;

  /** Creates or replaces an assignment; `body` is its Resource Manager JSON. */
  putAssignment(
    subscription: Subscription,
    scope: string,
    name: string,
    body: Json,
    options?: CallOptions,
  ): Promise<{ readonly id: string }>;

  deleteAssignment(
    subscription: Subscription,
    id: string,
    options?: CallOptions,
  ): Promise<"deleted" | "absent">;
}
