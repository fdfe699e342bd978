import { l10n } from "vscode";
import type { DirectoryApi } from "../azure-api";
import type { Directory, Principal, PrincipalNames } from "../azure-data";
import { AzureError, type AzureProblem } from "../azure-error";
import { readClaims } from "../jwt";
import { toProblem } from "../problem";
import { fields, list, readAll, text } from "../shapes/field";
import { readPrincipal } from "../shapes/directory";
import type { RestClient } from "./client";
import type { Clients } from "./clients";
import { asking } from "./streams";

/** What getByIds takes at once. */
const idsPerRequest = 1000;
const hitsPerType = 20;
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const noGraph: AzureProblem = {
  kind: "not-found",
  message: l10n.t("This cloud names no Microsoft Graph endpoint."),
};

export function directoryApi(clients: () => Clients): DirectoryApi {
  const graphOf = (directory: Directory): RestClient => {
    const graph = clients().graph(directory);
    if (graph === undefined) throw new AzureError(noGraph);
    return graph;
  };
  return {
    names: (directory, ids, { signal } = {}) => readNames(() => graphOf(directory), ids, signal),

    search: (directory, words, { signal } = {}) =>
      asking(signal, async () => search(graphOf(directory), words, signal)),

    byApplicationId: (directory, applicationId, { signal } = {}) =>
      asking(signal, async () => {
        const filter = `appId eq ${quoted(applicationId)}`;
        const found = await find(graphOf(directory), "servicePrincipals", filter, "ServicePrincipal", signal);
        return found[0];
      }),

    currentObjectId: (directory, { signal } = {}) =>
      asking(signal, async () => {
        const { cloud, tokens } = clients();
        const token = await tokens(directory).getToken(cloud.resourceManagerScope);
        const objectId = text(readClaims(token?.token ?? "")["oid"]);
        if (objectId !== undefined) return objectId;
        throw new AzureError({
          kind: "unknown",
          message: l10n.t("The sign-in does not say which object id it has."),
        });
      }),
  };
}

async function readNames(
  graph: () => RestClient,
  ids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<PrincipalNames> {
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))].filter((id) => guid.test(id));
  const found = new Map<string, Principal>();
  const missing = new Set<string>();
  let problem: AzureProblem | undefined;
  const chunks = chunked(wanted, idsPerRequest);
  await Promise.all(
    chunks.map(async (chunk) => {
      try {
        const principals = await getByIds(graph(), chunk, signal);
        for (const principal of principals) found.set(principal.id.toLowerCase(), principal);
        for (const id of chunk) if (!found.has(id)) missing.add(id);
      } catch (error) {
        problem = toProblem(error, signal);
      }
    }),
  );
  return { found, missing, ...(problem === undefined ? {} : { problem }) };
}

async function getByIds(
  graph: RestClient,
  ids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly Principal[]> {
  const { body } = await graph.send("POST", "/v1.0/directoryObjects/getByIds", {
    query: { $select: "id,displayName,userPrincipalName,appId" },
    body: { ids, types: ["user", "group", "servicePrincipal"] },
    signal,
  });
  return readAll(list(body["value"]), (value) => readPrincipal(value));
}

async function search(
  graph: RestClient,
  words: string,
  signal: AbortSignal | undefined,
): Promise<readonly Principal[]> {
  const begins = (field: string) => `startswith(${field},${quoted(words.trim())})`;
  const found = await Promise.allSettled([
    find(graph, "users", `${begins("displayName")} or ${begins("userPrincipalName")}`, "User", signal),
    find(graph, "groups", begins("displayName"), "Group", signal),
    find(graph, "servicePrincipals", begins("displayName"), "ServicePrincipal", signal),
  ]);
  const refused = found.find((result) => result.status === "rejected");
  if (refused !== undefined && found.every(({ status }) => status === "rejected")) throw refused.reason;
  return found.flatMap((result) => (result.status === "fulfilled" ? result.value : []));
}

async function find(
  graph: RestClient,
  collection: string,
  $filter: string,
  type: Principal["type"],
  signal: AbortSignal | undefined,
): Promise<readonly Principal[]> {
  const query = { $filter, $top: String(hitsPerType) };
  const { body } = await graph.send("GET", `/v1.0/${collection}`, { query, signal });
  return readAll(list(fields(body)["value"]), (value) => readPrincipal(value, type));
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function chunked<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
