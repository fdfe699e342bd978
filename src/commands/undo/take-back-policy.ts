import { l10n } from "vscode";
import type { PolicyAssignment, RoleAssignment, Subscription } from "../../azure/azure-data";
import { attempt, isPlainNo } from "../remediation/attempt";
import { removeAssignment } from "../remediation/change-assignment";
import type { Undo } from "../remediation/journal";
import { assignmentDelete } from "../remediation/last-owner";
import type { RemediationParts } from "../remediation/parts";
import { removeScript } from "../remediation/scripts/assignment-script";
import type { Script } from "../remediation/scripts/script";
import type { Question, TakenBack, TakingBack } from "./take-back";

type PolicyUndo = Extract<Undo, { readonly kind: "removePolicyAssignment" }>;

interface PolicyLook {
  readonly policy: PolicyAssignment | undefined;
  /** What its identity was given. */
  readonly role: RoleAssignment | undefined;
}

const policyDelete = "Microsoft.Authorization/policyAssignments/delete";

/** Takes back the assignment of a policy, and before it the role of its identity. */
export function takeBackPolicy(
  parts: RemediationParts,
  subscription: Subscription,
  { assignmentId, roleAssignmentId }: PolicyUndo,
): TakingBack<PolicyLook> {
  const { policy: policies, roles } = parts.api;
  return {
    look: async () => {
      const [policy, role] = await Promise.all([
        policies.getAssignment(subscription, assignmentId),
        roleAssignmentId === undefined ? undefined : roles.getAssignment(subscription, roleAssignmentId),
      ]);
      return policy === undefined && role === undefined ? undefined : { policy, role };
    },
    isSame: (one, other) => JSON.stringify(one) === JSON.stringify(other),
    needs: ({ policy, role }) => [
      ...(policy === undefined ? [] : [{ operation: policyDelete, scope: policy.scope }]),
      ...(role === undefined ? [] : [{ operation: assignmentDelete, scope: role.scope }]),
    ],
    question,
    script: (look) => scriptOf(look),
    act: (look) => act(parts, subscription, look),
    values: ({ policy }) => ({ before: policy ?? null, after: null }),
  };
}

function question({ policy, role }: PolicyLook): Question {
  const name = policy?.displayName ?? policy?.name ?? "";
  return {
    message:
      policy === undefined
        ? l10n.t("Remove the role of a policy assignment that is gone?")
        : l10n.t('Remove the policy assignment "{0}"?', name),
    paragraphs: [
      ...(policy === undefined
        ? []
        : [
            l10n.t(
              "Nothing keeps accounts in {0} as it asks from then on. What it changed on them stays as it is.",
              policy.scope,
            ),
          ]),
      ...(role === undefined
        ? []
        : [l10n.t("The role of its identity at {0} is removed first.", role.scope)]),
    ],
    yes: l10n.t("Remove Assignment"),
  };
}

function scriptOf({ policy, role }: PolicyLook): Script {
  const roleScript = role === undefined ? undefined : removeScript(role.id);
  const apiVersion = "2024-05-01";
  const { name = "", scope = "", id = "" } = policy ?? {};
  return {
    name: "remove-policy-assignment",
    az: [
      ...(roleScript?.az ?? []),
      ...(policy === undefined ? [] : [["policy", "assignment", "delete", "--name", name, "--scope", scope]]),
    ],
    rest: [
      ...(roleScript?.rest ?? []),
      ...(policy === undefined ? [] : [{ method: "DELETE" as const, path: id, apiVersion }]),
    ],
    noDeployment: l10n.t(
      "Not as Bicep or ARM template: a deployment makes what it names and takes nothing away.",
    ),
  };
}

async function act(
  parts: RemediationParts,
  subscription: Subscription,
  { policy, role }: PolicyLook,
): Promise<TakenBack> {
  const nothing = l10n.t("Nothing was undone.");
  if (role !== undefined) {
    const removed = await removeAssignment(parts, subscription, role);
    if (removed.kind !== "done") {
      const isKnown = removed.kind === "refused";
      const text = isKnown
        ? nothing
        : l10n.t("Whether the role of its identity was removed could not be read.");
      const severity = isKnown ? "error" : "warning";
      return { isUndone: false, severity, text, problem: removed.problem, isChanged: !isKnown };
    }
  }
  if (policy === undefined) {
    const text = l10n.t("The role of the policy's identity is removed.");
    return { isUndone: true, severity: "information", text, isChanged: true };
  }
  const name = policy.displayName ?? policy.name;
  const { policy: policies } = parts.api;
  const sent = await attempt(() => policies.deleteAssignment(subscription, policy.id));
  const seen =
    sent.kind === "failed" && isPlainNo(sent.problem)
      ? sent
      : await attempt(() => policies.getAssignment(subscription, policy.id));
  if (seen.kind === "ended" && seen.value === undefined) {
    const text = l10n.t('The policy assignment "{0}" is removed.', name);
    return { isUndone: true, severity: "information", text, isChanged: true };
  }
  const problem = sent.kind === "failed" ? sent.problem : seen.kind === "failed" ? seen.problem : undefined;
  const isThere = seen.kind === "ended" || sent === seen;
  const first = role === undefined ? "" : `${l10n.t("The role of its identity is removed.")} `;
  const text = isThere
    ? l10n.t('The policy assignment "{0}" is still there.', name)
    : l10n.t('Whether the policy assignment "{0}" was removed could not be read.', name);
  return {
    isUndone: false,
    severity: isThere ? "error" : "warning",
    text: `${first}${text}`,
    isChanged: role !== undefined || !isThere,
    ...(problem === undefined ? {} : { problem }),
  };
}
