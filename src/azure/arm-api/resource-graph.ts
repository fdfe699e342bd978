import { l10n } from "vscode";
import type { Batch, Subscription } from "../azure-data";
import { AzureError, type AzureProblem } from "../azure-error";
import { toProblem } from "../problem";
import { fields, list } from "../shapes/field";
import type { Clients } from "./clients";
import type { RestClient } from "./client";
import { failed, merge } from "./streams";

export interface GraphQuery {
  /** Must end in `order by id asc`: without a unique order the service may hand out no page token. */
  readonly query: string;
  /** Only for the table `authorizationresources`: whether inherited rows come along. */
  readonly authorizationScopeFilter?: "AtScopeAboveAndBelow";
}

export interface GraphPage {
  readonly rows: readonly unknown[];
  readonly total: number | undefined;
}

/** Up to this many subscriptions are listed one by one: that is fresh, and no slower. */
const handful = 5;

/** Both are limits of the service. */
const rowsPerPage = 1000;
const subscriptionsPerQuery = 1000;

/** Pages of one query over some subscriptions of one tenant. */
export async function* graphPages(
  client: RestClient,
  { query, ...filter }: GraphQuery,
  subscriptionIds: readonly string[],
  signal: AbortSignal | undefined,
): AsyncGenerator<GraphPage> {
  for (let start = 0; start < subscriptionIds.length; start += subscriptionsPerQuery) {
    const subscriptions = subscriptionIds.slice(start, start + subscriptionsPerQuery);
    let skipToken: unknown;
    do {
      const skip = skipToken === undefined ? {} : { $skipToken: skipToken };
      const options = { resultFormat: "objectArray", $top: rowsPerPage, ...filter, ...skip };
      const { body } = await client.send("POST", "/providers/Microsoft.ResourceGraph/resources", {
        apiVersion: "2024-04-01",
        body: { subscriptions, query, options },
        signal,
      });
      const total = body["totalRecords"];
      yield { rows: list(body["data"]), total: typeof total === "number" ? total : undefined };
      skipToken = nextToken(body, skipToken);
    } while (skipToken !== undefined);
  }
}

function nextToken(body: Readonly<Record<string, unknown>>, last: unknown): unknown {
  const next = body["$skipToken"] ?? undefined;
  const cut = next === undefined && body["resultTruncated"] === "true";
  if (cut || (next !== undefined && next === last)) {
    throw new AzureError({
      kind: "service",
      message: l10n.t("Resource Graph did not hand out all of its rows."),
    });
  }
  return next;
}

/** How one kind of thing is read: all at once, or for one subscription. */
export interface Reading<T> {
  readonly bulk: (subscriptions: readonly Subscription[], client: RestClient) => AsyncIterable<BulkPage<T>>;
  /** `index` counts the subscriptions of one tenant. */
  readonly single: (subscription: Subscription, index: number) => AsyncIterable<Batch<T>>;
}

export interface BulkPage<T> {
  readonly items: readonly T[];
  readonly total: number | undefined;
}

/**
 * Reads through Resource Graph where there are many subscriptions, one by one where there are few or
 * where Resource Graph refuses.
 */
export function readMany<T>(
  clients: Clients,
  subscriptions: readonly Subscription[],
  reading: Reading<T>,
  signal: AbortSignal | undefined,
): AsyncIterable<Batch<T>> {
  const singles = (group: readonly Subscription[]) => merge(group.map(reading.single));
  if (subscriptions.length <= handful) return merge([...byDirectory(subscriptions).values()].map(singles));
  return merge([...byDirectory(subscriptions).values()].map((group) => bulkOrSingles(group)));

  async function* bulkOrSingles(group: readonly Subscription[]): AsyncGenerator<Batch<T>> {
    let begun = false;
    try {
      const [first] = group;
      if (first === undefined) return;
      for await (const { items, total } of reading.bulk(group, clients.rest(first))) {
        begun = true;
        yield { kind: "items", items, ...(total === undefined ? {} : { expected: total }) };
      }
    } catch (error) {
      if (!begun && isRefusal(toProblem(error, signal))) yield* singles(group);
      else yield failed(error, group, signal);
    }
  }
}

function isRefusal({ kind }: AzureProblem): boolean {
  return kind === "forbidden" || kind === "invalid" || kind === "not-found";
}

function byDirectory(subscriptions: readonly Subscription[]): Map<string, Subscription[]> {
  const groups = new Map<string, Subscription[]>();
  for (const subscription of subscriptions) {
    const key = `${subscription.login}|${subscription.tenantId}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [subscription]);
    else group.push(subscription);
  }
  return groups;
}

/** Looks a row's subscription up among those that were asked for. */
export function subscriptionFinder(
  subscriptions: readonly Subscription[],
): (row: unknown) => Subscription | undefined {
  const byId = new Map(subscriptions.map((subscription) => [subscription.id, subscription]));
  return (row) => {
    const id = fields(row)["subscriptionId"];
    return typeof id === "string" ? byId.get(id.toLowerCase()) : undefined;
  };
}
