import type { AzureProblem } from "../../azure/azure-error";
import type { ErrorAction } from "../../infrastructure/errors";
import { leastRoleFor } from "./least-role";
import type { RemediationParts } from "./parts";

/** What went wrong, with what helps: the role that is missing, the policy, the id Azure's support asks for. */
export function explainProblem(problem: AzureProblem): string {
  return [problem.message, adviceOn(problem), correlation(problem)].filter((part) => part !== "").join(" ");
}

function adviceOn(problem: AzureProblem): string {
  if (problem.kind === "forbidden" && problem.operation !== undefined) {
    const role = leastRoleFor([problem.operation]);
    return role === undefined ? "" : `The least role that allows it is "${role}".`;
  }
  if (problem.kind === "policy-denied" && problem.assignmentIds.length > 0) {
    return `It is assigned as ${problem.assignmentIds.map((id) => `"${id}"`).join(", ")}.`;
  }
  return "";
}

function correlation({ correlationId }: AzureProblem): string {
  return correlationId === undefined ? "" : `Correlation id: ${correlationId}.`;
}

/** Buttons that help with a problem. */
export function actionsOn(
  problem: AzureProblem | undefined,
  { signIn }: Pick<RemediationParts, "signIn">,
): readonly ErrorAction[] {
  return problem?.kind === "signed-out" ? [{ title: "Sign In", run: () => signIn(problem.tenantId) }] : [];
}
