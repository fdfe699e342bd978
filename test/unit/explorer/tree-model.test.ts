import { describe, expect, it } from "vitest";
import { aSubscription, anAccount, fakeAzure, items, stream } from "#support/fake-azure";
import { everyNode, find, outline } from "#support/outline";
import { testExplorer } from "#support/sample-explorer";

describe("the tree of the sample tenant", () => {
  it("reads nothing before it is asked for its top", () => {
    expect(testExplorer().explorer.model.snapshot.phase).toBe("unread");
  });

  it("has subscriptions above accounts, the worst first", async () => {
    const { explorer } = testExplorer();
    const text = await outline(await explorer.roots(), 2);
    expect(text).toContain(
      "Contoso Production (5)\n  contoso-chat-prod (keys on · public · OpenAI · swedencentral)",
    );
  });

  it("gives every node an id of its own, words for menus and words for a screen reader", async () => {
    const { explorer } = testExplorer();
    const nodes = await everyNode(await explorer.roots());
    expect(nodes.length).toBeGreaterThan(200);
    const ids = nodes.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    for (const node of nodes) {
      const { spoken, contextValue, label } = node.getItem();
      expect(spoken.length, label).toBeGreaterThan(3);
      expect(contextValue, label).not.toBe("");
    }
  });

  it("keeps ids and account nodes when everything is read again", async () => {
    const { explorer } = testExplorer();
    const before = await everyNode(await explorer.roots());
    await explorer.model.refreshAll();
    const after = await everyNode(await explorer.roots());
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    const accounts = (nodes: typeof before) => nodes.filter(({ kind }) => kind === "account");
    expect(accounts(after)).toEqual(accounts(before));
  });

  it("knows the parent of every node", async () => {
    const { explorer } = testExplorer();
    for (const node of await everyNode(await explorer.roots())) {
      const below = (await node.getChildren?.()) ?? [];
      for (const child of below) expect(child.parent?.id).toBe(node.id);
    }
  });

  it("shows deny assignments only where there are any", async () => {
    const { explorer } = testExplorer();
    const roots = await explorer.roots();
    const denied = await find(roots, "Contoso Production", "contoso-helpdesk");
    const free = await find(roots, "Contoso Production", "contoso-chat-prod");
    await denied.getChildren?.();
    await free.getChildren?.();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await outline((await denied.getChildren?.()) ?? [])).toContain("Deny assignments");
    expect(await outline((await free.getChildren?.()) ?? [])).not.toContain("Deny assignments");
  });

  it("shows no deny assignment that ends above the account", async () => {
    const of = anAccount("chat", aSubscription("s"));
    const group = of.id.split("/").slice(0, 5).join("/");
    const denied = (name: string, scope: string, doNotApplyToChildScopes: boolean) => ({
      id: `${scope}/providers/Microsoft.Authorization/denyAssignments/${name}`,
      name,
      scope,
      doNotApplyToChildScopes,
      permissions: [],
      principals: [],
      excludePrincipals: [],
      isSystemProtected: false,
    });
    const all = [
      denied("group alone", group, true),
      denied("group and below", group, false),
      denied("account", of.id.toUpperCase(), true),
    ];
    const azure = fakeAzure({
      listSubscriptions: () => stream(items(of.subscription)),
      accounts: { list: () => stream(items(of)) },
      roles: { listDenyAssignments: () => Promise.resolve(all) },
    });
    const { explorer } = testExplorer(azure);
    const [node] = await explorer.roots();
    await node?.getChildren?.();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const section = await find(await explorer.roots(), "chat", "Deny assignments");
    const names = ((await section.getChildren?.()) ?? []).map((child) => child.getItem().label);
    expect(names).toEqual(["group and below", "account"]);
  });

  it("shows what is being done until the last of it is done", async () => {
    const of = anAccount("chat", aSubscription("s"));
    const listSubscriptions = () => stream(items(of.subscription));
    const { explorer } = testExplorer(
      fakeAzure({ listSubscriptions, accounts: { list: () => stream(items(of)) } }),
    );
    const [node] = await explorer.roots();
    const { model } = explorer;
    let end = () => {};
    const long = model.whileBusy([of], "Long", () => new Promise<void>((resolve) => (end = resolve)));
    await model.whileBusy([of], "Short", () => Promise.resolve());
    expect(node?.getItem().description).toBe("Long");
    end();
    await long;
    expect(node?.getItem().description).toContain("keys on");
  });

  it("shows a change after the account was read again", async () => {
    const { explorer } = testExplorer();
    const node = explorer.model;
    await explorer.roots();
    const account = [...node.snapshot.accounts.values()].find(({ name }) => name === "contoso-chat-prod");
    if (account === undefined) throw new Error("no account");
    const { api } = explorer;
    await api.accounts.patch(account.subscription, account.id, { properties: { disableLocalAuth: true } });
    await node.refreshAccount(account);
    const again = await find(await explorer.roots(), "Contoso Production", "contoso-chat-prod");
    expect(again.getItem().description).toBe("public · OpenAI · swedencentral");
  });
});

describe("the tree of a large tenant", () => {
  const closed = { disableLocalAuth: true, publicNetworkAccess: "Disabled", customSubDomainName: "x" };
  const subscriptions = [aSubscription("one"), aSubscription("two")];
  const accounts = subscriptions.flatMap((subscription) =>
    Array.from({ length: 600 }, (_, index) =>
      anAccount(`${subscription.id}-${1000 + index}`, subscription, {
        properties: index === 599 ? {} : closed,
      }),
    ),
  );
  const large = () =>
    testExplorer(
      fakeAzure({
        listSubscriptions: () => stream(items(...subscriptions)),
        accounts: { list: () => stream(items(...accounts.slice(0, 100)), items(...accounts.slice(100))) },
      }),
    ).explorer;

  it("has its headings closed, and long lists in parts", async () => {
    const explorer = large();
    await explorer.setOptions({ sorting: "name" });
    await explorer.model.refreshAll();
    const roots = await explorer.roots();
    expect(roots.map((node) => node.getItem().expandable)).toEqual(["collapsed", "collapsed"]);
    expect(await outline((await roots[0]?.getChildren?.()) ?? [])).toBe(
      "1–500 (one-1000 … one-1499)\n501–600 (one-1500 … one-1599)",
    );
  });

  it("has the worst first as soon as all are judged", async () => {
    const explorer = large();
    await explorer.model.refreshAll();
    await explorer.roots();
    while (explorer.model.isJudging) await new Promise((resolve) => setTimeout(resolve, 5));
    const [first] = await explorer.roots();
    expect(await outline((await first?.getChildren?.()) ?? [])).toContain("1–500 (one-1599 … one-1498)");
  });
});
