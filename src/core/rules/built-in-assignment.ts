import type { BuiltInPolicy } from "../catalog/policy-definitions";

const schema = "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#";

/** A template that assigns a built-in definition to the subscription it is deployed to. */
export function builtInAssignment({ id, name, effects, change }: BuiltInPolicy): string {
  const effect = effects.find((candidate) => candidate !== "deny") ?? "audit";
  const template = {
    $schema: schema,
    contentVersion: "1.0.0.0",
    parameters: { effect: { type: "string", defaultValue: capitalised(effect) } },
    resources: [
      {
        type: "Microsoft.Authorization/policyAssignments",
        apiVersion: "2022-06-01",
        name: id.slice(0, 8),
        // A definition that changes resources does so as a managed identity, which lives in a region.
        ...(change && { location: "[deployment().location]", identity: { type: "SystemAssigned" } }),
        properties: {
          displayName: name,
          policyDefinitionId: `/providers/Microsoft.Authorization/policyDefinitions/${id}`,
          parameters: { effect: { value: "[parameters('effect')]" } },
        },
      },
    ],
  };
  return `${JSON.stringify(template, null, 2)}\n`;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
