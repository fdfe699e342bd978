import type {
  ActivityEvent,
  DiagnosticCategory,
  DiagnosticSetting,
  Json,
  LogSetting,
  Subscription,
  Workspace,
} from "../azure-data";
import { parseResourceId } from "../resource-id";
import { compact, fields, list, text, texts } from "./field";

export function readDiagnosticSetting(value: unknown): DiagnosticSetting | undefined {
  const json = fields(value);
  const id = text(json["id"]);
  if (id === undefined) return undefined;
  const body = fields(json["properties"]);
  return compact({
    id,
    name: text(json["name"]) ?? parseResourceId(id).name,
    workspaceId: text(body["workspaceId"]),
    storageAccountId: text(body["storageAccountId"]),
    eventHubAuthorizationRuleId: text(body["eventHubAuthorizationRuleId"]),
    eventHubName: text(body["eventHubName"]),
    marketplacePartnerId: text(body["marketplacePartnerId"]),
    logAnalyticsDestinationType: text(body["logAnalyticsDestinationType"]),
    logs: list(body["logs"]).map(readLogSetting),
    metrics: list(body["metrics"]).map(readLogSetting),
  });
}

function readLogSetting(value: unknown): LogSetting {
  const json = fields(value);
  return compact({
    category: text(json["category"]),
    categoryGroup: text(json["categoryGroup"]),
    enabled: json["enabled"] === true,
  });
}

export function readDiagnosticCategory(value: unknown): DiagnosticCategory | undefined {
  const json = fields(value);
  const name = text(json["name"]);
  if (name === undefined) return undefined;
  const body = fields(json["properties"]);
  const type = text(body["categoryType"]) === "Metrics" ? "Metrics" : "Logs";
  return { name, type, groups: texts(body["categoryGroups"]) };
}

/** A workspace as Resource Manager sends it, or as a row of Resource Graph. */
export function readWorkspace(value: unknown, subscription: Subscription): Workspace | undefined {
  const json = fields(value);
  const id = text(json["id"]);
  if (id === undefined) return undefined;
  const name = text(json["name"]) ?? parseResourceId(id).name;
  return { id, name, location: text(json["location"]) ?? "", subscription };
}

/** The first table of an answer to a query, each row by the names of its columns. */
export function readLogRows(body: unknown): readonly Json[] {
  const table = fields(list(fields(body)["tables"])[0]);
  const columns = list(table["columns"]).map((column) => text(fields(column)["name"]) ?? "");
  return list(table["rows"]).map((row) =>
    Object.fromEntries(columns.map((name, index) => [name, list(row)[index]])),
  );
}

export function readActivityEvent(value: unknown): ActivityEvent | undefined {
  const json = fields(value);
  const time = text(json["eventTimestamp"]);
  const operation = text(fields(json["operationName"])["value"]) ?? text(json["operationName"]);
  if (time === undefined || operation === undefined) return undefined;
  const claims = fields(json["claims"]);
  return compact({
    time,
    operation,
    status: text(fields(json["status"])["value"]) ?? text(json["status"]) ?? "",
    resourceId: text(json["resourceId"]) ?? "",
    caller: text(json["caller"]),
    callerObjectId:
      text(claims["http://schemas.microsoft.com/identity/claims/objectidentifier"]) ?? text(claims["oid"]),
    correlationId: text(json["correlationId"]),
  });
}
