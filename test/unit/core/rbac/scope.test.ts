import { describe, expect, it } from "vitest";
import { isSameScope, parseScope, scopeCovers, type Scope } from "#src/core/rbac/scope";

const subscription = "/subscriptions/11111111-2222-3333-4444-555555555555";
const group = `${subscription}/resourceGroups/models`;
const account = `${group}/providers/Microsoft.CognitiveServices/accounts/chat`;
const managementGroup = "/providers/Microsoft.Management/managementGroups/company";

describe("parseScope", () => {
  const id = "11111111-2222-3333-4444-555555555555";
  const cases: [string, string, Scope][] = [
    ["the root", "/", { kind: "root" }],
    ["a management group", managementGroup, { kind: "managementGroup", managementGroup: "company" }],
    [
      "a management group in another case",
      managementGroup.toUpperCase(),
      { kind: "managementGroup", managementGroup: "COMPANY" },
    ],
    ["a subscription", subscription, { kind: "subscription", subscription: id }],
    [
      "a subscription with a slash at its end",
      `${subscription}/`,
      { kind: "subscription", subscription: id },
    ],
    ["a resource group", group, { kind: "resourceGroup", subscription: id, resourceGroup: "models" }],
    [
      "a resource",
      account,
      {
        kind: "resource",
        subscription: id,
        resourceGroup: "models",
        type: "Microsoft.CognitiveServices/accounts",
        names: ["chat"],
      },
    ],
    [
      "a child of a resource",
      `${account}/projects/p`,
      {
        kind: "resource",
        subscription: id,
        resourceGroup: "models",
        type: "Microsoft.CognitiveServices/accounts/projects",
        names: ["chat", "p"],
      },
    ],
    [
      "a resource of the tenant",
      "/providers/Microsoft.Capacity/reservationOrders/r",
      {
        kind: "resource",
        subscription: undefined,
        resourceGroup: undefined,
        type: "Microsoft.Capacity/reservationOrders",
        names: ["r"],
      },
    ],
    [
      "an extension of a resource",
      `${account}/providers/Microsoft.Insights/diagnosticSettings/d`,
      {
        kind: "resource",
        subscription: id,
        resourceGroup: "models",
        type: "Microsoft.Insights/diagnosticSettings",
        names: ["d"],
      },
    ],
  ];
  it.each(cases)("reads %s", (_, text, scope) => expect(parseScope(text)).toEqual(scope));

  it.each([
    ["nothing", ""],
    ["no slash at its start", "subscriptions/x"],
    ["an expression", "[subscription().id]"],
    ["an empty segment", "/subscriptions//resourceGroups/x"],
    ["a subscription without an id", "/subscriptions"],
    ["a resource group without a name", `${subscription}/resourceGroups`],
    ["a word that is none", "/subscription/x"],
    ["a resource without a name", `${group}/providers/Microsoft.CognitiveServices/accounts`],
    ["a management group without a name", "/providers/Microsoft.Management/managementGroups"],
    ["a blank", "/subscriptions/ x"],
    ["a resource below something that is no scope", "/somewhere/providers/Microsoft.X/y/z"],
  ])("refuses %s", (_, text) => expect(parseScope(text)).toBeUndefined());
});

describe("scopeCovers", () => {
  it.each([
    ["the root, everything", "/", account, true],
    ["a subscription, its account", subscription, account, true],
    ["a subscription in another case", subscription.toUpperCase(), account, true],
    ["a resource group with a slash at its end", `${group}/`, account, true],
    ["an account, itself", account, account, true],
    ["an account, its project", account, `${account}/projects/p`, true],
    ["an account, its resource group", account, group, false],
    ["a group, one whose name only begins alike", group, `${group}2`, false],
    ["an account, another", account, `${account}2`, false],
    // A subscription does not tell which management groups it is in.
    ["a management group, a subscription", managementGroup, subscription, false],
  ])("%s", (_, outer, inner, expected) => expect(scopeCovers(outer, inner)).toBe(expected));
});

describe("isSameScope", () => {
  it("minds neither letter case nor a slash at the end", () => {
    expect(isSameScope(group, `${group.toUpperCase()}/`)).toBe(true);
    expect(isSameScope(group, subscription)).toBe(false);
  });
});
