import { failure, ok, plain, type SimAnswer } from "../message";
import { page } from "../paging";
import type { Route, RouteContext } from "../router";
import { pagingFor } from "../state";
import { isWithin, sameId, type Fields } from "../world";

const diagnostics = ["2021-05-01-preview"];
const settings = "{*id}/providers/Microsoft.Insights/diagnosticSettings";
const idOf = (part: (name: string) => string) => part("id");

export const monitorRoutes: readonly Route[] = [
  {
    method: "GET",
    path: settings,
    versions: diagnostics,
    scope: idOf,
    operation: "Microsoft.Insights/diagnosticSettings/read",
    handle: ({ state, part }) =>
      ok({ value: state.world.diagnosticSettings.filter(({ id }) => isWithin(id, part("id"))) }),
  },
  {
    method: "PUT",
    path: `${settings}/{name}`,
    versions: diagnostics,
    scope: idOf,
    operation: "Microsoft.Insights/diagnosticSettings/write",
    handle: putSetting,
  },
  {
    method: "DELETE",
    path: `${settings}/{name}`,
    versions: diagnostics,
    scope: idOf,
    operation: "Microsoft.Insights/diagnosticSettings/delete",
    handle: deleteSetting,
  },
  {
    method: "POST",
    path: "/v1{*id}/query",
    versions: [],
    scope: idOf,
    operation: "Microsoft.OperationalInsights/workspaces/query/read",
    handle: answerLogQuery,
  },
  {
    method: "GET",
    path: "{*id}/providers/Microsoft.Insights/diagnosticSettingsCategories",
    versions: diagnostics,
    scope: idOf,
    operation: "Microsoft.Insights/diagnosticSettings/read",
    handle: ({ part }) =>
      ok({ value: categories.map((category) => ({ id: `${part("id")}/categories`, ...category })) }),
  },
  {
    method: "GET",
    path: "/subscriptions/{s}/providers/Microsoft.OperationalInsights/workspaces",
    versions: ["2023-09-01"],
    operation: "Microsoft.OperationalInsights/workspaces/read",
    scope: (part) => `/subscriptions/${part("s")}`,
    handle: ({ state, request, part }) => {
      const here = state.world.workspaces.filter(({ id }) => isWithin(id, `/subscriptions/${part("s")}`));
      return page(request, here, pagingFor(state, request.path));
    },
  },
  {
    method: "GET",
    path: "/subscriptions/{s}/providers/Microsoft.Insights/eventtypes/management/values",
    versions: ["2015-04-01"],
    operation: "Microsoft.Insights/eventtypes/values/read",
    scope: (part) => `/subscriptions/${part("s")}`,
    handle: listEvents,
  },
];

const logs = (name: string, ...categoryGroups: string[]) => ({
  name,
  type: "Microsoft.Insights/diagnosticSettingsCategories",
  properties: { categoryType: "Logs", categoryGroups },
});

const categories = [
  logs("Audit", "allLogs", "audit"),
  logs("RequestResponse", "allLogs"),
  logs("Trace", "allLogs"),
  logs("AzureOpenAIRequestUsage", "allLogs"),
  {
    name: "AllMetrics",
    type: "Microsoft.Insights/diagnosticSettingsCategories",
    properties: { categoryType: "Metrics", categoryGroups: [] as string[] },
  },
];

const mostSettings = 5;

function putSetting(context: RouteContext): SimAnswer {
  const { state, request, part } = context;
  const { diagnosticSettings } = state.world;
  const properties = (request.body["properties"] ?? {}) as Fields;
  const entries = (properties["logs"] ?? []) as Fields[];
  const id = `${part("id")}/providers/Microsoft.Insights/diagnosticSettings/${part("name")}`;
  if (entries.some((entry) => "category" in entry) && entries.some((entry) => "categoryGroup" in entry)) {
    return failure(400, "BadRequest", "Category and category group can not be mixed in one setting.");
  }
  const clash = sinkInUse(context, id, properties);
  if (clash !== undefined) return clash;
  const existing = diagnosticSettings.find((setting) => sameId(setting.id, id));
  if (existing !== undefined) {
    existing.properties = properties;
    return ok(existing);
  }
  if (diagnosticSettings.filter((setting) => isWithin(setting.id, part("id"))).length >= mostSettings) {
    return failure(409, "Conflict", "Only 5 diagnostic settings are allowed.");
  }
  const created = { id, name: part("name"), type: "Microsoft.Insights/diagnosticSettings", properties };
  diagnosticSettings.push(created);
  return ok(created);
}

/** Two settings of a resource may not send the same category to the same place. */
function sinkInUse(context: RouteContext, id: string, wanted: Fields): SimAnswer | undefined {
  const { state, part } = context;
  const sent = new Set(categoriesOf(wanted));
  const clash = state.world.diagnosticSettings.find(
    ({ id: other, properties }) =>
      isWithin(other, part("id")) &&
      !sameId(other, id) &&
      properties["workspaceId"] !== undefined &&
      sameId(plain(properties["workspaceId"]), plain(wanted["workspaceId"])) &&
      categoriesOf(properties).some((category) => sent.has(category)),
  );
  if (clash === undefined) return undefined;
  return failure(409, "Conflict", `The data sink is already used in diagnostic setting '${clash.name}'.`);
}

function categoriesOf(properties: Fields): readonly string[] {
  const entries = [
    ...((properties["logs"] ?? []) as Fields[]),
    ...((properties["metrics"] ?? []) as Fields[]),
  ];
  return entries
    .filter(({ enabled }) => enabled === true)
    .flatMap(({ category, categoryGroup }) =>
      categories
        .filter(
          ({ name, properties: { categoryGroups } }) =>
            name === category || categoryGroups.some((group) => group === categoryGroup),
        )
        .map(({ name }) => name),
    );
}

function deleteSetting({ state, part }: RouteContext): SimAnswer {
  const { diagnosticSettings } = state.world;
  const id = `${part("id")}/providers/Microsoft.Insights/diagnosticSettings/${part("name")}`;
  const index = diagnosticSettings.findIndex((setting) => sameId(setting.id, id));
  if (index < 0) return { status: 204 };
  diagnosticSettings.splice(index, 1);
  return { status: 200 };
}

/** Not a reader of Kusto: it answers the one question that is asked, and refuses any other. */
function answerLogQuery({ state, request }: RouteContext): SimAnswer {
  const query = String(request.body["query"]);
  const accountId = /ResourceId =~ '([^']+)'/.exec(query)?.[1] ?? "";
  if (!/^AzureDiagnostics\n/.test(query) || !query.includes("by withKey =") || accountId === "") {
    return failure(400, "BadArgumentError", "The request had some invalid properties.");
  }
  const [from = "", to = ""] = String(request.body["timespan"]).split("/");
  const rows = new Map<string, [boolean, string, number]>();
  for (const call of state.world.calls) {
    const time = Date.parse(call.time);
    if (!sameId(call.accountId, accountId) || time < Date.parse(from) || time > Date.parse(to)) continue;
    const withKey = call.objectId === "";
    const row = rows.get(`${withKey} ${call.address}`) ?? [withKey, call.address, 0];
    row[2] += 1;
    rows.set(`${withKey} ${call.address}`, row);
  }
  const columns = ["withKey", "address", "calls"].map((name) => ({ name }));
  const sorted = [...rows.values()].sort((one, other) => other[2] - one[2]);
  return ok({ tables: [{ name: "PrimaryResult", columns, rows: sorted }] });
}

const resourceKeys = /\b(resourceGroupName|resourceUri|resourceProvider|correlationId) eq '([^']*)'/g;

function listEvents({ state, request, part }: RouteContext): SimAnswer {
  const filter = request.query.get("$filter") ?? "";
  const keys = [...filter.matchAll(resourceKeys)];
  const from = /eventTimestamp ge '([^']+)'/.exec(filter)?.[1];
  const to = /eventTimestamp le '([^']+)'/.exec(filter)?.[1] ?? new Date(state.now()).toISOString();
  if (from === undefined || keys.length > 1) {
    return failure(
      400,
      "BadRequest",
      "The $filter must hold a time and at most one of resourceGroupName, resourceUri, resourceProvider and correlationId.",
    );
  }
  const [, key, value = ""] = keys[0] ?? [];
  const found = state.world.activity.filter(
    (event) =>
      isWithin(event.resourceId, `/subscriptions/${part("s")}`) &&
      Date.parse(event.time) >= Date.parse(from) &&
      Date.parse(event.time) <= Date.parse(to) &&
      (key !== "resourceUri" || isWithin(event.resourceId, value)),
  );
  const events = found.map((event, index) => ({
    eventTimestamp: event.time,
    operationName: { value: event.operation, localizedValue: event.operation },
    status: { value: event.status, localizedValue: event.status },
    resourceId: event.resourceId,
    caller: event.caller,
    claims: { "http://schemas.microsoft.com/identity/claims/objectidentifier": event.objectId },
    correlationId: `event-${index}`,
  }));
  return page(request, events, pagingFor(state, request.path));
}
