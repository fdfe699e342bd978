import type { AccountPatch, AccountsApi } from "../../azure/azure-api";
import type { Account, AccountJson, Batch } from "../../azure/azure-data";
import { accountNow, lower, refuse, refuseDenied, type SampleWorld } from "./world";

export function sampleAccountsApi(world: SampleWorld): AccountsApi {
  return {
    list: (subscriptions) => listAccounts(world, new Set(subscriptions.map(({ id }) => id))),

    get: (_subscription, id) => answer(() => shown(world, id)),

    patch: (_subscription, id, patch) =>
      answer(() => {
        const account = accountNow(world, id);
        refuseDenied(world, "Microsoft.CognitiveServices/accounts/write", account.id);
        if (world.pending.has(lower(id))) {
          const message = "Azure cannot make this change now: the account is still being changed.";
          refuse({ kind: "conflict", code: "RequestConflict", status: 409, message });
        }
        const operation = `sample:operation/${world.finished.size + world.pending.size + 1}/${lower(id)}`;
        const changed = patched(account, patch);
        world.pending.set(lower(id), { operation, until: world.now() + world.delay, account: changed });
        logWrite(world, account);
        return { state: "accepted", operation: { url: operation, style: "status" }, retryAfter: 1 };
      }),

    operationStatus: (_subscription, { url }) =>
      answer(() => {
        for (const key of [...world.pending.keys()]) accountNow(world, key);
        const isRunning = [...world.pending.values()].some(({ operation }) => operation === url);
        return isRunning ? { state: "running", retryAfter: 1 } : { state: "succeeded" };
      }),

    listDeployments: (_subscription, id) =>
      answer(() => world.deployments.get(lower(accountNow(world, id).id)) ?? []),

    listPrivateEndpointConnections: (_subscription, id) =>
      answer(() => world.endpoints.get(lower(accountNow(world, id).id)) ?? []),
  };
}

/** Runs at once and answers like a call: what it throws rejects. */
export async function answer<T>(run: () => T): Promise<T> {
  await Promise.resolve();
  return run();
}

// eslint-disable-next-line @typescript-eslint/require-await -- the interface streams, and nothing here waits
async function* listAccounts(
  world: SampleWorld,
  wanted: ReadonlySet<string>,
): AsyncGenerator<Batch<Account>> {
  const items = [...world.accounts.keys()]
    .map((key) => shown(world, key))
    .filter(({ subscription }) => wanted.has(subscription.id));
  yield { kind: "items", items, expected: items.length };
}

/** While a change goes on, the old values are shown, as Azure does. */
function shown(world: SampleWorld, id: string): Account {
  const account = accountNow(world, id);
  if (!world.pending.has(lower(id))) return account;
  return withJson(account, {
    ...account.json,
    properties: { ...account.json.properties, provisioningState: "Accepted" },
  });
}

function patched(account: Account, { properties = {}, tags }: AccountPatch): Account {
  return withJson(account, {
    ...account.json,
    ...(tags === undefined ? {} : { tags }),
    properties: { ...account.json.properties, ...properties },
  });
}

function withJson(account: Account, json: AccountJson): Account {
  return { ...account, json };
}

function logWrite(world: SampleWorld, { id }: Account): void {
  world.activity.unshift({
    time: new Date(world.now()).toISOString(),
    operation: "Microsoft.CognitiveServices/accounts/write",
    status: "Succeeded",
    resourceId: id,
    caller: "you@contoso.example",
  });
}
