import {
  isNeverDeployed,
  openTemplate,
  resourcesOf,
  type TemplateOptions,
  type TemplateResource,
} from "../document/arm-template";
import { elements, memberValue, members, sameName, valueAt, type JsonNode } from "../document/json-node";
import { literalReader } from "../document/literal";
import type { Reader } from "../document/value";
import { accountType, readAccountResource, type Account } from "./account";
import { isEscaped, readPolicyDefinitionResource, type PolicyDefinition } from "./policy-definition";
import { readModuleRoleAssignment, readRoleAssignmentResource } from "./role-assignment";
import { readRoleDefinitionResource } from "./role-definition";
import type { Resource } from "./resource";

const policyDefinitions = "Microsoft.Authorization/policyDefinitions";
const roleDefinitions = "Microsoft.Authorization/roleDefinitions";
const roleAssignments = "Microsoft.Authorization/roleAssignments";

/**
 * Views every resource of a template that can be judged, those of nested
 * deployments and of policies' own deployments included.
 *
 * @param root The template object.
 * @param options How its parameters are set and its strings escaped.
 * @param context Whether the template deploys what it describes, or a policy enforces it.
 * @returns The template itself first, then its resources in the order they are written.
 */
export function readTemplate(
  root: JsonNode,
  options: TemplateOptions = {},
  context: Account["context"] = "deployed",
): readonly Resource[] {
  const template = openTemplate(root, options);
  const found = [...resourcesOf(template)].flatMap((resource) => viewResource(resource, context));
  return [{ kind: "template", node: root, template, context }, ...found];
}

function viewResource(resource: TemplateResource, context: Account["context"]): readonly Resource[] {
  if (resource.existing || isNeverDeployed(resource)) return [];
  const { type } = resource;
  const is = (wanted: string): boolean => sameName(type, wanted);
  if (is(accountType)) return [readAccountResource(resource, context)];
  if (is(roleDefinitions)) return [readRoleDefinitionResource(resource)];
  if (is(roleAssignments) || /\/providers\/roleAssignments$/i.test(type)) {
    return [readRoleAssignmentResource(resource)];
  }
  if (is(policyDefinitions)) return withDeployment(readPolicyDefinitionResource(resource));
  if (is("Microsoft.Resources/deployments")) return moduleAssignments(resource);
  return [];
}

/** The assignments that a module is handed as a parameter, as Azure Verified Modules take them. */
function moduleAssignments(resource: TemplateResource): readonly Resource[] {
  const parameters = valueAt(resource.node, "properties", "parameters");
  const handed = members(parameters).flatMap(({ value }) => elements(memberValue(value, "value")));
  return handed
    .filter((node) => memberValue(node, "roleDefinitionIdOrName") && memberValue(node, "principalId"))
    .map((node) => readModuleRoleAssignment(node, resource));
}

/** A policy definition and what its own deployment enforces on resources that exist. */
export function withDeployment(policy: PolicyDefinition): readonly Resource[] {
  const deployment = valueAt(policy.details, "deployment", "properties");
  const template = memberValue(deployment, "template");
  if (template?.type !== "object") return [policy];
  const options = {
    parameters: deployment,
    readParameters: policyReader(policy),
    unescape: isEscaped(policy) ? 1 : 0,
  };
  return [policy, ...readTemplate(template, options, "enforced")];
}

/** What a policy hands to its deployment is known only where it is no expression. */
function policyReader(policy: PolicyDefinition): Reader {
  return literalReader((node) => {
    const text = policy.text(node);
    return text === undefined || (text.kind === "literal" && !text.text.startsWith("["));
  });
}
