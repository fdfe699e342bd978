import type { Subscription } from "../../azure/azure-data";

/** Ids that are plainly made up: a family and a number in the shape of a GUID. */
export function sampleGuid(family: number, number: number): string {
  const hex = (value: number, length: number) => value.toString(16).padStart(length, "0");
  return `${hex(family, 8)}-5a3b-4c1d-8e2f-${hex(number, 12)}`;
}

export const sampleTenantId = sampleGuid(0x7e, 1);

const seenBy = {
  login: "sample",
  loginLabel: "you@contoso.example",
  tenantId: sampleTenantId,
  tenantName: "Contoso (sample)",
  state: "Enabled",
};

function subscription(number: number, name: string): Subscription {
  const id = sampleGuid(0x50, number);
  return { ...seenBy, id, name, key: `sample/${sampleTenantId}/${id}` };
}

/** Whether a subscription is one of the sample's. */
export function isOfSample({ key }: Pick<Subscription, "key">): boolean {
  return key.startsWith(`sample/${sampleTenantId}/`);
}

export const production = subscription(1, "Contoso Production");
export const research = subscription(2, "Contoso Research");
export const shared = subscription(3, "Contoso Shared Services");

export const sampleSubscriptions = [production, research, shared] as const;

export function subscriptionScope({ id }: Subscription): string {
  return `/subscriptions/${id}`;
}

export function groupScope(subscription: Subscription, resourceGroup: string): string {
  return `${subscriptionScope(subscription)}/resourceGroups/${resourceGroup}`;
}

export function managementGroupScope(name: string): string {
  return `/providers/Microsoft.Management/managementGroups/${name}`;
}

/** The management groups of the sample and which subscriptions lie below each. */
export const managementGroups: Readonly<Record<string, readonly Subscription[]>> = {
  "mg-contoso": [production, research, shared],
  "mg-workloads": [production, research],
};

/** The subscriptions below a scope that is above them; undefined for other scopes. */
export function reachedBy(scope: string): readonly Subscription[] | undefined {
  if (scope === "/") return managementGroups["mg-contoso"];
  return managementGroups[/managementGroups\/(.+)$/.exec(scope)?.[1] ?? ""];
}
