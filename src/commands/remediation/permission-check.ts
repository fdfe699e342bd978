import { l10n } from "vscode";
import type { Subscription } from "../../azure/azure-data";
import { AzureError } from "../../azure/azure-error";
import { grants } from "../../core/index";
import { leastRoleFor } from "./least-role";
import type { RemediationParts } from "./parts";

/** An operation of the control plane and where it is going to be performed. */
export interface Need {
  readonly operation: string;
  readonly scope: string;
}

/**
 * What the caller's roles do not let them do, as far as the permissions API says. Conditions are taken as
 * met, and deny assignments and locks are not in it: a need that is missing here fails, another may.
 */
export async function missingNeeds(
  { api }: Pick<RemediationParts, "api">,
  subscription: Subscription,
  needs: readonly Need[],
): Promise<readonly Need[]> {
  const scopes = [...new Set(needs.map(({ scope }) => scope))];
  const missing = await Promise.all(
    scopes.map(async (scope) => {
      try {
        const held = await api.roles.callerPermissions(subscription, scope);
        return needs.filter((need) => need.scope === scope && !grants(held, need.operation, "control"));
      } catch (error) {
        // Who may not ask may still act, and Azure says no by itself.
        if (error instanceof AzureError) return [];
        throw error;
      }
    }),
  );
  return missing.flat();
}

/** "You may not perform "…/write" on "…". The least role that allows it is "…"." */
export function explainMissing(missing: readonly Need[]): string {
  const sentences = missing.map(({ operation, scope }) =>
    l10n.t('You may not perform "{0}" on "{1}".', operation, scope),
  );
  const role = leastRoleFor(missing.map(({ operation }) => operation));
  return [
    ...sentences,
    ...(role === undefined ? [] : [l10n.t('The least role that allows it is "{0}".', role)]),
  ].join(" ");
}
