import { beforeAll, describe, expect, it } from "vitest";
import { isNode } from "#src/explorer/nodes/index";
import type { TreeNode } from "#src/explorer/nodes/node";
import { aSubscription, anAccount, anAssignment, fakeAzure, items, stream } from "#support/fake-azure";
import { everyNode, find, outline } from "#support/outline";
import { testExplorer } from "#support/sample-explorer";

const { explorer } = testExplorer();
let roots: readonly TreeNode[];
let all: readonly TreeNode[];

beforeAll(async () => {
  roots = await explorer.roots();
  all = await everyNode(roots);
});

const below = async (...labels: readonly string[]) => {
  const node = await find(roots, ...labels);
  return outline((await node.getChildren?.()) ?? [], 2);
};
const itemOf = async (...labels: readonly string[]) => (await find(roots, ...labels)).getItem();
const chat = ["Contoso Production", "contoso-chat-prod"];
const claims = ["Contoso Production", "contoso-claims-prod"];
const search = ["Contoso Production", "contoso-search-prod"];

describe("an account", () => {
  it("tells the worst first: keys and network, then what and where it is", async () => {
    const item = await itemOf(...chat);
    expect(item.description).toBe("keys on · public · OpenAI · swedencentral");
    expect(item.contextValue).toBe("account keysOn everyone");
    expect(item.spoken).toMatch(/^Account contoso-chat-prod, \d findings?, worst \w+, keys on · public/);
    expect(item.tooltip).toContain("API keys: on");
    expect(item.tooltip).toContain("Accepts API keys");
  });

  it("says no more than it has to when it is closed", async () => {
    const item = await itemOf(...search);
    expect(item.description).toBe("AIServices · westeurope");
    expect(item.contextValue).toBe("account keysOff private");
    expect(item.icon).toEqual({ id: "pass", color: "testing.iconPassed" });
  });

  it("shows what is being done, with a spinner, until it is done", async () => {
    const node = await find(roots, ...chat);
    if (!isNode(node) || node.kind !== "account") throw new Error("no account");
    await explorer.model.whileBusy([node.account], "Disabling keys…", () => {
      const { description, icon, contextValue } = node.getItem();
      expect(description).toBe("Disabling keys…");
      expect(icon.id).toBe("loading~spin");
      expect(contextValue).toContain("busy");
      return Promise.resolve();
    });
    expect(node.getItem().description).toContain("keys on");
  });
});

describe("findings", () => {
  it("open the page of their rule and carry its id for menus", async () => {
    const finding = await itemOf(...chat, "Findings", "Accepts API keys");
    expect(finding.command).toMatchObject({ id: "aoaiSecurity.openRulePage", arguments: ["no-local-auth"] });
    expect(finding.contextValue).toBe("finding rule:no-local-auth");
    expect(finding.spoken).toMatch(/^warning: This Azure OpenAI account accepts API keys/);
  });

  it("say so where there are none", async () => {
    expect(await below(...search, "Findings")).toBe("No rule has anything to say");
  });
});

describe("role assignments", () => {
  it("stand by role, those that read keys first", async () => {
    const text = await below(...chat, "Role assignments");
    expect(text.split("\n").slice(0, 3)).toEqual([
      "Cognitive Services User (2 · reads keys)",
      "  helpdesk-bot (application · direct)",
      "  Application Developers (group · inherited from resource group rg-chat)",
    ]);
    expect(text).toContain("Platform Lead (user · inherited from tenant root)");
    expect(text).toContain(
      "Application Developers (group · inherited from subscription Contoso Production · condition)",
    );
    expect(text).toContain(
      "deployment-pipeline (application · inherited from management group mg-workloads)",
    );
    expect(text).toMatch(/Contoso Chat Caller \(1 · custom\)/);
    expect(text).toMatch(/Deleted role [-0-9a-f]+ \(1\)/);
    expect(text).toMatch(/Deleted principal [-0-9a-f]+ \(direct\)/);
  });

  it("stand by principal when that is wanted", async () => {
    await explorer.setOptions({ assignmentsBy: "principal" });
    const text = await below(...chat, "Role assignments");
    await explorer.setOptions({ assignmentsBy: "role" });
    expect(text).toContain(
      "helpdesk-bot (application · 1 role · reads keys)\n  Cognitive Services User (reads keys · direct)",
    );
  });

  it("count those who read keys, once they are known, for eyes and for ears", async () => {
    const { description, spoken } = await itemOf(...chat, "Role assignments");
    expect(description).toMatch(/^\d+ · \d key readers · 6 eligible$/);
    expect(spoken).toMatch(/^Role assignments, \d+ assignments, \d key readers, 6 eligible$/);
  });

  it("carry words for menus", async () => {
    const direct = await itemOf(...chat, "Role assignments", "Cognitive Services User", "helpdesk-bot");
    expect(direct.contextValue).toBe("roleAssignment direct hasDefinition builtIn readsKeys");
    const role = await itemOf(...chat, "Role assignments", "Contoso Chat Caller");
    expect(role.contextValue).toBe("role hasDefinition custom");
  });

  it("tell in the tooltip who, what they can do, where it stands and on which condition", async () => {
    const role = "Role Based Access Control Administrator";
    const { tooltip = "" } = await itemOf(...chat, "Role assignments", role, "Application Developers");
    expect(tooltip).toContain("Application Developers");
    expect(tooltip).toContain("assign roles");
    expect(tooltip).toContain("Assigned at: subscription Contoso Production");
    expect(tooltip).toContain("ActionMatches{'Microsoft.Authorization/roleAssignments/write'}");
  });

  it("on a project are told apart and do not count as reading the keys of the account", async () => {
    const text = await below("Contoso Research", "lab-foundry", "Role assignments");
    expect(text).toContain("Research Intern (user · only on project assistant)");
    const notebooks = all.find(
      (node) =>
        node.kind === "roleAssignment" &&
        node.getItem().description === "application · only on project assistant",
    );
    expect(notebooks?.getItem().contextValue).toBe("roleAssignment below hasDefinition builtIn");
  });

  it("are filtered to those that read keys when accounts are", async () => {
    await explorer.setFilter({ readsKeys: true });
    const text = await outline(
      (await (await find(roots, ...chat, "Role assignments")).getChildren?.()) ?? [],
    );
    await explorer.setFilter({ readsKeys: false });
    expect(text.split("\n").every((line) => /reads keys|could read keys/.test(line))).toBe(true);
  });
});

describe("what else an account has", () => {
  it("deployments with model, capacity and content filter", async () => {
    expect(await below(...chat, "Deployments")).toBe(
      [
        "gpt-4o (gpt-4o 2024-11-20 · GlobalStandard 150 · filter Microsoft.DefaultV2)",
        "embeddings (text-embedding-3-large 1 · Standard 120 · filter Microsoft.DefaultV2)",
      ].join("\n"),
    );
    expect(await below("Contoso Research", "lab-openai-east", "Deployments")).toContain(
      "no content filter named",
    );
    expect(await below("Contoso Research", "lab-speech", "Deployments")).toBe("No model is deployed");
  });

  it("its network", async () => {
    expect(await below(...chat, "Network")).toBe(
      "Public network access (Enabled)\nAddresses without a rule (Allow)\npe-chat (private endpoint · pending)",
    );
    expect(await below(...claims, "Network")).toBe(
      [
        "Public network access (Enabled)",
        "Addresses without a rule (Deny)",
        "Trusted services (AzureServices)",
        "203.0.113.0/24 (IP rule)",
        "Private endpoints (none)",
      ].join("\n"),
    );
    expect(await below(...search, "Network")).toContain("Addresses without a rule (Allow, not in force)");
    expect(await below("Contoso Research", "lab-finetune", "Network")).toContain(
      "vnet-lab/compute (virtual network rule)",
    );
  });

  it("diagnostic settings with what they send and where", async () => {
    expect(await below(...claims, "Diagnostic settings")).toBe(
      "to-production (Audit, RequestResponse, AllMetrics → workspace law-production)",
    );
    expect(await below(...search, "Diagnostic settings")).toBe(
      "to-security (allLogs, AllMetrics → workspace law-security)",
    );
    expect(await below(...chat, "Diagnostic settings")).toBe("No logs are sent anywhere");
    expect(await below("Contoso Shared Services", "shared-gateway", "Diagnostic settings")).toBe(
      "Logs that are sent nowhere: RequestResponse\narchive (Audit, AllMetrics → storage account starchive)",
    );
  });

  it("deny assignments, with whom they spare", async () => {
    const text = await below("Contoso Production", "contoso-helpdesk", "Deny assignments");
    expect(text).toBe(
      "System deny assignment created by managed application helpdesk (2 operations · everybody except 1 principal · resource group mrg-helpdesk-managed)",
    );
  });
});

it("formats nothing of what a tenant calls its things", async () => {
  const name = "[x](command:evil) $(zap) <b>";
  const subscription = aSubscription("s", { name });
  const account = anAccount("a", subscription, { resourceGroup: name, kind: name });
  const hostile = testExplorer(
    fakeAzure({
      listSubscriptions: () => stream(items(subscription)),
      accounts: {
        list: () => stream(items(account)),
        listDeployments: () => Promise.resolve([]),
        listPrivateEndpointConnections: () => Promise.resolve([]),
      },
      roles: {
        listAssignments: () => stream(items(anAssignment(account.id, { description: name }))),
        listEligibleAssignments: () => Promise.resolve([anAssignment(account.id)]),
      },
      directory: {
        names: (_directory, [id = ""]) =>
          Promise.resolve({
            found: new Map([[id, { id, type: "User", name, detail: name }]]),
            missing: new Set(),
          }),
      },
    }),
  );
  await everyNode(await hostile.explorer.roots());
  const nodes = await everyNode(await hostile.explorer.roots());
  for (const kind of ["roleAssignment", "eligibleAssignment"]) {
    expect(nodes.some((node) => node.kind === kind)).toBe(true);
  }
  for (const node of nodes) expect(node.getItem().tooltip ?? "").not.toMatch(/\]\(|(?<!\\)\$\(zap|(?<!\\)</);
});
