import type { AccountJson, Json } from "../azure/azure-data";

const apiVersion = "2025-06-01";

/**
 * Properties Azure fills in by itself; a template that sets them is refused or ignored.
 * https://learn.microsoft.com/azure/templates/microsoft.cognitiveservices/accounts
 */
const readOnly = new Set(
  [
    "abusePenalty",
    "callRateLimit",
    "capabilities",
    "commitmentPlanAssociations",
    "dateCreated",
    "deletionDate",
    "endpoint",
    "endpoints",
    "internalId",
    "isMigrated",
    "privateEndpointConnections",
    "provisioningState",
    "quotaLimit",
    "scheduledPurgeDate",
    "skuChangeInfo",
  ].map((name) => name.toLowerCase()),
);

/** What of an account can be deployed, in the order it is usually written. */
function deployable({ name, location, kind, sku, identity, tags, properties = {} }: AccountJson): Json {
  const kept = Object.entries(properties).filter(([key]) => !readOnly.has(key.toLowerCase()));
  return compact({
    name,
    location,
    kind,
    sku: sku?.name === undefined ? undefined : { name: sku.name },
    identity: deployableIdentity(identity),
    tags: tags === undefined || Object.keys(tags).length === 0 ? undefined : tags,
    properties: Object.fromEntries(kept),
  });
}

/** Ids of the identity itself are Azure's; those of user-assigned identities are names to look up. */
function deployableIdentity(identity: Json | undefined): Json | undefined {
  if (identity === undefined) return undefined;
  const assigned = identity["userAssignedIdentities"];
  const ids = typeof assigned === "object" && assigned !== null ? Object.keys(assigned) : [];
  return compact({
    type: identity["type"],
    userAssignedIdentities: ids.length === 0 ? undefined : Object.fromEntries(ids.map((id) => [id, {}])),
  });
}

/** A live account as a resource of an ARM template. */
export function toArmResource(json: AccountJson): string {
  const { name, ...rest } = deployable(json);
  const resource = { type: "Microsoft.CognitiveServices/accounts", apiVersion, name, ...rest };
  return `${JSON.stringify(escapeStrings(resource), undefined, 2)}\n`;
}

/** A live account as a Bicep resource. */
export function toBicepResource(json: AccountJson, symbol = bicepSymbols([json.name])[0] ?? ""): string {
  return `resource ${symbol} 'Microsoft.CognitiveServices/accounts@${apiVersion}' = ${toBicep(deployable(json), "")}\n`;
}

/** What Bicep calls resources of these names, each otherwise. */
export function bicepSymbols(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const symbol = name.replace(/\W+/g, "_").replace(/^(?=\d)/, "_");
    let free = symbol;
    for (let number = 2; taken.has(free); number += 1) free = `${symbol}_${number}`;
    taken.add(free);
    return free;
  });
}

/** In a template a string that begins with a bracket is an expression unless the bracket is doubled. */
export function escapeStrings(value: unknown): unknown {
  if (typeof value === "string") return value.startsWith("[") ? `[${value}` : value;
  if (Array.isArray(value)) return value.map(escapeStrings);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, escapeStrings(inner)]));
}

/** A value as Bicep spells it; lines after the first are indented by so much. */
export function toBicep(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (typeof value === "string") return bicepString(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    return `[\n${value.map((item) => `${inner}${toBicep(item, inner)}`).join("\n")}\n${indent}]`;
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(
      ([key, member]) => `${inner}${bicepKey(key)}: ${toBicep(member, inner)}`,
    );
    return members.length === 0 ? "{}" : `{\n${members.join("\n")}\n${indent}}`;
  }
  return value === undefined ? "null" : JSON.stringify(value);
}

function bicepKey(key: string): string {
  return /^[a-z_]\w*$/i.test(key) ? key : bicepString(key);
}

function bicepString(text: string): string {
  const escaped = text
    .replaceAll("\\", "\\\\")
    .replaceAll("'", "\\'")
    .replaceAll("${", "\\${")
    .replaceAll("\r", "\\r")
    .replaceAll("\n", "\\n")
    .replaceAll("\t", "\\t");
  return `'${escaped}'`;
}

function compact(json: Readonly<Record<string, unknown>>): Json {
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined));
}
