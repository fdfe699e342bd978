import type { AzureProblem } from "./azure-error";

/** A tenant as one login sees it: what a token is asked for. */
export interface Directory {
  readonly tenantId: string;
  /** Stable id of the login; two accounts may see the same tenant. */
  readonly login: string;
}

export interface Subscription extends Directory {
  /** Login, tenant and subscription: one subscription may be seen by several logins. */
  readonly key: string;
  /** The GUID, lower case. */
  readonly id: string;
  readonly name: string;
  /** "Enabled", "Warned", "PastDue", "Disabled" or "Deleted". */
  readonly state: string;
  readonly tenantName?: string;
  /** How the login is shown to people, e.g. a user principal name. */
  readonly loginLabel: string;
}

/** One step of a long read: some items, or what could not be read. Order of steps means nothing. */
export type Batch<T> =
  | {
      readonly kind: "items";
      readonly items: readonly T[];
      /** How many items this source (the subscriptions of one tenant) holds in all, where it says so. */
      readonly expected?: number;
    }
  | {
      readonly kind: "failure";
      /** Whose items are missing; empty where it is not known. */
      readonly subscriptions: readonly Subscription[];
      /** Whose subscriptions are missing, where those themselves are: a tenant, or somebody signed in. */
      readonly of?: string;
      readonly problem: AzureProblem;
    };

export type Json = Readonly<Record<string, unknown>>;

/** An account's JSON as Resource Manager spells it. Anything may be absent. */
export interface AccountJson extends Json {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly kind?: string;
  readonly location?: string;
  readonly sku?: { readonly name?: string };
  readonly tags?: Readonly<Record<string, string>>;
  readonly identity?: Json;
  readonly properties?: AccountProperties;
}

export interface AccountProperties extends Json {
  readonly provisioningState?: string;
  readonly endpoint?: string;
  readonly customSubDomainName?: string;
  /** Absent means false: keys are on. */
  readonly disableLocalAuth?: boolean;
  /** Absent means "Enabled". */
  readonly publicNetworkAccess?: string;
  readonly networkAcls?: Json;
  readonly privateEndpointConnections?: readonly Json[];
}

export interface Account {
  readonly id: string;
  readonly name: string;
  /** "OpenAI", "AIServices", "CognitiveServices", … */
  readonly kind: string;
  readonly location: string;
  readonly resourceGroup: string;
  readonly subscription: Subscription;
  readonly json: AccountJson;
  /**
   * "posture": read in bulk from Resource Graph, which may lag by minutes; `json` has what the rules
   * judge and not every property. "full": the resource's own answer.
   */
  readonly detail: "posture" | "full";
}

export type PrincipalType = "User" | "Group" | "ServicePrincipal" | "ForeignGroup" | "Device";

export interface RoleAssignment {
  readonly id: string;
  /** The last segment of the id, a GUID. */
  readonly name: string;
  readonly scope: string;
  /** The id as the service sent it; only its last segment identifies the role. */
  readonly roleDefinitionId: string;
  readonly principalId: string;
  readonly principalType?: PrincipalType;
  readonly condition?: string;
  readonly conditionVersion?: string;
  readonly description?: string;
  readonly createdOn?: string;
  readonly createdBy?: string;
  /**
   * Only for scopes above a subscription (a management group or "/"): ids of the subscriptions this
   * assignment is known to reach. The same assignment may come in several batches, each time with others.
   */
  readonly reaches?: readonly string[];
}

/**
 * That somebody may activate a role through Privileged Identity Management. It grants nothing until they do.
 */
export interface EligibleAssignment {
  readonly id: string;
  /** The last segment of the id. */
  readonly name: string;
  readonly scope: string;
  /** The id as the service sent it; only its last segment identifies the role. */
  readonly roleDefinitionId: string;
  readonly principalId: string;
  readonly principalType?: PrincipalType;
  /** What the service tells of the principal by itself. */
  readonly principalName?: string;
  /** An address of the principal, where the service tells one. */
  readonly principalDetail?: string;
  /** "Group": by being a member of one. */
  readonly memberType?: "Direct" | "Inherited" | "Group";
  readonly from?: string;
  /** Absent: without end. */
  readonly until?: string;
  readonly condition?: string;
  readonly conditionVersion?: string;
}

/** What came of an eligible assignment when somebody activated it: a role assignment that ends by itself. */
export interface Activation {
  /** Name of the role assignment, where the service tells it. */
  readonly assignmentName?: string;
  readonly scope: string;
  readonly roleDefinitionId: string;
  readonly principalId: string;
  readonly until?: string;
}

export interface Permission {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly dataActions: readonly string[];
  readonly notDataActions: readonly string[];
  readonly condition?: string;
  readonly conditionVersion?: string;
}

export interface RoleDefinition {
  readonly id: string;
  /** The last segment of the id, a GUID. */
  readonly name: string;
  readonly roleName: string;
  readonly type: "BuiltInRole" | "CustomRole";
  readonly description: string;
  readonly assignableScopes: readonly string[];
  readonly permissions: readonly Permission[];
}

export interface DenyAssignment {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly scope: string;
  readonly permissions: readonly Permission[];
  readonly principals: readonly { readonly id: string; readonly type?: string }[];
  readonly excludePrincipals: readonly { readonly id: string; readonly type?: string }[];
  readonly doNotApplyToChildScopes: boolean;
  /** Made by Azure (a managed application, a deployment stack): nobody can remove it by hand. */
  readonly isSystemProtected: boolean;
}

export interface Deployment {
  readonly id: string;
  readonly name: string;
  readonly model: { readonly format?: string; readonly name?: string; readonly version?: string };
  readonly sku?: string;
  readonly capacity?: number;
  /** Name of the content filter. */
  readonly raiPolicyName?: string;
  readonly provisioningState?: string;
}

export interface LogSetting {
  readonly category?: string;
  readonly categoryGroup?: string;
  readonly enabled: boolean;
}

/** What `PUT` takes and `GET` returns, without names and ids. */
export interface DiagnosticSettingProperties {
  readonly workspaceId?: string;
  readonly storageAccountId?: string;
  readonly eventHubAuthorizationRuleId?: string;
  readonly eventHubName?: string;
  readonly marketplacePartnerId?: string;
  readonly logAnalyticsDestinationType?: string;
  readonly logs: readonly LogSetting[];
  readonly metrics: readonly LogSetting[];
}

export interface DiagnosticSetting extends DiagnosticSettingProperties {
  readonly id: string;
  readonly name: string;
}

export interface DiagnosticCategory {
  readonly name: string;
  readonly type: "Logs" | "Metrics";
  readonly groups: readonly string[];
}

export interface PrivateEndpointConnection {
  readonly id: string;
  readonly name: string;
  readonly privateEndpointId?: string;
  /** "Approved", "Pending", "Rejected" or "Disconnected". */
  readonly status?: string;
  readonly groupIds: readonly string[];
}

export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly subscription: Subscription;
}

/** A user, group or application of the directory. */
export interface Principal {
  readonly id: string;
  readonly type: "User" | "Group" | "ServicePrincipal" | "Unknown";
  /** Absent where the directory withholds it. */
  readonly name?: string;
  /** User principal name, or the application's client id. */
  readonly detail?: string;
}

export interface PrincipalNames {
  /** By object id, lower case. */
  readonly found: ReadonlyMap<string, Principal>;
  /** Ids the directory does not know: deleted, or from another tenant. */
  readonly missing: ReadonlySet<string>;
  /** Why some ids are in neither, most often because the directory may not be read. */
  readonly problem?: AzureProblem;
}

export interface ActivityEvent {
  readonly time: string;
  /** The operation, e.g. "Microsoft.CognitiveServices/accounts/write". */
  readonly operation: string;
  /** "Started", "Succeeded", "Failed", … */
  readonly status: string;
  readonly resourceId: string;
  /** A user principal name, or the object id of an application. */
  readonly caller?: string;
  readonly callerObjectId?: string;
  readonly correlationId?: string;
}

export interface PolicyState {
  readonly assignmentId: string;
  readonly definitionId: string;
  readonly definitionName: string;
  /** "Compliant", "NonCompliant", … */
  readonly compliance: string;
  /** The effect, lower case. */
  readonly effect: string;
}

/** A policy that is in force at a scope and below it. */
export interface PolicyAssignment {
  readonly id: string;
  readonly name: string;
  readonly displayName?: string;
  readonly scope: string;
  readonly definitionId: string;
  /** What its parameter `effect` is set to; the definition's default counts where it is absent. */
  readonly effect?: string;
  /** False where it reports only, whatever its effect. */
  readonly isEnforced: boolean;
  readonly notScopes: readonly string[];
  /** The object id of the system-assigned identity it changes resources with. */
  readonly identityId?: string;
}

/** Where a long-running change reports how it goes; opaque, valid for about a day. */
export interface Operation {
  readonly url: string;
  /** Which of the two conventions the url follows. */
  readonly style: "status" | "location";
}

/** What the service answered to a change. "accepted": it goes on working, nothing is certain yet. */
export interface Receipt {
  readonly state: "done" | "accepted";
  readonly operation?: Operation;
  /** Seconds the service asks to wait before the first look. */
  readonly retryAfter?: number;
  readonly correlationId?: string;
  /** The account as the answer shows it; read it afresh before believing it. */
  readonly account?: Account;
}

export interface OperationStatus {
  readonly state: "running" | "succeeded" | "failed" | "canceled";
  readonly retryAfter?: number;
  readonly problem?: AzureProblem;
}
