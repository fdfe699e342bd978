import type { Batch, RoleAssignment, Subscription } from "../azure-data";
import { fields, list, readAll, text } from "../shapes/field";
import { createIntern, readRoleAssignment, type Intern } from "../shapes/role";
import { abortable, pagesOf } from "./calls";
import type { RestClient } from "./client";
import type { Clients } from "./clients";
import { graphPages, readMany, type BulkPage } from "./resource-graph";
import { batches } from "./streams";

/**
 * Assignments on things that are no AI account and hold none (a disk, a vault) are of no concern here, and
 * are most of what a large tenant has.
 */
const assignmentsQuery = `authorizationresources
| where type =~ 'microsoft.authorization/roleassignments'
| extend scope = tostring(properties.scope)
| where scope !contains '/providers/' or scope startswith '/providers/microsoft.management/' or scope contains '/providers/microsoft.cognitiveservices/'
| project id, name, scope, roleDefinitionId = properties.roleDefinitionId, principalId = properties.principalId, principalType = properties.principalType, condition = properties.condition, conditionVersion = properties.conditionVersion, description = properties.description, createdOn = properties.createdOn, createdBy = properties.createdBy
| order by id asc`;

const ancestorsQuery = `resourcecontainers
| where type =~ 'microsoft.resources/subscriptions'
| project id, subscriptionId, chain = properties.managementGroupAncestorsChain
| order by id asc`;

const managementGroupPrefix = "/providers/microsoft.management/managementgroups/";

export function listAssignments(
  clients: Clients,
  subscriptions: readonly Subscription[],
  signal: AbortSignal | undefined,
): AsyncIterable<Batch<RoleAssignment>> {
  const intern = createIntern();
  return readMany<RoleAssignment>(
    clients,
    subscriptions,
    {
      bulk: (group, client) => bulk(group, client, intern, signal),
      single: (subscription) => single(clients, subscription, intern, signal),
    },
    signal,
  );
}

/** The scope of an assignment as far as it bears on accounts. */
export function kindOfScope(scope: string): "above" | "within" | "elsewhere" {
  const lower = scope.toLowerCase();
  if (lower === "/" || lower.startsWith("/providers/microsoft.management/")) return "above";
  if (!lower.includes("/providers/") || lower.includes("/providers/microsoft.cognitiveservices/"))
    return "within";
  return "elsewhere";
}

async function* single(
  clients: Clients,
  subscription: Subscription,
  intern: Intern,
  signal: AbortSignal | undefined,
): AsyncGenerator<Batch<RoleAssignment>> {
  const { roleAssignments } = clients.authorization(subscription);
  const pages = pagesOf(roleAssignments.listForSubscription(abortable(signal)));
  for await (const batch of batches(pages, [subscription], signal)) {
    if (batch.kind === "failure") yield batch;
    else yield { kind: "items", items: readAll(batch.items, read) };
  }

  function read(value: unknown): RoleAssignment | undefined {
    const assignment = readRoleAssignment(value, intern);
    if (assignment === undefined) return undefined;
    const kind = kindOfScope(assignment.scope);
    if (kind === "elsewhere") return undefined;
    return kind === "within" ? assignment : { ...assignment, reaches: [subscription.id] };
  }
}

async function* bulk(
  group: readonly Subscription[],
  client: RestClient,
  intern: Intern,
  signal: AbortSignal | undefined,
): AsyncGenerator<BulkPage<RoleAssignment>> {
  const ids = group.map(({ id }) => id);
  let reach: ((scope: string) => readonly string[]) | undefined;
  const query = { query: assignmentsQuery, authorizationScopeFilter: "AtScopeAboveAndBelow" } as const;
  for await (const { rows, total } of graphPages(client, query, ids, signal)) {
    const items = readAll(rows, (row) => readRoleAssignment(row, intern));
    if (!items.some(({ scope }) => kindOfScope(scope) === "above")) {
      yield { items, total };
      continue;
    }
    reach ??= reachOf(ids, await readAncestors(client, ids, signal));
    const reached = reach;
    yield {
      items: items.map((item) =>
        kindOfScope(item.scope) === "above" ? { ...item, reaches: reached(item.scope) } : item,
      ),
      total,
    };
  }
}

/** Names of the management groups above each subscription, lower case. */
async function readAncestors(
  client: RestClient,
  ids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ancestors = new Map<string, readonly string[]>();
  for await (const { rows } of graphPages(client, { query: ancestorsQuery }, ids, signal)) {
    for (const row of rows.map(fields)) {
      const names = list(row["chain"]).map((link) => text(fields(link)["name"])?.toLowerCase() ?? "");
      ancestors.set((text(row["subscriptionId"]) ?? "").toLowerCase(), names);
    }
  }
  return ancestors;
}

function reachOf(
  ids: readonly string[],
  ancestors: ReadonlyMap<string, readonly string[]>,
): (scope: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (scope) => {
    const lower = scope.toLowerCase();
    if (!lower.startsWith(managementGroupPrefix)) return ids;
    const name = lower.slice(managementGroupPrefix.length);
    const reached = known.get(name) ?? ids.filter((id) => ancestors.get(id)?.includes(name));
    known.set(name, reached);
    return reached;
  };
}
