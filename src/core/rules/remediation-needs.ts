import { findOperation, operationsOfProvider, providerName } from "../catalog/operations";
import { callsIn } from "../document/arm-expression";
import { referredResource } from "../document/arm-reference";
import { expressionsOf } from "../document/arm-template-expressions";
import { resourcesOf, type TemplateResource, type TemplateScope } from "../document/arm-template";
import { findMember, memberValue, sameName, stringOf } from "../document/json-node";
import { fieldChanges } from "../policy/alias-use";
import { readCondition } from "../policy/condition";
import { requiredTypes } from "../policy/condition-type";
import { deployedTemplate } from "../policy/rule-string";
import { mayHaveEffect, type PolicyDefinition } from "../resources/policy-definition";
import type { Resource } from "../resources/resource";

/** What the identity of an assignment has to be allowed in order to remediate. */
export interface RemediationNeeds {
  /** Operations that write, in the spelling of the catalogue. */
  readonly writes: readonly string[];
  /** Operations called on the way, such as listing the keys of a storage account or lending an identity. */
  readonly uses: readonly string[];
  /** Those that every remediation calls, whatever the conditions in the template. */
  readonly certainWrites: readonly string[];
  /** Whether the identity deploys a template, rather than change a property. */
  readonly deploys: boolean;
  /** False when something is written that is not known here, so that nothing may be concluded from what is missing. */
  readonly complete: boolean;
}

/**
 * The operations a remediation calls: the writes of the template that the
 * definition deploys, and of the resources that its operations change.
 *
 * @param policy The definition.
 * @param resources Everything found in the document.
 */
export function remediationNeeds(policy: PolicyDefinition, resources: readonly Resource[]): RemediationNeeds {
  const deploys = mayHaveEffect(policy, "deployIfNotExists");
  const template = deploys ? templateOf(policy, resources) : undefined;
  const written = [
    ...(deploys ? (template ? writtenIn(template) : unknown) : []),
    ...(mayHaveEffect(policy, "modify") ? modified(policy) : []),
  ];
  const used = template ? usedIn(template) : [];
  const calls = written.map(({ type, certain }) => ({ operation: type && writeOf(type), certain }));
  const operations = (some: typeof calls) => [...new Set(some.flatMap(({ operation }) => operation ?? []))];
  return {
    writes: operations(calls),
    uses: [...new Set(used.flatMap((operation) => operation ?? []))],
    certainWrites: operations(calls.filter(({ certain }) => certain)),
    deploys,
    complete:
      calls.length > 0 &&
      calls.every(({ operation }) => operation !== undefined) &&
      !used.includes(undefined) &&
      !written.some(({ type = "" }) => actsElsewhere.has(type.toLowerCase())),
  };
}

/**
 * Writing these takes rights on the resource they point at as well, whose type the template seldom tells.
 * https://learn.microsoft.com/azure/private-link/rbac-permissions
 */
const actsElsewhere = new Set(["microsoft.network/privateendpoints"]);

/** A type that is written; absent when it is not known. */
interface Written {
  readonly type: string | undefined;
  readonly certain: boolean;
}

const unknown: readonly Written[] = [{ type: undefined, certain: false }];

function templateOf({ rule }: PolicyDefinition, resources: readonly Resource[]): TemplateScope | undefined {
  const node = deployedTemplate(rule);
  const found = resources.find((resource) => resource.kind === "template" && resource.node === node);
  return found?.kind === "template" ? found.template : undefined;
}

/** What a template calls beside writing; absent for a call of which it is not known what it takes. */
function usedIn(template: TemplateScope): readonly (string | undefined)[] {
  const lends = [...resourcesOf(template)].some(({ node }) =>
    findMember(memberValue(node, "identity"), "userAssignedIdentities"),
  );
  return [...listCalls(template), ...(lends ? [assignIdentity] : [])];
}

/** https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/identity#managed-identity-operator */
const assignIdentity = "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action";

/** `listKeys(…)` and its kin take an action of the same name. */
function listCalls(template: TemplateScope): readonly (string | undefined)[] {
  return expressionsOf(template).flatMap((found) => {
    const expression = /list/i.test(found.text) ? found.expression() : undefined;
    return (expression ? [...callsIn(expression)] : []).flatMap((call) => {
      const [, name] = /(?:^|\.)(list\w*)$/i.exec(call.name) ?? [];
      if (name === undefined) return [];
      const { type } = referredResource(call, found.node, found.template);
      return [type && findOperation(`${type}/${name}/action`, "control")?.name];
    });
  });
}

function writtenIn(template: TemplateScope): readonly Written[] {
  return [...resourcesOf(template)]
    .filter((resource) => !resource.existing && !resource.nested)
    .map((resource) => ({ type: writtenType(resource), certain: !isConditional(resource) }));
}

function isConditional({ node, parent, template }: TemplateResource): boolean {
  if (findMember(node, "condition")) return true;
  const around = parent ?? template.deployment;
  return around !== undefined && isConditional(around);
}

/** Older templates write an extension resource as a child of what it extends, and its provider in the name. */
function writtenType({ type, node }: TemplateResource): string | undefined {
  if (type === "" || sameName(type, "Microsoft.Resources/deployments")) return undefined;
  const extension = /\/providers\/([^/]+)$/i.exec(type)?.[1];
  if (extension === undefined) return type;
  const provider = /\/(Microsoft\.\w+)\//i.exec(stringOf(memberValue(node, "name")) ?? "")?.[1];
  return provider === undefined ? undefined : `${provider}/${extension}`;
}

/** Tags are changed by an operation of their own, and an alias does not tell where the type ends. */
function modified({ details, condition, text }: PolicyDefinition): readonly Written[] {
  const fields = fieldChanges(details).map(({ field }) => text(field));
  const areAliases = fields.every(
    (field) => field?.kind === "literal" && /^Microsoft\.\w+\//i.test(field.text),
  );
  if (fields.length === 0 || !areAliases || !condition) return unknown;
  const types = requiredTypes(readCondition(condition), text);
  return types?.map(({ type }) => ({ type, certain: true })) ?? unknown;
}

function writeOf(type: string): string | undefined {
  return findOperation(`${type}/write`, "control")?.name;
}

/** The write operations that are known of the provider of another operation. */
export function writesOfProvider(operation: string): readonly string[] {
  return operationsOfProvider(providerName(operation), "control").names.filter((name) =>
    /\/write$/i.test(name),
  );
}
