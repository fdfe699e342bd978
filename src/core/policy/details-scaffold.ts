import type { JsonData } from "../document/edits";
import type { PolicyEffect } from "./effect";

const roleId = "/providers/Microsoft.Authorization/roleDefinitions/<role id>";

const schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

/** What may stand in the members that effects need, for the author to complete. */
const members: Readonly<Record<string, JsonData>> = {
  type: "<resource type>",
  roleDefinitionIds: [roleId],
  deployment: {
    properties: {
      mode: "incremental",
      template: { $schema: schema, contentVersion: "1.0.0.0", resources: [] },
    },
  },
  operations: [{ operation: "addOrReplace", field: "<alias>", value: "<value>" }],
  actionNames: ["delete"],
  mutationInfo: { sourceType: "PublicURL", url: "<url>" },
};

/** Members of `details` to begin with, by their names. */
export function scaffoldMembers(names: readonly string[]): { readonly [name: string]: JsonData } {
  return Object.fromEntries(names.map((name) => [name, members[name] ?? "<value>"]));
}

/** A whole `details` to begin with. */
export function scaffoldDetails(effect: PolicyEffect, needs: readonly string[]): JsonData {
  if (effect.family === "networkGroup") return { networkGroupId: "<network group id>" };
  return effect.details === "array" ? [{ field: "<alias>", value: "<value>" }] : scaffoldMembers(needs);
}
