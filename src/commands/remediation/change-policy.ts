import { l10n } from "vscode";
import type { PolicyAssignment, RoleAssignment } from "../../azure/azure-data";
import type { AzureProblem } from "../../azure/azure-error";
import { attempt, isPlainNo } from "./attempt";
import { ensureAssignment } from "./change-assignment";
import type { RemediationParts } from "./parts";
import { doesSame, policyBody, policyId, type PolicyLook, type WantedPolicy } from "./policy-plan";

/** How assigning a policy ended, judged by reading it afterwards. */
export type PolicyChange =
  | { readonly kind: "done"; readonly policy: PolicyAssignment; readonly role?: RoleAssignment }
  /** The policy is assigned, and what its identity needs is not, or that could not be seen. */
  | { readonly kind: "withoutRole"; readonly policy: PolicyAssignment; readonly problem: AzureProblem }
  | { readonly kind: "refused"; readonly problem: AzureProblem }
  | { readonly kind: "unknown"; readonly problem: AzureProblem };

/** Policy assignments show at once as a rule; their identities a little later. */
const waits = [1_000, 2_000, 5_000, 10_000];

export async function changePolicy(
  parts: Pick<RemediationParts, "api" | "clock">,
  wanted: WantedPolicy,
  { equal }: PolicyLook,
): Promise<PolicyChange> {
  const assigned =
    equal === undefined ? await putPolicy(parts, wanted) : { kind: "done" as const, policy: equal };
  if (assigned.kind !== "done" || wanted.policy.role === undefined) return assigned;
  return giveRole(parts, wanted, assigned.policy, wanted.policy.role);
}

async function putPolicy(
  { api, clock }: Pick<RemediationParts, "api" | "clock">,
  wanted: WantedPolicy,
): Promise<PolicyChange> {
  const { scope, policy, account } = wanted;
  const { subscription } = account;
  const put = await attempt(() =>
    api.policy.putAssignment(subscription, scope, policy.name, policyBody(wanted)),
  );
  if (put.kind === "failed" && isPlainNo(put.problem)) return { kind: "refused", problem: put.problem };
  for (const wait of [0, ...waits]) {
    if (wait > 0) await clock.sleep(wait);
    const read = await attempt(() => api.policy.getAssignment(subscription, policyId(wanted)));
    if (read.kind === "failed") return { kind: "unknown", problem: read.problem };
    if (read.value !== undefined && isComplete(read.value, wanted))
      return { kind: "done", policy: read.value };
    // A conflict is an answer: nothing is on its way.
    if (put.kind === "failed" && put.problem.kind === "conflict") {
      return { kind: "refused", problem: put.problem };
    }
  }
  const message = l10n.t("Azure took the policy assignment, and it does not read as it was sent.");
  const problem: AzureProblem = put.kind === "failed" ? put.problem : { kind: "service", message };
  return { kind: "unknown", problem };
}

function isComplete(assignment: PolicyAssignment, wanted: WantedPolicy): boolean {
  const needsIdentity = wanted.policy.role !== undefined;
  return doesSame(assignment, wanted) && (!needsIdentity || assignment.identityId !== undefined);
}

async function giveRole(
  parts: Pick<RemediationParts, "api" | "clock">,
  { account: { subscription } }: WantedPolicy,
  policy: PolicyAssignment,
  role: string,
): Promise<PolicyChange> {
  if (policy.identityId === undefined) return { kind: "done", policy };
  const given = await ensureAssignment(parts, subscription, policy.scope, {
    roleDefinitionId: `/subscriptions/${subscription.id}/providers/Microsoft.Authorization/roleDefinitions/${role}`,
    principalId: policy.identityId,
    principalType: "ServicePrincipal",
  });
  if (given.kind !== "done") return { kind: "withoutRole", policy, problem: given.problem };
  return { kind: "done", policy, ...(given.isNew ? { role: given.assignment } : {}) };
}
