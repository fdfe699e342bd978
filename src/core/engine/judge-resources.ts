import type { JsonNode } from "../document/json-node";
import { readResource, type DocumentContent, type Resource } from "../resources/index";
import type { RoleDefinition } from "../resources/role-definition";
import type { Rule } from "../rules/rule";
import { isAllowedRole } from "./allowed-roles";
import { levelOf, type LintConfig } from "./config";
import type { Finding } from "./finding";
import { inOrder } from "./order";
import { recall, type JudgedRole, type RememberedRole, type VersionMemory } from "./role-memory";
import { runRule, type Judged } from "./run-rule";

/** What rules found in the resources of a document. */
export interface Judgement {
  readonly findings: readonly Finding[];
  /** The roles, and assignments of roles, that the configuration accepts. */
  readonly allowed: readonly JsonNode[];
}

/**
 * Runs rules over the resources of a document.
 *
 * @param version Learns what was found in role definitions, where the document is judged again and again.
 */
export function judgeResources(
  rules: readonly Rule[],
  judged: Judged,
  { resources, known }: DocumentContent<RememberedRole>,
  config: LintConfig,
  version: VersionMemory | undefined,
): Judgement {
  const run = (some: readonly Resource[]) =>
    rules.flatMap((rule) => {
      const level = levelOf(rule.meta, config);
      return level === undefined ? [] : runRule(rule, some, judged, level);
    });
  const isAllowed = (resource: Resource) => isAllowedRole(resource, config.allowedRoles ?? []);
  const nodesOf = (some: readonly { readonly node: JsonNode }[]) => some.map(({ node }) => node);
  if (!version) return { findings: run(resources), allowed: nodesOf(resources.filter(isAllowed)) };

  const judgeRole = (role: RoleDefinition): JudgedRole => ({
    node: role.node,
    findings: inOrder(run([role])),
    isAllowed: isAllowed(role),
  });
  const findAgain = (node: JsonNode) =>
    readResource(node).flatMap((resource) => (isRole(resource) ? judgeRole(resource).findings : []));
  const judgeAndNote = (role: RoleDefinition): JudgedRole => {
    const outcome = judgeRole(role);
    version.note(role, outcome);
    return outcome;
  };
  const others = resources.filter((resource) => !isRole(resource));
  const roles = [
    ...resources.filter(isRole).map(judgeAndNote),
    ...known.map((remembered) => recall(remembered, findAgain)),
  ];
  return {
    findings: [...run(others), ...roles.flatMap(({ findings }) => findings)],
    allowed: nodesOf([...others.filter(isAllowed), ...roles.filter((role) => role.isAllowed)]),
  };
}

function isRole(resource: Resource): resource is RoleDefinition {
  return resource.kind === "roleDefinition";
}
