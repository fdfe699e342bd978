import { isAllowed } from "../authorisation";
import { parseQuery, type Row } from "../kusto";
import { failure, ok, type SimAnswer } from "../message";
import type { Route, RouteContext } from "../router";
import type { SimulatorState } from "../state";
import { ancestorsOf, type Fields, type World } from "../world";
import { accountJson } from "./account-changes";
import { assignmentJson } from "./assignments";
import { definitionJson } from "./definitions";

export const resourceGraphRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "/providers/Microsoft.ResourceGraph/resources",
    versions: ["2021-03-01", "2022-10-01", "2024-04-01"],
    handle: answerQuery,
  },
];

/** Results of queries whose pages are being read. */
const open = new WeakMap<SimulatorState, Map<string, readonly Row[]>>();
let serial = 0;

const mostRows = 1000;

function answerQuery(context: RouteContext): SimAnswer {
  const { state, request } = context;
  if (state.resourceGraph === "refused") {
    return failure(
      403,
      "AuthorizationFailed",
      "Access to Resource Graph is denied by the tenant's administrator.",
    );
  }
  const options = (request.body["options"] ?? {}) as Fields;
  const top = Math.min(Number(options["$top"] ?? mostRows), mostRows);
  const results = open.get(state) ?? new Map<string, readonly Row[]>();
  open.set(state, results);

  const [known, offset] = readSkipToken(options["$skipToken"]);
  let rows = results.get(known);
  let id = known;
  if (rows === undefined) {
    try {
      rows = evaluate(context, options);
    } catch (error) {
      return failure(400, "BadRequest", "Please provide below info when asking for support.", {
        details: [{ code: "InvalidQuery", message: String(error) }],
      });
    }
    serial += 1;
    id = `q${serial}`;
    results.set(id, rows);
  }
  const data = rows.slice(offset, offset + top);
  const end = offset + data.length;
  const more = end < rows.length;
  if (!more) results.delete(id);
  return ok({
    totalRecords: rows.length,
    count: data.length,
    facets: [],
    resultTruncated: "false",
    data,
    ...(more ? { $skipToken: Buffer.from(`${id}:${end}`).toString("base64url") } : {}),
  });
}

function readSkipToken(token: unknown): readonly [string, number] {
  if (typeof token !== "string") return ["", 0];
  const [id = "", offset = "0"] = Buffer.from(token, "base64url").toString("utf8").split(":");
  return [id, Number(offset)];
}

function evaluate({ state, request, caller }: RouteContext, options: Fields): Row[] {
  const { world } = state;
  const query = parseQuery(String(request.body["query"]));
  const wanted = (request.body["subscriptions"] as string[] | undefined)?.map((id) => id.toLowerCase());
  // Rows of subscriptions that the caller may not read are left out without a word.
  const subscriptions = world.subscriptions.filter(
    ({ id, tenantId }) =>
      tenantId === caller.tid &&
      (wanted === undefined || wanted.includes(id.toLowerCase())) &&
      isAllowed(world, caller.oid, "Microsoft.CognitiveServices/accounts/read", `/subscriptions/${id}`),
  );
  const visible = new Set(subscriptions.map(({ id }) => id.toLowerCase()));
  const above = options["authorizationScopeFilter"] === "AtScopeAboveAndBelow";
  return query.run(rowsOf(world, query.table, visible, above));
}

function rowsOf(world: World, table: string, visible: ReadonlySet<string>, above: boolean): Row[] {
  const subscriptionOf = (id: string) => /^\/subscriptions\/([^/]+)/i.exec(id)?.[1]?.toLowerCase() ?? "";
  switch (table) {
    case "resources":
      return [...world.accounts.map(accountJson), ...world.workspaces.map(workspaceJson)]
        .filter(({ id }) => visible.has(subscriptionOf(String(id))))
        .map((json) => lowerType(json, subscriptionOf(String(json["id"]))));
    case "resourcecontainers":
      return world.subscriptions
        .filter(({ id }) => visible.has(id.toLowerCase()))
        .map(({ id, name }) => ({
          id: `/subscriptions/${id}`,
          name,
          type: "microsoft.resources/subscriptions",
          subscriptionId: id,
          properties: {
            managementGroupAncestorsChain: ancestorsOf(world, id).map((group) => ({
              name: group.name,
              displayName: group.name,
            })),
          },
        }));
    case "authorizationresources":
      return [...assignmentRows(world, visible, above, subscriptionOf), ...definitionRows(world)];
    default:
      throw new SyntaxError(`table ${table}`);
  }
}

function workspaceJson(workspace: World["workspaces"][number]): Fields {
  return { ...workspace, type: "Microsoft.OperationalInsights/workspaces" };
}

function lowerType(json: Fields, subscriptionId: string): Row {
  return { ...json, type: String(json["type"]).toLowerCase(), subscriptionId };
}

function assignmentRows(
  world: World,
  visible: ReadonlySet<string>,
  above: boolean,
  subscriptionOf: (id: string) => string,
): Row[] {
  const groups = new Set(
    [...visible].flatMap((id) => ancestorsOf(world, id).map(({ name }) => name.toLowerCase())),
  );
  const isAbove = (scope: string) =>
    scope === "/" || groups.has(/managementgroups\/([^/]+)$/i.exec(scope)?.[1]?.toLowerCase() ?? "");
  return world.assignments
    .filter(({ scope }) => visible.has(subscriptionOf(scope)) || (above && isAbove(scope)))
    .map((assignment) => lowerType(assignmentJson(assignment), subscriptionOf(assignment.scope)));
}

function definitionRows(world: World): Row[] {
  return world.definitions.map((definition) => lowerType(definitionJson(definition, "/"), ""));
}
