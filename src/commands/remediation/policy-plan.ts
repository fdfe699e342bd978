import type { Account, Json, PolicyAssignment } from "../../azure/azure-data";
import { roleGuid } from "./access";
import type { KeyPolicy } from "./key-policies";
import type { RemediationParts } from "./parts";

/** A policy to be assigned, and where. */
export interface WantedPolicy {
  readonly policy: KeyPolicy;
  readonly account: Account;
  /** The id of a resource group or a subscription. */
  readonly scope: string;
}

/** What there is of it. */
export interface PolicyLook {
  /** One that does the same at the scope or above it. */
  readonly equal: PolicyAssignment | undefined;
  /** One of the same name that does something else, and would be replaced. */
  readonly other: PolicyAssignment | undefined;
  /** Whether the identity of the equal one holds the role it needs, where it needs any. */
  readonly hasRole: boolean;
}

/** The body of the assignment as Resource Manager takes it. */
export function policyBody({ policy, account }: WantedPolicy): Json {
  const { definition, displayName, effect, role } = policy;
  return {
    ...(role === undefined ? {} : { location: account.location, identity: { type: "SystemAssigned" } }),
    properties: {
      displayName,
      policyDefinitionId: `/providers/Microsoft.Authorization/policyDefinitions/${definition.id}`,
      parameters: { effect: { value: effect } },
      enforcementMode: "Default",
    },
  };
}

export function policyId({ scope, policy }: WantedPolicy): string {
  return `${scope}/providers/Microsoft.Authorization/policyAssignments/${policy.name}`;
}

export async function lookAtPolicy(
  { api }: Pick<RemediationParts, "api">,
  wanted: WantedPolicy,
): Promise<PolicyLook> {
  const { account, scope, policy } = wanted;
  const { subscription } = account;
  const all = await api.policy.listAssignmentsAt(subscription, scope);
  const own = all.find(({ id }) => isSame(id, policyId(wanted)));
  const equal = all.find((assignment) => doesSame(assignment, wanted));
  const other = own !== undefined && !doesSame(own, wanted) ? own : undefined;
  if (policy.role === undefined || equal === undefined) return { equal, other, hasRole: true };
  return { equal, other, hasRole: await holdsRole(api, wanted, equal, policy.role) };
}

/** One with an identity of its own that is not system-assigned was set up by somebody who knows why. */
async function holdsRole(
  api: RemediationParts["api"],
  { account }: WantedPolicy,
  { identityId, scope }: PolicyAssignment,
  role: string,
): Promise<boolean> {
  if (identityId === undefined) return true;
  const held = await api.roles.listAssignmentsAt(account.subscription, scope);
  return held.some(
    ({ principalId, roleDefinitionId }) =>
      isSame(principalId, identityId) && roleGuid(roleDefinitionId) === role,
  );
}

/** Whether an assignment does at a scope what is wanted there. */
export function doesSame(
  { definitionId, effect, isEnforced, notScopes }: PolicyAssignment,
  { policy, scope }: WantedPolicy,
): boolean {
  const byDefault = policy.effect === "Deny" ? undefined : policy.effect;
  return (
    definitionId.toLowerCase().endsWith(`/${policy.definition.id}`) &&
    (effect ?? byDefault)?.toLowerCase() === policy.effect.toLowerCase() &&
    isEnforced &&
    !notScopes.some((left) => isSame(left, scope) || scope.toLowerCase().startsWith(`${left.toLowerCase()}/`))
  );
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Whether the user would decide the same about both. */
export function isSamePolicyLook(one: PolicyLook, other: PolicyLook): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
