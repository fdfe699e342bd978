import type { AzureApi } from "../../azure/azure-api";
import type { Account, ActivityEvent } from "../../azure/azure-data";
import { AzureError } from "../../azure/azure-error";
import { callersOf, grantsAt } from "./access";
import { daysBack } from "./key-callers";

/** What there is to know of an account before its keys are turned off. */
export interface KeysLook {
  readonly account: Account;
  readonly keysOn: boolean;
  /** Without it no token is accepted. */
  readonly hasSubdomain: boolean;
  /** Who can call it through Entra ID; undefined where the assignments may not be read. */
  readonly callers: readonly string[] | undefined;
}

export async function lookAtKeys(api: AzureApi, { subscription, id }: Account): Promise<KeysLook> {
  const account = await api.accounts.get(subscription, id);
  const { properties } = account.json;
  const grants = await orUndefined(() => grantsAt(api, subscription, id));
  return {
    account,
    keysOn: keysAreOn(account),
    hasSubdomain: (properties?.customSubDomainName ?? "") !== "",
    callers: grants && callersOf(grants, account),
  };
}

/** Absent means on. */
export function keysAreOn({ json }: Pick<Account, "json">): boolean {
  return json.properties?.disableLocalAuth !== true;
}

/** Whether the user would decide the same. */
export function isSameLook(one: KeysLook, other: KeysLook): boolean {
  return (
    one.keysOn === other.keysOn &&
    one.hasSubdomain === other.hasSubdomain &&
    [...(one.callers ?? ["?"])].sort().join() === [...(other.callers ?? ["?"])].sort().join()
  );
}

/** Who read or replaced the keys of an account lately; undefined where the activity log may not be read. */
export async function keyReadersOf(
  api: AzureApi,
  { subscription, id }: Account,
  now: number,
): Promise<readonly string[] | undefined> {
  const range = { from: new Date(now - daysBack * 24 * 60 * 60 * 1000), to: new Date(now) };
  const events = await orUndefined(() => api.monitor.listActivity(subscription, id, range));
  if (events === undefined) return undefined;
  const callers = events
    .filter(readsKeys)
    .flatMap(({ caller, callerObjectId }) => caller ?? callerObjectId ?? []);
  const { found } = await api.directory.names(
    subscription,
    callers.filter((caller) => !caller.includes("@")),
  );
  return [...new Set(callers.map((caller) => found.get(caller.toLowerCase())?.name ?? caller))];
}

const keyOperations = /\/accounts\/(listKeys|regenerateKey)\/action$/i;

function readsKeys({ operation, status }: ActivityEvent): boolean {
  return keyOperations.test(operation) && /^succe/i.test(status);
}

/** What only helps to decide must not stand in the way when it cannot be read. */
async function orUndefined<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AzureError) return undefined;
    throw error;
  }
}
