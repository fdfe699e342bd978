import { l10n } from "vscode";
import type { AccountsApi } from "../azure-api";
import type { Account, Batch, Receipt, Subscription } from "../azure-data";
import { AzureError } from "../azure-error";
import { toOperationProblem } from "../problem";
import { parseResourceId } from "../resource-id";
import {
  postureProperties,
  readAccount,
  readAccountRow,
  readDeployment,
  readPrivateEndpointConnection,
} from "../shapes/account";
import { fields, list, readAll, text } from "../shapes/field";
import { abortable, pagesOf } from "./calls";
import type { Answer } from "./client";
import type { Clients } from "./clients";
import { graphPages, readMany, subscriptionFinder } from "./resource-graph";
import { asking, batches, collecting } from "./streams";

const apiVersion = "2025-09-01";

/** Posture as plain columns: a whole account is ten times the size, most of it rate limits. */
const accountsQuery = `resources
| where type =~ 'microsoft.cognitiveservices/accounts'
| project id, name, kind, location, subscriptionId, sku, tags, identity, ${postureProperties
  .map((name) => `${name} = properties.${name}`)
  .join(", ")}
| order by id asc`;

export function accountsApi(clients: () => Clients): AccountsApi {
  return {
    list: (subscriptions, { signal } = {}) => listAccounts(clients(), subscriptions, signal),

    get: (subscription, id, { signal } = {}) =>
      asking(signal, () => getAccount(clients(), subscription, id, signal)),

    patch: (subscription, id, body, { signal } = {}) =>
      asking(signal, async () => {
        const answer = await clients().rest(subscription).send("PATCH", id, { apiVersion, body, signal });
        return readReceipt(answer, subscription);
      }),

    operationStatus: (subscription, operation, { signal } = {}) =>
      asking(signal, async () => {
        const answer = await clients().rest(subscription).send("GET", operation.url, { signal });
        return readStatus(answer, operation.style);
      }),

    listDeployments: async (subscription, id, { signal } = {}) => {
      const [group, name] = addressOf(id);
      const pages = clients()
        .accounts(subscription)
        .deployments.list(group, name, abortable(signal))
        .byPage();
      return readAll(await collecting(signal, pages), readDeployment);
    },

    listPrivateEndpointConnections: async (subscription, id, { signal } = {}) => {
      const [group, name] = addressOf(id);
      const { privateEndpointConnections } = clients().accounts(subscription);
      const found = await asking(signal, () =>
        privateEndpointConnections.list(group, name, abortable(signal)),
      );
      return readAll(found.value ?? [], readPrivateEndpointConnection);
    },
  };
}

function addressOf(id: string): readonly [string, string] {
  const { resourceGroup, name } = parseResourceId(id);
  if (resourceGroup === undefined) {
    throw new AzureError({ kind: "invalid", message: l10n.t('"{0}" is not the id of an account.', id) });
  }
  return [resourceGroup, name];
}

function listAccounts(
  clients: Clients,
  subscriptions: readonly Subscription[],
  signal: AbortSignal | undefined,
): AsyncIterable<Batch<Account>> {
  return readMany<Account>(
    clients,
    subscriptions,
    {
      async *bulk(group, client) {
        const subscriptionOf = subscriptionFinder(group);
        const read = (row: unknown) => {
          const subscription = subscriptionOf(row);
          return subscription && readAccountRow(row, subscription);
        };
        const ids = group.map(({ id }) => id);
        for await (const { rows, total } of graphPages(client, { query: accountsQuery }, ids, signal)) {
          yield { items: readAll(rows, read), total };
        }
      },
      single: (subscription) => batches(accountPages(clients, subscription, signal), [subscription], signal),
    },
    signal,
  );
}

/** The SDK follows the pages; their JSON is kept as it came, since its models change dates and drop nothing else. */
async function* accountPages(
  clients: Clients,
  subscription: Subscription,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly Account[]> {
  const answer = keepText();
  const options = { ...abortable(signal), onResponse: answer.keep };
  const pages = pagesOf(clients.accounts(subscription).accounts.list(options));
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield readAll(list(fields(answer.json())["value"]), (value) => readAccount(value, subscription));
  }
}

async function getAccount(
  clients: Clients,
  subscription: Subscription,
  id: string,
  signal: AbortSignal | undefined,
): Promise<Account> {
  const [group, name] = addressOf(id);
  const answer = keepText();
  const options = { ...abortable(signal), onResponse: answer.keep };
  await clients.accounts(subscription).accounts.get(group, name, options);
  const account = readAccount(answer.json(), subscription);
  if (account === undefined) {
    throw new AzureError({ kind: "service", message: l10n.t('Azure sent no account for "{0}".', id) });
  }
  return account;
}

/** Keeps the text of the latest answer: an SDK hands it out only while it reads it. */
function keepText() {
  let text: string | null | undefined;
  return {
    keep: (response: { readonly bodyAsText?: string | null }) => {
      text = response.bodyAsText;
    },
    json: (): unknown => JSON.parse(text ?? "null"),
  };
}

const settled = ["succeeded", "failed", "canceled"];

/**
 * Without a header that says where to look, only the body tells whether the service has finished; a 202
 * never means finished.
 */
function readReceipt({ status, header, body }: Answer, subscription: Subscription): Receipt {
  const statusUrl = header("azure-asyncoperation") ?? header("operation-location");
  const location = header("location");
  const state = text(fields(body["properties"])["provisioningState"])?.toLowerCase();
  const running =
    status === 202 || statusUrl !== undefined || (state !== undefined && !settled.includes(state));
  const url = statusUrl ?? location;
  const account = readAccount(body, subscription);
  const correlationId = header("x-ms-correlation-request-id") ?? header("x-ms-request-id");
  return {
    state: running ? "accepted" : "done",
    ...(running && url !== undefined
      ? { operation: { url, style: statusUrl === undefined ? ("location" as const) : ("status" as const) } }
      : {}),
    ...retryAfterOf(header),
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(account === undefined ? {} : { account }),
  };
}

function retryAfterOf(header: Answer["header"]): { retryAfter?: number } {
  const seconds = Number(header("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) ? { retryAfter: seconds } : {};
}

function readStatus({ status, header, body }: Answer, style: "status" | "location") {
  const wait = retryAfterOf(header);
  if (style === "location") return { state: status === 202 ? "running" : "succeeded", ...wait } as const;
  switch (text(body["status"])?.toLowerCase()) {
    case "succeeded":
      return { state: "succeeded" } as const;
    case "failed":
      return { state: "failed", problem: toOperationProblem(body["error"]) } as const;
    case "canceled":
    case "cancelled":
      return { state: "canceled", problem: toOperationProblem(body["error"]) } as const;
    default:
      return { state: "running", ...wait } as const;
  }
}
