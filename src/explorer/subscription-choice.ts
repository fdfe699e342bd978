import type { Subscription } from "../azure/azure-data";

/** Which subscriptions the user wants to see. */
export type Choice = "all" | readonly string[];

/** How a subscription is written down: the way Azure's own extensions do it. */
export function choiceKey({ tenantId, id }: Pick<Subscription, "tenantId" | "id">): string {
  return `${tenantId}/${id}`.toLowerCase();
}

/**
 * The subscriptions a choice lets through. One made here wins; otherwise that of Azure's resource
 * explorer is honoured (`azureResourceGroups.selectedSubscriptions`), where it is not empty.
 */
export function chooseSubscriptions(
  all: readonly Subscription[],
  own: Choice | undefined,
  elsewhere: readonly string[],
): readonly Subscription[] {
  const choice = own ?? (elsewhere.length === 0 ? "all" : elsewhere);
  if (choice === "all") return all;
  const wanted = new Set(choice.map((key) => key.toLowerCase()));
  return all.filter((subscription) => wanted.has(choiceKey(subscription)));
}
