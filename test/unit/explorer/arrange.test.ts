import { describe, expect, it } from "vitest";
import type { Account } from "#src/azure/azure-data";
import { filterAccounts, groupAccounts, sortAccounts, type Group } from "#src/explorer/arrange";
import { review } from "#src/explorer/review";
import { noFilter } from "#src/explorer/view-options";
import { aSubscription, anAccount } from "#support/fake-azure";

const closed = { disableLocalAuth: true, publicNetworkAccess: "Disabled", customSubDomainName: "x" };
const open = anAccount("open", aSubscription("one"), { tags: { owner: "Search" } });
const shut = anAccount("shut", aSubscription("two"), {
  properties: closed,
  location: "eastus",
  resourceGroup: "rg-b",
});
const half = anAccount("half", aSubscription("one"), { properties: { publicNetworkAccess: "Disabled" } });
const all = [shut, open, half];

const names = (accounts: readonly Account[]) => accounts.map(({ name }) => name);
const nobody = { someoneReadsKeys: () => undefined };

describe("filtering", () => {
  const cases = {
    "nothing set lets all through": [{}, ["shut", "open", "half"]],
    "keys on": [{ keysOn: true }, ["open", "half"]],
    public: [{ isPublic: true }, ["open"]],
    "both must apply": [{ keysOn: true, isPublic: true }, ["open"]],
    "part of a name": [{ text: "HU" }, ["shut"]],
    "a location": [{ text: "eastus" }, ["shut"]],
    "a resource group": [{ text: "rg-b" }, ["shut"]],
    "a subscription's name": [{ text: "subscription one" }, ["open", "half"]],
    "a tag": [{ text: "owner=search" }, ["open"]],
    "blanks around the text": [{ text: "  shut " }, ["shut"]],
    "what nobody has": [{ text: "zzz" }, []],
  } as const;
  it.each(Object.entries(cases))("%s", (_name, [filter, expected]) => {
    expect(names(filterAccounts(all, { ...noFilter, ...filter }, nobody))).toEqual(expected);
  });

  it("does not let through accounts of which it is not known whether somebody reads keys", () => {
    const readsKeys = { ...noFilter, readsKeys: true };
    const known = {
      someoneReadsKeys: ({ name }: Account) => (name === "half" ? undefined : name === "open"),
    };
    expect(names(filterAccounts(all, readsKeys, known))).toEqual(["open"]);
  });
});

describe("sorting", () => {
  const judgement = { reviewOf: ({ json }: Account) => review(json, {}) };

  it("by name", () => {
    expect(names(sortAccounts(all, "name", judgement))).toEqual(["half", "open", "shut"]);
  });

  it("worst first, by name where equally bad", () => {
    const twin = anAccount("a-twin-of-open");
    expect(names(sortAccounts([...all, twin], "worst", judgement))).toEqual([
      "a-twin-of-open",
      "open",
      "half",
      "shut",
    ]);
  });

  it("counts one error as worse than many warnings", () => {
    const finding = { ruleId: "r", label: "", message: "" };
    const reviews = new Map([
      [
        "open",
        {
          findings: [
            { ...finding, severity: "warning" as const },
            { ...finding, severity: "warning" as const },
          ],
          worst: "warning" as const,
        },
      ],
      ["shut", { findings: [{ ...finding, severity: "error" as const }], worst: "error" as const }],
    ]);
    const reviewOf = ({ name }: Account) => reviews.get(name) ?? { findings: [], worst: undefined };
    expect(names(sortAccounts([open, shut], "worst", { reviewOf }))).toEqual(["shut", "open"]);
  });
});

describe("grouping", () => {
  const text = (groups: readonly Group[], indent = ""): string =>
    groups
      .map(({ label, accounts, groups: inner }) =>
        [
          `${indent}${label}: ${names(accounts).join(" ")}`.trimEnd(),
          ...(inner.length > 0 ? [text(inner, `${indent}  `)] : []),
        ].join("\n"),
      )
      .join("\n");
  const chosen = [aSubscription("one"), aSubscription("two")];

  it("not at all", () => {
    expect(groupAccounts(all, "none", chosen)).toEqual({ groups: [], accounts: all });
  });

  it("by subscription", () => {
    expect(text(groupAccounts(all, "subscription", chosen).groups)).toBe(
      "Subscription one: open half\nSubscription two: shut",
    );
  });

  it("leaves out the heading of an only subscription", () => {
    const accounts = [open, half];
    expect(groupAccounts(accounts, "subscription", [aSubscription("one")])).toEqual({ groups: [], accounts });
  });

  it("by tenants above subscriptions where there are several", () => {
    const elsewhere = anAccount("far", aSubscription("three", { tenantId: "t2", login: "bob" }));
    const { groups } = groupAccounts([...all, elsewhere], "subscription", [
      ...chosen,
      elsewhere.subscription,
    ]);
    expect(text(groups)).toBe(
      [
        "Tenant t1 (ada@contoso.example):",
        "  Subscription one: open half",
        "  Subscription two: shut",
        "Tenant t2 (bob@contoso.example):",
        "  Subscription three: far",
      ].join("\n"),
    );
  });

  it("names who sees a tenant only where several are signed in", () => {
    const elsewhere = anAccount("far", aSubscription("three", { tenantId: "t2" }));
    const { groups } = groupAccounts([...all, elsewhere], "subscription", [
      ...chosen,
      elsewhere.subscription,
    ]);
    expect(groups.map(({ label }) => label)).toEqual(["Tenant t1", "Tenant t2"]);
  });

  it("by location, by resource group of a subscription, and by keys and network", () => {
    expect(text(groupAccounts(all, "location", chosen).groups)).toBe("eastus: shut\nwesteurope: open half");
    const twin = anAccount("twin", aSubscription("two"));
    expect(text(groupAccounts([...all, twin], "resourceGroup", chosen).groups)).toBe(
      "rg: open half\nrg: twin\nrg-b: shut",
    );
    expect(text(groupAccounts(all, "posture", chosen).groups)).toBe(
      "Keys on, public: open\nKeys on, network restricted: half\nKeys off, network restricted: shut",
    );
  });
});

describe("long lists", () => {
  const long = Array.from({ length: 1200 }, (_, index) => anAccount(`account-${index}`));
  const sizes = (groups: readonly Group[]) =>
    groups.map(({ label, accounts }) => `${label}: ${accounts.length}`);

  it("stand in parts, each under a heading", () => {
    const { groups, accounts } = groupAccounts(long, "none", []);
    expect(accounts).toEqual([]);
    expect(sizes(groups)).toEqual(["1–500: 500", "501–1,000: 500", "1,001–1,200: 200"]);
  });

  it("also below another heading", () => {
    const [group, ...others] = groupAccounts(long, "location", []).groups;
    expect(others).toEqual([]);
    expect(group).toMatchObject({ label: "westeurope", accounts: [] });
    expect(sizes(group?.groups ?? [])).toHaveLength(3);
  });

  it("are those of more than 500", () => {
    expect(groupAccounts(long.slice(0, 500), "none", []).accounts).toHaveLength(500);
  });
});

it("puts accounts that were not judged yet last", () => {
  const judgement = {
    reviewOf: (account: Account) => (account === open ? undefined : review(account.json, {})),
  };
  expect(names(sortAccounts(all, "worst", judgement))).toEqual(["half", "shut", "open"]);
});
