import { l10n } from "vscode";
import type { AzureProblem } from "../../azure/azure-error";
import type { ErrorAction } from "../../infrastructure/errors";
import { leastRoleFor } from "./least-role";
import type { RemediationParts } from "./parts";

/** What went wrong, with what helps: the role that is missing, the policy, the id Azure's support asks for. */
export function explainProblem(problem: AzureProblem): string {
  return [problem.message, adviceOn(problem), correlation(problem)].filter((part) => part !== "").join(" ");
}

function adviceOn(problem: AzureProblem): string {
  if (problem.code === "DenyAssignmentAuthorizationFailed") {
    return l10n.t("No role helps against a deny assignment.");
  }
  if (problem.kind === "forbidden" && problem.operation !== undefined) {
    const role = leastRoleFor([problem.operation]);
    return role === undefined ? "" : l10n.t('The least role that allows it is "{0}".', role);
  }
  if (problem.kind === "policy-denied" && problem.assignmentIds.length > 0) {
    return l10n.t("It is assigned as {0}.", problem.assignmentIds.map((id) => `"${id}"`).join(", "));
  }
  return "";
}

function correlation({ correlationId }: AzureProblem): string {
  return correlationId === undefined ? "" : l10n.t("Correlation id: {0}.", correlationId);
}

/** Buttons that help with a problem. */
export function actionsOn(
  problem: AzureProblem | undefined,
  { signIn }: Pick<RemediationParts, "signIn">,
): readonly ErrorAction[] {
  return problem?.kind === "signed-out" ? [{ title: l10n.t("Sign In"), run: () => signIn(problem) }] : [];
}
