/** Where a template is deployed to, which decides what `resourceId()` returns in it. */
export type DeploymentScope = "resourceGroup" | "subscription" | "managementGroup" | "tenant";

/**
 * What stands in a resolved string for the parts that only the deployment
 * knows, such as the id of its subscription. The brackets are ones nobody
 * writes in an id, so that a computed id is never taken for one the author
 * wrote out.
 */
export const placeholders = {
  location: "⟨location⟩",
  managementGroup: "⟨management-group⟩",
  resourceGroup: "⟨resource-group⟩",
  subscription: "⟨subscription⟩",
  tenant: "⟨tenant⟩",
} as const;

/** Whether a resolved string depends on where the template is deployed to. */
export function hasPlaceholder(text: string): boolean {
  return text.includes("⟨");
}

/** The id that `subscription().id` returns. */
export const subscriptionId = `/subscriptions/${placeholders.subscription}`;

/** The id that `resourceGroup().id` returns. */
export const resourceGroupId = `${subscriptionId}/resourceGroups/${placeholders.resourceGroup}`;

/** The id that `managementGroup().id` returns. */
export const managementGroupId = `/providers/Microsoft.Management/managementGroups/${placeholders.managementGroup}`;
