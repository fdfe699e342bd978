import type { DeploymentScope } from "./arm-placeholder";
import { memberValue, stringOf, valueAt, type JsonNode } from "./json-node";
import { asString, type Reader } from "./value";

const bySchema: readonly (readonly [RegExp, DeploymentScope])[] = [
  [/\/subscriptionDeploymentTemplate\.json/i, "subscription"],
  [/\/managementGroupDeploymentTemplate\.json/i, "managementGroup"],
  [/\/tenantDeploymentTemplate\.json/i, "tenant"],
  [/\/deploymentTemplate\.json/i, "resourceGroup"],
];

/** What a template is meant to be deployed to, by its schema; absent when that does not tell. */
export function deploymentScopeOf(template: JsonNode): DeploymentScope | undefined {
  const schema = stringOf(memberValue(template, "$schema")) ?? "";
  return bySchema.find(([pattern]) => pattern.test(schema))?.[1];
}

/**
 * What a nested template is deployed to. The deployment may name another place
 * than that of its parent; the schema of the nested template follows it.
 *
 * @param deployment The deployment resource.
 * @param read Reads it.
 * @param parent What the template around it is deployed to.
 */
export function nestedDeploymentScope(
  deployment: JsonNode,
  read: Reader,
  parent: DeploymentScope | undefined,
): DeploymentScope | undefined {
  if (memberValue(deployment, "resourceGroup")) return "resourceGroup";
  if (memberValue(deployment, "subscriptionId")) return "subscription";
  const scope = memberValue(deployment, "scope");
  if (scope) return scopeNamed(asString(read(scope)));
  const template = valueAt(deployment, "properties", "template");
  return (template && deploymentScopeOf(template)) ?? parent;
}

function scopeNamed(id: string | undefined): DeploymentScope | undefined {
  if (id === undefined) return undefined;
  if (id === "/") return "tenant";
  if (/\/resourceGroups\/[^/]+$/i.test(id)) return "resourceGroup";
  if (/^\/?subscriptions\/[^/]+$/i.test(id)) return "subscription";
  return /^(\/?providers\/)?\/?Microsoft\.Management\/managementGroups\/[^/]+$/i.test(id)
    ? "managementGroup"
    : undefined;
}
