import { l10n } from "vscode";
import type { RoleDefinition } from "../../azure/azure-data";
import type { AzureProblem } from "../../azure/azure-error";
import { attempt, isPlainNo } from "./attempt";
import type { RemediationParts } from "./parts";
import { isWritten, roleId, type PossiblePlan } from "./role-plan";

/** How writing a role ended, judged by reading it afterwards. */
export type RoleChange =
  | { readonly kind: "done"; readonly role: RoleDefinition }
  | { readonly kind: "refused"; readonly problem: AzureProblem }
  /** Azure has received it, or may have, and it does not read as asked, or could not be read. */
  | { readonly kind: "unknown"; readonly problem: AzureProblem };

/** Role definitions take a while until every read shows them. */
const waits = [1_000, 2_000, 5_000, 10_000, 20_000];

export async function changeRole(
  { api, clock }: Pick<RemediationParts, "api" | "clock">,
  { subscription, scope, guid, wanted }: PossiblePlan,
): Promise<RoleChange> {
  const put = await attempt(() => api.roles.putDefinition(subscription, scope, guid, wanted));
  if (put.kind === "failed" && isPlainNo(put.problem)) return { kind: "refused", problem: put.problem };
  for (const wait of [0, ...waits]) {
    if (wait > 0) await clock.sleep(wait);
    const read = await attempt(() => api.roles.getDefinition(subscription, roleId(scope, guid)));
    if (read.kind === "failed") return { kind: "unknown", problem: read.problem };
    if (read.value !== undefined && isWritten(read.value, wanted)) return { kind: "done", role: read.value };
    // A conflict is an answer: nothing is on its way.
    if (put.kind === "failed" && put.problem.kind === "conflict") {
      return { kind: "refused", problem: put.problem };
    }
  }
  const message = l10n.t("Azure took the role, and it does not read as it was sent.");
  const problem: AzureProblem = put.kind === "failed" ? put.problem : { kind: "service", message };
  return { kind: "unknown", problem };
}
