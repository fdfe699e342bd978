import { failure, notFound, ok, type SimAnswer } from "../message";
import { page } from "../paging";
import type { Route, RouteContext } from "../router";
import { pagingFor } from "../state";
import { isWithin, sameId, type SimAccount } from "../world";
import { accountJson, look, patchAccount } from "./account-changes";

const versions = ["2023-05-01", "2024-10-01", "2025-06-01", "2025-09-01"];
const group = "/subscriptions/{s}/resourceGroups/{g}";
const one = `${group}/providers/Microsoft.CognitiveServices/accounts/{a}`;
const provider = "Microsoft.CognitiveServices/accounts";

const idOf = (part: (name: string) => string) =>
  `/subscriptions/${part("s")}/resourceGroups/${part("g")}/providers/${provider}/${part("a")}`;

const onAccount = { versions, scope: idOf };

export const accountRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/subscriptions/{s}/providers/Microsoft.CognitiveServices/accounts",
    versions,
    operation: `${provider}/read`,
    scope: (part) => `/subscriptions/${part("s")}`,
    handle: (context) => listWithin(context, `/subscriptions/${context.part("s")}`),
  },
  {
    method: "GET",
    path: `${group}/providers/Microsoft.CognitiveServices/accounts`,
    versions,
    operation: `${provider}/read`,
    scope: (part) => `/subscriptions/${part("s")}/resourceGroups/${part("g")}`,
    handle: (context) =>
      listWithin(context, `/subscriptions/${context.part("s")}/resourceGroups/${context.part("g")}`),
  },
  {
    ...onAccount,
    method: "GET",
    path: one,
    operation: `${provider}/read`,
    handle: (context) =>
      withAccount(context, (account) => {
        look(account, context.state);
        return ok(accountJson(account));
      }),
  },
  {
    ...onAccount,
    method: "PATCH",
    path: one,
    operation: `${provider}/write`,
    handle: (context) => withAccount(context, (account) => patchAccount(account, context)),
  },
  {
    ...onAccount,
    method: "POST",
    path: `${one}/listKeys`,
    operation: `${provider}/listKeys/action`,
    handle: (context) =>
      withAccount(context, (account) =>
        account.properties["disableLocalAuth"] === true
          ? failure(400, "BadRequest", "Failed to list key. disableLocalAuth is set to be true")
          : ok(account.keys),
      ),
  },
  {
    ...onAccount,
    method: "POST",
    path: `${one}/regenerateKey`,
    operation: `${provider}/regenerateKey/action`,
    handle: (context) =>
      withAccount(context, (account) => {
        account.keys = { ...account.keys, key1: `${account.keys.key1}-again` };
        return ok(account.keys);
      }),
  },
  {
    ...onAccount,
    method: "GET",
    path: `${one}/deployments`,
    operation: `${provider}/deployments/read`,
    handle: (context) =>
      withAccount(context, ({ id, deployments }) => {
        const items = deployments.map((deployment) => ({
          id: `${id}/deployments/${String(deployment["name"])}`,
          type: `${provider}/deployments`,
          ...deployment,
        }));
        return page(context.request, items, pagingFor(context.state, context.request.path));
      }),
  },
  {
    ...onAccount,
    method: "GET",
    path: `${one}/privateEndpointConnections`,
    operation: `${provider}/privateEndpointConnections/read`,
    handle: (context) =>
      withAccount(context, ({ properties }) => ok({ value: properties["privateEndpointConnections"] ?? [] })),
  },
  {
    method: "GET",
    path: "/subscriptions/{s}/providers/Microsoft.CognitiveServices/locations/{l}/operationStatuses/{o}",
    versions,
    handle: operationStatus,
  },
  {
    method: "GET",
    path: "/subscriptions/{s}/providers/Microsoft.CognitiveServices/locations/{l}/operationResults/{o}",
    versions,
    handle: operationResult,
  },
];

function listWithin({ state, request }: RouteContext, scope: string): SimAnswer {
  const accounts = state.world.accounts.filter(({ id }) => isWithin(id, scope)).map(accountJson);
  return page(request, accounts, pagingFor(state, request.path));
}

function withAccount(context: RouteContext, run: (account: SimAccount) => SimAnswer): SimAnswer {
  const id = idOf(context.part);
  const account = context.state.world.accounts.find((candidate) => sameId(candidate.id, id));
  return account === undefined ? notFound(id) : run(account);
}

/** Operations that have ended are remembered by the account they changed. */
const ended = new WeakMap<object, Map<string, SimAccount>>();

function pendingOf({ state, part }: RouteContext): SimAccount | undefined {
  const known = ended.get(state) ?? new Map<string, SimAccount>();
  ended.set(state, known);
  const account = state.world.accounts.find(({ pending }) => pending?.operationId === part("o"));
  if (account !== undefined) known.set(part("o"), account);
  return account ?? known.get(part("o"));
}

function operationStatus(context: RouteContext): SimAnswer {
  const account = pendingOf(context);
  if (account === undefined) return failure(404, "OperationNotFound", "The operation was not found.");
  if (account.pending !== undefined) look(account, context.state);
  const status = account.pending === undefined ? String(account.properties["provisioningState"]) : "Running";
  const id = context.request.path;
  if (status !== "Failed") return ok({ id, name: context.part("o"), status });
  const error = { code: "InternalServerError", message: "The change could not be completed." };
  return ok({ id, name: context.part("o"), status, error });
}

function operationResult(context: RouteContext): SimAnswer {
  const account = pendingOf(context);
  if (account === undefined) return failure(404, "OperationNotFound", "The operation was not found.");
  if (account.pending !== undefined) look(account, context.state);
  if (account.pending === undefined) return ok(accountJson(account));
  return {
    status: 202,
    headers: {
      location: `${context.request.origin}${context.request.path}?api-version=2025-09-01`,
      "retry-after": "0",
    },
  };
}
