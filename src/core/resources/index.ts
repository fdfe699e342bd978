import { isParametersFile } from "../document/parameters-file";
import { elements, memberValue, stringOf, type JsonDocument, type JsonNode } from "../document/json-node";
import { isTemplate, type TemplateOptions } from "../document/arm-template";
import { isAccount, isAccountPatch, readAccount } from "./account";
import { isPolicyDefinition, isPolicyRule, readPolicyDefinition } from "./policy-definition";
import { readRoleAssignment } from "./role-assignment";
import {
  isPermissionsOnly,
  isRoleDefinition,
  readPermissionsOnly,
  readRoleDefinition,
} from "./role-definition";
import type { Resource } from "./resource";
import { readTemplate, withDeployment } from "./template-resources";

export type { ParametersFile, Resource, Template } from "./resource";

/** What a document turned out to hold. */
export interface DocumentContent<Known = never> {
  /**
   * What the document is; `neighbour` for kinds that stand beside ours and are
   * known not to be them; absent for a document that is none of ours.
   */
  readonly kind: "resources" | "template" | "parameters" | "neighbour" | undefined;
  readonly resources: readonly Resource[];
  /** What was known of the rest. */
  readonly known: readonly Known[];
}

/** How to find resources. */
export interface FindOptions<Known = never> extends TemplateOptions {
  /** Says what is known of a node that describes a resource; it is then not read. */
  readonly recall?: ((node: JsonNode) => Known | undefined) | undefined;
}

/** Finds every role definition, role assignment, policy definition and account in a document, however it is spelled. */
export function findResources<Known = never>(
  { root }: JsonDocument,
  options: FindOptions<Known> = {},
): DocumentContent<Known> {
  if (!root) return { kind: undefined, resources: [], known: [] };
  if (isParametersFile(root))
    return { kind: "parameters", resources: [{ kind: "parametersFile", node: root }], known: [] };
  if (isTemplate(root)) return { kind: "template", resources: readTemplate(root, options), known: [] };
  const list = root.type === "array" ? root : memberValue(root, "value");
  const candidates = list?.type === "array" ? elements(list) : [root];
  const { resources, known } = readEach(candidates, options);
  if (resources.length + known.length > 0) return { kind: "resources", resources, known };
  return { kind: candidates.some(isNeighbour) ? "neighbour" : undefined, resources, known };
}

function readEach<Known>(nodes: readonly JsonNode[], { recall }: FindOptions<Known>) {
  const known: Known[] = [];
  const resources: Resource[] = [];
  for (const node of nodes) {
    const recalled = recall?.(node);
    if (recalled === undefined) resources.push(...readResource(node));
    else known.push(recalled);
  }
  return { resources, known };
}

/** Reads what a node describes that is no template; nothing where it describes no resource. */
export function readResource(node: JsonNode): readonly Resource[] {
  if (node.type !== "object") return [];
  if (isAccount(node) || isAccountPatch(node)) return [readAccount(node)];
  if (isRoleAssignment(node)) return [readRoleAssignment(node)];
  if (isPolicyDefinition(node) || isPolicyRule(node)) return withDeployment(readPolicyDefinition(node));
  if (isRoleDefinition(node)) return [readRoleDefinition(node)];
  return isPermissionsOnly(node) ? [readPermissionsOnly(node)] : [];
}

function isRoleAssignment(node: JsonNode): boolean {
  const body = memberValue(node, "properties") ?? node;
  return (
    memberValue(body, "roleDefinitionId") !== undefined && memberValue(body, "principalId") !== undefined
  );
}

/** Initiatives, policy assignments and exemptions are read by nobody here, and are none the worse for it. */
function isNeighbour(node: JsonNode): boolean {
  const body = memberValue(node, "properties") ?? node;
  return (
    memberValue(body, "policyDefinitions")?.type === "array" ||
    memberValue(body, "policyAssignmentId") !== undefined ||
    /\/policyDefinitions\/|\/policySetDefinitions\//i.test(
      stringOf(memberValue(body, "policyDefinitionId")) ?? "",
    )
  );
}
