import { l10n } from "vscode";
import type { Account, Subscription } from "../azure/azure-data";
import { once, severities } from "../core/index";
import { postureOf, type Posture } from "./posture";
import type { Review } from "./review";
import type { Filter, Grouping, Sorting } from "./view-options";

/** What accounts are judged by when they are filtered and sorted. */
export interface Judgement {
  /** Undefined where it was not judged yet. */
  reviewOf(account: Account): Review | undefined;
  /** Undefined where it was not read yet. */
  someoneReadsKeys(account: Account): boolean | undefined;
}

/** The accounts a filter lets through. What is not known yet does not pass. */
export function filterAccounts(
  accounts: Iterable<Account>,
  filter: Filter,
  { someoneReadsKeys }: Pick<Judgement, "someoneReadsKeys">,
): readonly Account[] {
  const wanted = filter.text.trim().toLowerCase();
  return [...accounts].filter((account) => {
    const { keysOn, isPublic } = postureOf(account.json);
    if (filter.keysOn && !keysOn) return false;
    if (filter.isPublic && !isPublic) return false;
    if (wanted !== "" && !textOf(account).includes(wanted)) return false;
    return !filter.readsKeys || someoneReadsKeys(account) === true;
  });
}

const texts = new WeakMap<Account, string>();

/** All that a filter looks at, kept: somebody who types a filter has it looked at with every letter. */
function textOf(account: Account): string {
  const text = texts.get(account) ?? describe(account);
  texts.set(account, text);
  return text;
}

function describe({ name, kind, location, resourceGroup, subscription, json }: Account): string {
  const tags = Object.entries(json.tags ?? {}).map(([tag, value]) => `${tag}=${value}`);
  return [name, kind, location, resourceGroup, subscription.name, ...tags].join("\n").toLowerCase();
}

export function sortAccounts(
  accounts: readonly Account[],
  sorting: Sorting,
  { reviewOf }: Pick<Judgement, "reviewOf">,
): readonly Account[] {
  const byName = (one: Account, other: Account) => compareText(one.name, other.name);
  if (sorting === "name") return [...accounts].sort(byName);
  const keyed = accounts.map((account) => ({ account, badness: badnessOf(reviewOf(account)) }));
  return keyed
    .sort((one, other) => other.badness - one.badness || byName(one.account, other.account))
    .map(({ account }) => account);
}

/** The same order as `localeCompare`, many times as fast. */
const collator = once(() => new Intl.Collator());
const compareText = (one: string, other: string) => collator().compare(one, other);

/** More findings than any account has of one severity. */
const many = 1000;

/** One finding of a severity weighs more than any number of the next; what was not judged yet comes last. */
function badnessOf(review: Review | undefined): number {
  if (review === undefined) return -1;
  const counts = severities.map(
    (severity) => review.findings.filter((finding) => finding.severity === severity).length,
  );
  return counts.reduce((sum, number) => sum * many + number, 0);
}

export type GroupKind = "tenant" | "subscription" | "resourceGroup" | "location" | "posture" | "range";

/** A heading and what stands below it. */
export interface Group {
  readonly by: GroupKind;
  readonly id: string;
  readonly label: string;
  readonly accounts: readonly Account[];
  readonly subscriptions: readonly Subscription[];
  readonly groups: readonly Group[];
}

/** What stands at the top of the tree: headings, or accounts where a heading would be the only one. */
export interface Arrangement {
  readonly groups: readonly Group[];
  readonly accounts: readonly Account[];
}

export function groupAccounts(
  accounts: readonly Account[],
  grouping: Grouping,
  chosen: readonly Subscription[],
): Arrangement {
  return inRanges(arrange(accounts, grouping, chosen));
}

function arrange(
  accounts: readonly Account[],
  grouping: Grouping,
  chosen: readonly Subscription[],
): Arrangement {
  if (grouping === "none") return { groups: [], accounts };
  if (grouping === "subscription") return bySubscription(accounts, chosen);
  return { groups: split(accounts, grouping, ruleOf[grouping]), accounts: [] };
}

/** Nobody reads a longer list, and VS Code would draw all of it. */
const longest = 500;

/** Long lists in parts, each under a heading of its own. */
function inRanges<T extends Arrangement>(arrangement: T): T {
  const { accounts } = arrangement;
  const groups = arrangement.groups.map((group) => inRanges(group));
  if (accounts.length <= longest) return { ...arrangement, groups };
  const starts = Array.from({ length: Math.ceil(accounts.length / longest) }, (_, index) => index * longest);
  const ranges = starts.map((start) => rangeOf(accounts, start));
  return { ...arrangement, groups: [...groups, ...ranges], accounts: [] };
}

function rangeOf(all: readonly Account[], start: number): Group {
  const accounts = all.slice(start, start + longest);
  const numbers = [start + 1, start + accounts.length].map((number) => number.toLocaleString("en-US"));
  return {
    by: "range",
    id: String(start),
    label: numbers.join("–"),
    accounts,
    subscriptions: subscriptionsOf(accounts),
    groups: [],
  };
}

interface Key {
  readonly id: string;
  readonly label: string;
}

const postures: readonly (Posture & Key)[] = [
  { keysOn: true, isPublic: true, id: "0", label: l10n.t("Keys on, public") },
  { keysOn: true, isPublic: false, id: "1", label: l10n.t("Keys on, network restricted") },
  { keysOn: false, isPublic: true, id: "2", label: l10n.t("Keys off, public") },
  { keysOn: false, isPublic: false, id: "3", label: l10n.t("Keys off, network restricted") },
];

const ruleOf: Readonly<Record<"resourceGroup" | "location" | "posture", (account: Account) => Key>> = {
  resourceGroup: ({ subscription, resourceGroup }) => ({
    id: `${subscription.key}/${resourceGroup.toLowerCase()}`,
    label: resourceGroup,
  }),
  location: ({ location }) => ({ id: location, label: location }),
  posture: ({ json }) => {
    const { keysOn, isPublic } = postureOf(json);
    const found = postures.find((posture) => posture.keysOn === keysOn && posture.isPublic === isPublic);
    return found ?? { id: "", label: "" };
  },
};

/** Accounts keep their order within a group; groups are in the order of their ids or labels. */
function split(
  accounts: readonly Account[],
  by: Exclude<GroupKind, "tenant">,
  keyOf: (account: Account) => Key,
): readonly Group[] {
  const parts = new Map<string, { readonly key: Key; readonly accounts: Account[] }>();
  for (const account of accounts) {
    const key = keyOf(account);
    const part = parts.get(key.id);
    if (part) part.accounts.push(account);
    else parts.set(key.id, { key, accounts: [account] });
  }
  const groups = [...parts.values()].map(({ key, accounts: members }) => ({
    by,
    id: key.id,
    label: key.label,
    accounts: members,
    subscriptions: subscriptionsOf(members),
    groups: [],
  }));
  const order = (group: Group) => (by === "posture" ? group.id : group.label);
  return groups.sort((one, other) => compareText(order(one), order(other)));
}

function subscriptionsOf(accounts: readonly Account[]): readonly Subscription[] {
  return [...new Map(accounts.map(({ subscription }) => [subscription.key, subscription])).values()];
}

/** Tenants above subscriptions above accounts, each level only where there are several of it. */
function bySubscription(accounts: readonly Account[], chosen: readonly Subscription[]): Arrangement {
  if (chosen.length === 1) return { groups: [], accounts };
  const subscriptions = split(accounts, "subscription", ({ subscription }) => ({
    id: subscription.key,
    label: subscription.name,
  }));
  const tenants = new Map<string, Group[]>();
  for (const group of subscriptions) {
    const tenant = tenantOf(group);
    tenants.set(tenant, [...(tenants.get(tenant) ?? []), group]);
  }
  if (tenants.size === 1) return { groups: subscriptions, accounts: [] };
  const severalLogins = new Set(subscriptions.map(({ subscriptions: [first] }) => first?.login)).size > 1;
  const groups = [...tenants.values()].map((members) => tenantGroup(members, severalLogins));
  return { groups: groups.sort((one, other) => compareText(one.label, other.label)), accounts: [] };
}

/** Two logins may see one tenant: each has its own heading. */
function tenantOf({ subscriptions: [first] }: Group): string {
  return `${first?.login ?? ""} ${first?.tenantId ?? ""}`;
}

/** Who sees a tenant is worth the room only where there are several who might. */
function tenantGroup(groups: readonly Group[], severalLogins: boolean): Group {
  const subscriptions = groups.flatMap((group) => group.subscriptions);
  const [first] = subscriptions;
  const name = first?.tenantName ?? first?.tenantId ?? "";
  return {
    by: "tenant",
    id: groups[0] === undefined ? "" : tenantOf(groups[0]),
    label: first !== undefined && severalLogins ? `${name} (${first.loginLabel})` : name,
    accounts: [],
    subscriptions,
    groups,
  };
}
