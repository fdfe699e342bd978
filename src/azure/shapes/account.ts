import type { Account, Deployment, PrivateEndpointConnection, Subscription } from "../azure-data";
import { parseResourceId } from "../resource-id";
import { compact, fields, list, text, texts, type Fields } from "./field";

/** The properties that say how an account stands; all of them fit into one column of Resource Graph each. */
export const postureProperties = [
  "provisioningState",
  "endpoint",
  "customSubDomainName",
  "disableLocalAuth",
  "publicNetworkAccess",
  "networkAcls",
  "privateEndpointConnections",
  "restrictOutboundNetworkAccess",
  "allowedFqdnList",
  "allowProjectManagement",
  "encryption",
  "userOwnedStorage",
  "networkInjections",
  "dateCreated",
] as const;

/** An account as Resource Manager sends it. Undefined where it lacks an id. */
export function readAccount(value: unknown, subscription: Subscription): Account | undefined {
  const json = fields(value);
  const id = text(json["id"]);
  return id === undefined ? undefined : account({ ...withoutSecrets(json), id }, subscription, "full");
}

/** Names of properties by which accounts of older kinds log on to other services. */
const secrets = /(key|connectionString)$/i;

/** What is read of an account is shown, copied and written into scripts. */
function withoutSecrets(json: Fields): Fields {
  const properties = fields(json["properties"]);
  const own = Object.entries(fields(properties["apiProperties"]));
  if (!own.some(([name]) => secrets.test(name))) return json;
  const apiProperties = Object.fromEntries(own.filter(([name]) => !secrets.test(name)));
  return { ...json, properties: { ...properties, apiProperties } };
}

/** An account from a row of Resource Graph, where the posture properties are columns and null means absent. */
export function readAccountRow(value: unknown, subscription: Subscription): Account | undefined {
  const row = fields(value);
  const id = text(row["id"]);
  if (id === undefined) return undefined;
  const present = postureProperties.filter((name) => (row[name] ?? undefined) !== undefined);
  const json = {
    id,
    name: text(row["name"]),
    type: "Microsoft.CognitiveServices/accounts",
    kind: text(row["kind"]),
    location: text(row["location"]),
    sku: row["sku"] ?? undefined,
    tags: row["tags"] ?? undefined,
    identity: row["identity"] ?? undefined,
    properties: Object.fromEntries(present.map((name) => [name, row[name]])),
  };
  return account(compact(json), subscription, "posture");
}

function account(
  json: Record<string, unknown> & { id: string },
  subscription: Subscription,
  detail: Account["detail"],
): Account {
  const { name, resourceGroup = "" } = parseResourceId(json.id);
  const type = text(json["type"]) ?? "Microsoft.CognitiveServices/accounts";
  return {
    id: json.id,
    name: text(json["name"]) ?? name,
    kind: text(json["kind"]) ?? "",
    location: text(json["location"]) ?? "",
    resourceGroup,
    subscription,
    json: { ...json, name: text(json["name"]) ?? name, type },
    detail,
  };
}

export function readDeployment(value: unknown): Deployment | undefined {
  const json = fields(value);
  const id = text(json["id"]);
  if (id === undefined) return undefined;
  const properties = fields(json["properties"]);
  const model = fields(properties["model"]);
  const sku = fields(json["sku"]);
  return compact({
    id,
    name: text(json["name"]) ?? parseResourceId(id).name,
    model: compact({
      format: text(model["format"]),
      name: text(model["name"]),
      version: text(model["version"]),
    }),
    sku: text(sku["name"]),
    capacity: typeof sku["capacity"] === "number" ? sku["capacity"] : undefined,
    raiPolicyName: text(properties["raiPolicyName"]),
    provisioningState: text(properties["provisioningState"]),
  });
}

export function readPrivateEndpointConnection(value: unknown): PrivateEndpointConnection | undefined {
  const json = fields(value);
  const id = text(json["id"]);
  if (id === undefined) return undefined;
  const properties = fields(json["properties"]);
  return compact({
    id,
    name: text(json["name"]) ?? parseResourceId(id).name,
    privateEndpointId: text(fields(properties["privateEndpoint"])["id"]),
    status: text(fields(properties["privateLinkServiceConnectionState"])["status"]),
    groupIds: texts(list(properties["groupIds"])),
  });
}
