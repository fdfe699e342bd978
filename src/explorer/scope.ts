import { l10n } from "vscode";
import type { Account, Subscription } from "../azure/azure-data";

/** Where an assignment stands, seen from an account. */
export type Standing = "direct" | "inherited" | "below";

const managementGroup = /^\/providers\/microsoft\.management\/managementgroups\/([^/]+)$/i;

/** Ids compare without regard to letter case. */
export function standingOf(scope: string, account: Pick<Account, "id">): Standing {
  const [at, of] = [scope.toLowerCase(), account.id.toLowerCase()];
  if (at === of) return "direct";
  return at.startsWith(`${of}/`) ? "below" : "inherited";
}

/** Whether what stands at a scope reaches an account or something in it; above its subscription everything does. */
export function bearsOn(scope: string, account: Pick<Account, "id">): boolean {
  const [at, of] = [scope.toLowerCase().replace(/\/+$/, ""), account.id.toLowerCase()];
  if (at === "" || managementGroup.test(at)) return true;
  return at === of || of.startsWith(`${at}/`) || at.startsWith(`${of}/`);
}

/** A scope in words: "resource group rg-ai". `subscriptions` are those whose names are known. */
export function nameScope(
  scope: string,
  subscriptions: readonly Pick<Subscription, "id" | "name">[],
): string {
  if (scope === "/" || scope === "") return l10n.t("tenant root");
  const group = managementGroup.exec(scope)?.[1];
  if (group !== undefined) return l10n.t("management group {0}", group);
  const segments = scope.split("/").filter((segment) => segment !== "");
  const [, id = "", , resourceGroup, , , , account, , child] = segments;
  if (child !== undefined) return `${singular(segments.at(-2) ?? "")} ${segments.at(-1) ?? ""}`;
  if (account !== undefined) return l10n.t("account {0}", account);
  if (resourceGroup !== undefined) return l10n.t("resource group {0}", resourceGroup);
  const known = subscriptions.find((subscription) => subscription.id.toLowerCase() === id.toLowerCase());
  return l10n.t("subscription {0}", known?.name ?? id);
}

function singular(type: string): string {
  return type.replace(/s$/i, "");
}

/** The account a scope is or lies in, lower case; undefined for wider scopes. */
export function accountOfScope(scope: string): string | undefined {
  return /^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+\/providers\/microsoft\.cognitiveservices\/accounts\/[^/]+/.exec(
    scope.toLowerCase(),
  )?.[0];
}

/** The scopes of an account within its subscription, lower case, the nearest first. */
export function scopesOf(account: Pick<Account, "id">): readonly string[] {
  const id = account.id.toLowerCase();
  const segments = id.split("/");
  return [id, segments.slice(0, 5).join("/"), segments.slice(0, 3).join("/")];
}
