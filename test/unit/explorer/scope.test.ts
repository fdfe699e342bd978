import { describe, expect, it } from "vitest";
import { accountOfScope, bearsOn, nameScope, scopesOf, standingOf } from "#src/explorer/scope";
import { aSubscription, anAccount } from "#support/fake-azure";

const chat = anAccount("chat");

describe("where an assignment stands", () => {
  const cases: Readonly<Record<string, readonly [string, string]>> = {
    "on the account itself": [chat.id, "direct"],
    "on the account in another letter case": [chat.id.toUpperCase(), "direct"],
    "on something in the account": [`${chat.id}/projects/p`, "below"],
    "on an account whose name begins alike": [`${chat.id}-2`, "inherited"],
    "on the resource group": ["/subscriptions/s/resourceGroups/rg", "inherited"],
    "on the tenant": ["/", "inherited"],
  };
  it.each(Object.entries(cases))("%s", (_name, [scope, standing]) => {
    expect(standingOf(scope, chat)).toBe(standing);
  });
});

describe("what stands at a scope bears on an account", () => {
  const cases: Readonly<Record<string, readonly [string, boolean]>> = {
    "where it is the account": [chat.id.toUpperCase(), true],
    "where it lies in the account": [`${chat.id}/projects/p`, true],
    "where it is the resource group": ["/subscriptions/S/resourcegroups/RG", true],
    "where it is the subscription, with a slash at its end": ["/subscriptions/s/", true],
    "where it is a management group": ["/providers/Microsoft.Management/managementGroups/g", true],
    "where it is the tenant": ["/", true],
    "not where the name only begins alike": [`${chat.id}-2`, false],
    "not where it is another resource group": ["/subscriptions/s/resourceGroups/rg-2", false],
  };
  it.each(Object.entries(cases))("%s", (_name, [scope, bears]) => {
    expect(bearsOn(scope, chat)).toBe(bears);
  });
});

describe("a scope in words", () => {
  const cases: Readonly<Record<string, string>> = {
    "/": "tenant root",
    "/providers/Microsoft.Management/managementGroups/platform": "management group platform",
    "/subscriptions/S": "subscription Subscription s",
    "/subscriptions/other": "subscription other",
    "/subscriptions/s/resourceGroups/rg": "resource group rg",
    [chat.id]: "account chat",
    [`${chat.id}/projects/helper`]: "project helper",
    [`${chat.id}/deployments/gpt`]: "deployment gpt",
  };
  it.each(Object.entries(cases))("%s", (scope, name) => {
    expect(nameScope(scope, [aSubscription("s")])).toBe(name);
  });
});

describe("the account of a scope", () => {
  it("is found for the account and what lies in it, and for nothing wider", () => {
    const id = chat.id.toLowerCase();
    expect(accountOfScope(chat.id)).toBe(id);
    expect(accountOfScope(`${chat.id}/projects/p`)).toBe(id);
    expect(accountOfScope("/subscriptions/s/resourceGroups/rg")).toBeUndefined();
    expect(
      accountOfScope("/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/v"),
    ).toBeUndefined();
  });
});

it("names the scopes of an account from itself to its subscription", () => {
  expect(scopesOf(chat)).toEqual([
    chat.id.toLowerCase(),
    "/subscriptions/s/resourcegroups/rg",
    "/subscriptions/s",
  ]);
});
