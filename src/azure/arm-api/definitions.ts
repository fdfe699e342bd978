import type { NewRoleDefinition, RolesApi } from "../azure-api";
import type { Batch, RoleDefinition, Subscription } from "../azure-data";
import { parseResourceId, scopeOfExtension } from "../resource-id";
import { compact, readAll } from "../shapes/field";
import { readRoleDefinition } from "../shapes/role";
import { abortable, inPath, pagesOf, unlessAbsent, written } from "./calls";
import type { RestClient } from "./client";
import type { Clients } from "./clients";
import { graphPages, readMany, type Reading } from "./resource-graph";
import { asking, batches, collecting } from "./streams";

type DefinitionCalls = Pick<
  RolesApi,
  "listDefinitions" | "getDefinition" | "definitionsNamed" | "putDefinition" | "deleteDefinition"
>;

export function definitionCalls(clients: () => Clients): DefinitionCalls {
  return {
    listDefinitions: (subscriptions, type, { signal } = {}) =>
      listDefinitions(clients(), subscriptions, type, signal),

    getDefinition: (subscription, id, { signal } = {}) =>
      unlessAbsent(signal, async () => {
        const { roleDefinitions } = clients().authorization(subscription);
        return readRoleDefinition(await roleDefinitions.getById(inPath(id), abortable(signal)));
      }),

    definitionsNamed: async (subscription, scope, roleName, { signal } = {}) => {
      const options = { ...abortable(signal), filter: `roleName eq '${roleName.replaceAll("'", "''")}'` };
      const { roleDefinitions } = clients().authorization(subscription);
      const pages = pagesOf(roleDefinitions.list(inPath(scope), options));
      return readAll(await collecting(signal, pages), readRoleDefinition);
    },

    putDefinition: (subscription, scope, name, definition, { signal } = {}) =>
      asking(signal, async () => {
        const { roleDefinitions } = clients().authorization(subscription);
        const body = sdkDefinition(definition);
        return written(
          readRoleDefinition(
            await roleDefinitions.createOrUpdate(inPath(scope), name, body, abortable(signal)),
          ),
        );
      }),

    deleteDefinition: (subscription, id, { signal } = {}) =>
      asking(signal, async () => {
        let status = 0;
        const onResponse = (response: { readonly status: number }) => {
          status = response.status;
        };
        const { scope, name } = definitionId(id);
        const { roleDefinitions } = clients().authorization(subscription);
        await roleDefinitions.delete(inPath(scope), name, { ...abortable(signal), onResponse });
        return status === 204 ? "absent" : "deleted";
      }),
  };
}

function definitionId(id: string): { readonly scope: string; readonly name: string } {
  return { scope: scopeOfExtension(id), name: parseResourceId(id).name };
}

function sdkDefinition({ roleName, description, assignableScopes, permissions }: NewRoleDefinition) {
  return {
    roleName,
    description,
    roleType: "CustomRole",
    assignableScopes: [...assignableScopes],
    permissions: permissions.map(({ actions, notActions, dataActions, notDataActions }) => ({
      actions: [...actions],
      notActions: [...notActions],
      dataActions: [...dataActions],
      notDataActions: [...notDataActions],
    })),
  };
}

const definitionsQuery = (type: "CustomRole" | "all") => `authorizationresources
| where type =~ 'microsoft.authorization/roledefinitions'${
  type === "all" ? "" : "\n| where properties.type =~ 'CustomRole'"
}
| project id, name, properties
| order by id asc`;

/** The same role comes from every subscription it may be assigned in: each is passed on once. */
async function* listDefinitions(
  clients: Clients,
  subscriptions: readonly Subscription[],
  type: "CustomRole" | "all",
  signal: AbortSignal | undefined,
): AsyncGenerator<Batch<RoleDefinition>> {
  const seen = new Set<string>();
  const query = { query: definitionsQuery(type), authorizationScopeFilter: "AtScopeAboveAndBelow" } as const;
  const reading: Reading<RoleDefinition> = {
    async *bulk(group, client: RestClient) {
      const ids = group.map(({ id }) => id);
      for await (const { rows, total } of graphPages(client, query, ids, signal)) {
        yield { items: readAll(rows, readRoleDefinition), total };
      }
    },
    // Built-in roles are the same everywhere, and several megabytes: the first subscription is enough.
    single: (subscription, index) =>
      singleDefinitions(clients, subscription, index === 0 ? type : "CustomRole", signal),
  };
  for await (const batch of readMany(clients, subscriptions, reading, signal)) {
    if (batch.kind === "failure") {
      yield batch;
      continue;
    }
    const items = batch.items.filter(({ name }) => !seen.has(name));
    for (const { name } of items) seen.add(name);
    yield compact({ ...batch, items });
  }
}

async function* singleDefinitions(
  clients: Clients,
  subscription: Subscription,
  type: "CustomRole" | "all",
  signal: AbortSignal | undefined,
): AsyncGenerator<Batch<RoleDefinition>> {
  const filter = type === "all" ? {} : { filter: "type eq 'CustomRole'" };
  const options = { ...abortable(signal), ...filter };
  const { roleDefinitions } = clients.authorization(subscription);
  const pages = pagesOf(roleDefinitions.list(`subscriptions/${subscription.id}`, options));
  for await (const batch of batches(pages, [subscription], signal)) {
    yield batch.kind === "failure"
      ? batch
      : { kind: "items", items: readAll(batch.items, readRoleDefinition) };
  }
}
