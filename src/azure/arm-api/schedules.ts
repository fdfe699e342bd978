import type { RolesApi } from "../azure-api";
import { readAll } from "../shapes/field";
import { readActivation, readEligibleAssignment } from "../shapes/schedule";
import { kindOfScope } from "./assignment-lists";
import { abortable, pagesOf } from "./calls";
import type { Clients } from "./clients";
import { collecting } from "./streams";

type ScheduleCalls = Pick<RolesApi, "listEligibleAssignments" | "listActivations">;

/**
 * Privileged Identity Management. Without a filter both lists hold what stands at the subscription, below it
 * and, as inherited, above it, so nobody has to ask the management groups.
 */
export function scheduleCalls(clients: () => Clients): ScheduleCalls {
  return {
    listEligibleAssignments: async (subscription, { signal } = {}) => {
      const { roleEligibilityScheduleInstances } = clients().authorization(subscription);
      const pages = roleEligibilityScheduleInstances.listForScope(at(subscription.id), abortable(signal));
      return bearing(readAll(await collecting(signal, pagesOf(pages)), readEligibleAssignment));
    },

    listActivations: async (subscription, { signal } = {}) => {
      const { roleAssignmentScheduleInstances } = clients().authorization(subscription);
      const pages = roleAssignmentScheduleInstances.listForScope(at(subscription.id), abortable(signal));
      return bearing(readAll(await collecting(signal, pagesOf(pages)), readActivation));
    },
  };
}

function at(subscriptionId: string): string {
  return `subscriptions/${subscriptionId}`;
}

function bearing<T extends { readonly scope: string }>(all: readonly T[]): readonly T[] {
  return all.filter(({ scope }) => kindOfScope(scope) !== "elsewhere");
}
