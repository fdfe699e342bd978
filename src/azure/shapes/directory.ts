import type { Principal, Subscription } from "../azure-data";
import { compact, fields, text } from "./field";

const typeOf: Readonly<Record<string, Principal["type"]>> = {
  "#microsoft.graph.user": "User",
  "#microsoft.graph.group": "Group",
  "#microsoft.graph.serviceprincipal": "ServicePrincipal",
};

/** A directory object of Microsoft Graph; members that may not be read come with an id alone. */
export function readPrincipal(value: unknown, type?: Principal["type"]): Principal | undefined {
  const json = fields(value);
  const id = text(json["id"]);
  if (id === undefined) return undefined;
  return compact({
    id,
    type: type ?? typeOf[(text(json["@odata.type"]) ?? "").toLowerCase()] ?? "Unknown",
    name: text(json["displayName"]),
    detail: text(json["userPrincipalName"]) ?? text(json["appId"]),
  });
}

interface SeenBy {
  readonly login: string;
  readonly loginLabel: string;
  readonly tenantId: string;
  readonly tenantName?: string;
}

/** A subscription as one login sees it in one tenant. */
export function readSubscription(
  value: unknown,
  { login, loginLabel, tenantId, tenantName }: SeenBy,
): Subscription | undefined {
  const json = fields(value);
  const id = text(json["subscriptionId"])?.toLowerCase();
  if (id === undefined) return undefined;
  return compact({
    key: [login, tenantId, id].join("/"),
    id,
    name: text(json["displayName"]) ?? id,
    state: text(json["state"]) ?? "Enabled",
    login,
    loginLabel,
    tenantId,
    tenantName,
  });
}
