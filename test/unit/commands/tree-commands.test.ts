import { Uri } from "vscode";
import { beforeEach, describe, expect, it } from "vitest";
import { treeCommands } from "#src/commands/index";
import type { TreeCommandParts } from "#src/commands/tree-commands";
import type { JsonSource } from "#src/explorer/json-documents";
import { isNode, type ExplorerNode } from "#src/explorer/nodes/index";
import { OperationError, UserCancelledError } from "#src/infrastructure/errors";
import { commandParts, type Answer, type CommandWorld } from "#support/command-parts";
import {
  anAccount,
  aSubscription,
  fakeAzure,
  items,
  rejecting,
  signedOut,
  stream,
} from "#support/fake-azure";
import { eventually } from "#support/eventually";
import { find, outline } from "#support/outline";
import { testExplorer, type TestExplorer } from "#support/sample-explorer";

let test: TestExplorer;

beforeEach(() => {
  test = testExplorer();
});

function run(parts: TreeCommandParts, id: string, ...given: readonly unknown[]): Promise<unknown> {
  const command = treeCommands(parts).find((candidate) => candidate.id === `aoaiSecurity.${id}`);
  if (command === undefined) throw new Error(`There is no command ${id}.`);
  return Promise.resolve().then(() => command.run(...given));
}

/** Runs a command with answers to what it asks, and tells what it did. */
async function done(
  id: string,
  answers: readonly Answer[] = [],
  ...given: readonly unknown[]
): Promise<CommandWorld["deeds"]> {
  const { parts, deeds } = commandParts(test, answers);
  await run(parts, id, ...given);
  return deeds;
}

async function node(...labels: readonly string[]): Promise<ExplorerNode> {
  const found = await find(await test.explorer.roots(), ...labels);
  if (!isNode(found)) throw new Error("no node of the explorer");
  return found;
}

const chat = ["Contoso Production", "contoso-chat-prod"] as const;
const shownText = async (depth = 2) => outline(await test.explorer.roots(), depth);

describe("which nodes a command is about", () => {
  it("is all that are selected when it was called on one of them", async () => {
    const [one, two] = [await node(...chat), await node("Contoso Production", "contoso-translate")];
    const { copied, remarks } = await done("copyResourceId", [], one, [one, two]);
    expect(copied[0]?.split("\n").map((id) => id.split("/").at(-1))).toEqual([
      "contoso-chat-prod",
      "contoso-translate",
    ]);
    expect(remarks).toEqual(["Copied 2 ids"]);
  });

  it("is the one it was called on when that is not selected", async () => {
    const [one, two] = [await node(...chat), await node("Contoso Production", "contoso-translate")];
    expect((await done("copyResourceId", [], one, [two])).copied[0]).toMatch(/contoso-chat-prod$/);
  });

  it("is the selection when it was called from elsewhere", async () => {
    const one = await node(...chat);
    const { parts, deeds } = commandParts(test, [], { selection: () => [one] });
    await run(parts, "copyResourceId");
    expect(deeds.copied[0]).toMatch(/contoso-chat-prod$/);
  });

  describe("called on a row that VS Code no longer knows", () => {
    const selectedElsewhere = async () => {
      const other = await node("Contoso Production", "contoso-translate");
      return commandParts(test, [], { selection: () => [other] });
    };

    it("is nothing, never what is selected elsewhere; the tree is drawn anew", async () => {
      const one = await node(...chat);
      for (const given of [[undefined], [null, undefined], [undefined, [one]], [one, [one, undefined]]]) {
        test.redrawn.length = 0;
        const { parts, deeds } = await selectedElsewhere();
        await expect(run(parts, "copyResourceId", ...given)).rejects.toThrow("please try again");
        expect(deeds.copied).toEqual([]);
        expect(test.redrawn).toEqual([undefined]);
      }
    });

    it("is everything where that does no harm: to read again", async () => {
      await node(...chat);
      const { parts } = await selectedElsewhere();
      const seen = test.explorer.model.snapshot.accounts;
      await run(parts, "refreshNode", undefined, undefined);
      expect(test.explorer.model.snapshot.accounts).toEqual(seen);
      expect(test.explorer.model.snapshot.accounts).not.toBe(seen);
    });
  });

  it("is told to be missing when nothing fits", async () => {
    await expect(done("copyResourceId")).rejects.toBeInstanceOf(OperationError);
    await expect(done("copyPrincipalId", [], await node(...chat))).rejects.toBeInstanceOf(OperationError);
  });
});

describe("copying ids", () => {
  it("of whatever has one", async () => {
    const idOf = async (...labels: readonly string[]) =>
      (await done("copyResourceId", [], await node(...labels))).copied[0];
    expect(await idOf("Contoso Production")).toMatch(/^\/subscriptions\/[-0-9a-f]{36}$/);
    expect(await idOf(...chat, "Deployments", "gpt-4o")).toMatch(/\/deployments\/gpt-4o$/);
    expect(await idOf(...chat, "Role assignments", "Owner")).toMatch(/\/roleDefinitions\/8e3af657/);
    expect(await idOf(...chat, "Role assignments", "Owner", "You (sample)")).toMatch(/\/roleAssignments\//);
    const claims = ["Contoso Production", "contoso-claims-prod"] as const;
    expect(await idOf(...claims, "Diagnostic settings", "to-production")).toMatch(
      /\/diagnosticSettings\/to-production$/,
    );
  });

  it("of the principal of an assignment", async () => {
    const holder = await node(...chat, "Role assignments", "Owner", "You (sample)");
    expect((await done("copyPrincipalId", [], holder)).copied).toEqual([expect.stringMatching(/^0000000b-/)]);
  });
});

describe("an eligible assignment", () => {
  const role = "Cognitive Services Contributor";
  const labels = [
    "Contoso Production",
    "contoso-search-prod",
    "Role assignments",
    "Eligible, not active",
    role,
    "On-call Engineer",
  ] as const;

  /** What nobody waits for comes with a later look. */
  async function eligibleNode(): Promise<ExplorerNode> {
    const section = await node(...labels.slice(0, 3));
    await section.getChildren?.();
    await eventually(() => section.getItem().description?.includes("eligible"), "eligible assignments", 5000);
    return node(...labels);
  }

  it("has ids to copy", async () => {
    const one = await eligibleNode();
    expect((await done("copyResourceId", [], one)).copied[0]).toMatch(/\/roleEligibilityScheduleInstances\//);
    expect((await done("copyPrincipalId", [], one)).copied[0]).toMatch(/^0000000b-/);
  });

  it("opens as JSON, and so does its role", async () => {
    const one = await eligibleNode();
    const asJson = (await done("openAsJson", [], one)).opened[0];
    expect(asJson?.title).toBe(`${role} On-call Engineer`);
    expect(asJson?.json).toMatchObject({
      type: "Microsoft.Authorization/roleEligibilityScheduleInstances",
      properties: {
        scope: expect.stringMatching(/rg-search$/) as string,
        startDateTime: "2025-06-07T08:09:10Z",
      },
    });
    expect((await done("openRoleDefinition", [], one)).opened[0]?.title).toBe(role);
  });
});

describe("the sample tenant", () => {
  it("is shown without asking anybody, and left again", async () => {
    const azure = fakeAzure({ listSubscriptions: () => stream(rejecting(signedOut)) });
    test = testExplorer(azure);
    await test.explorer.roots();
    expect(test.explorer.state).toBe("signedOut");

    const { ran, signIns } = await done("exploreSampleTenant");
    expect(ran).toEqual([["aoaiSecurity.accounts.focus"]]);
    expect(signIns).toEqual([]);
    expect(await shownText()).toContain("contoso-chat-prod");
    expect(test.explorer.isSample).toBe(true);
    expect(test.explorer.headline().message).toContain("Sample tenant");

    await done("leaveSampleTenant");
    expect(await shownText()).toBe("");
    expect(test.explorer.isSample).toBe(false);
  });

  it("is a fresh one each time", async () => {
    await done("exploreSampleTenant");
    const before = test.explorer.api;
    await done("leaveSampleTenant");
    await done("exploreSampleTenant");
    expect(test.explorer.api).not.toBe(before);
  });
});

describe("signing in", () => {
  it("asks for a sign-in to anything", async () => {
    expect((await done("signIn")).signIns).toEqual([{}]);
  });

  it("asks for the tenant whose sign-in is missing, as the login that misses it", async () => {
    const missing = { ...signedOut, tenantId: "t2", login: "ada" };
    const failure = { kind: "failure" as const, subscriptions: [], of: "Fabrikam", problem: missing };
    const listSubscriptions = () => stream(items(aSubscription("one")), failure);
    test = testExplorer(fakeAzure({ listSubscriptions, accounts: { list: () => stream() } }));
    const error = await node("Subscriptions of Fabrikam could not be read");
    expect((await done("signIn", [], error)).signIns).toEqual([{ tenantId: "t2", login: "ada" }]);
  });

  it("ends quietly when the user declines, and not quietly otherwise", async () => {
    const failing = (message: string) => ({ signIn: () => Promise.reject(new Error(message)) });
    const declined = commandParts(test, [], { session: failing("User did not consent to login.") });
    await expect(run(declined.parts, "signIn")).rejects.toBeInstanceOf(UserCancelledError);
    const broken = commandParts(test, [], { session: failing("No authentication provider.") });
    await expect(run(broken.parts, "signIn")).rejects.toThrow("No authentication provider.");
  });
});

describe("selecting subscriptions", () => {
  it("shows the accounts of the chosen ones and remembers them", async () => {
    const { asked } = await done("selectSubscriptions", [["Contoso Research"]]);
    expect(asked[0]?.choices).toEqual(["Contoso Production", "Contoso Research", "Contoso Shared Services"]);
    expect(await shownText()).not.toContain("contoso-chat-prod");
    expect(await shownText()).toContain("lab-foundry");
    expect(test.memory.get("explorer.subscriptions")).toHaveLength(1);
  });

  it("takes all of them to mean those of tomorrow as well", async () => {
    await done("selectSubscriptions", [
      ["Contoso Production", "Contoso Research", "Contoso Shared Services"],
    ]);
    expect(test.memory.get("explorer.subscriptions")).toBe("all");
  });

  it("can be none, which the view says", async () => {
    await done("selectSubscriptions", [[]]);
    await test.explorer.roots();
    expect(test.explorer.state).toBe("noneSelected");
  });

  it("changes nothing when it is broken off", async () => {
    await expect(done("selectSubscriptions", ["cancel"])).rejects.toBeInstanceOf(UserCancelledError);
    expect(test.memory.size).toBe(0);
  });

  it("offers a sign-in where no subscription can be seen", async () => {
    test = testExplorer(fakeAzure({ listSubscriptions: () => stream(rejecting(signedOut)) }));
    const error: unknown = await done("selectSubscriptions").catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OperationError);
    expect((error as OperationError).actions.map(({ title }) => title)).toEqual(["Sign In"]);
  });

  it("forgets in the sample what was chosen there", async () => {
    await done("exploreSampleTenant");
    await done("selectSubscriptions", [["Contoso Research"]]);
    expect(test.memory.size).toBe(0);
  });
});

describe("arranging accounts", () => {
  it("groups them and remembers it", async () => {
    await done("groupAccounts", [["Keys and network"]]);
    expect(await shownText(1)).toBe(
      "Keys on, public (5)\nKeys on, network restricted (2)\nKeys off, public (1)\nKeys off, network restricted (4)",
    );
    expect(test.memory.get("explorer.options")).toMatchObject({ grouping: "posture" });
  });

  it("sorts them", async () => {
    await done("groupAccounts", [["Not at all"]]);
    await done("sortAccounts", [["Name"]]);
    const names = (await test.explorer.roots()).map((one) => one.getItem().label);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
  });

  it("filters them by what they are and by text, and clears the filter", async () => {
    await test.explorer.roots();
    await done("filterAccounts", [["Keys on", "Public"]]);
    expect(await shownText()).not.toContain("contoso-search-prod");
    expect(test.explorer.isFiltered).toBe(true);
    await done("filterByText", [{ text: " chat " }]);
    expect(await shownText()).toBe(
      "Contoso Production (1)\n  contoso-chat-prod (keys on · public · OpenAI · swedencentral)",
    );
    await done("filterByText", [{ text: "nothing like it" }]);
    await test.explorer.roots();
    expect(test.explorer.state).toBe("allFiltered");
    await done("clearFilter");
    expect(await shownText()).toContain("contoso-search-prod");
    expect(JSON.stringify(test.memory.get("explorer.options") ?? {})).not.toContain("nothing like it");
  });

  it("reads who holds what before it filters by who reads keys", async () => {
    await test.explorer.roots();
    await done("filterAccounts", [["Reads keys"]]);
    expect(await shownText()).toContain("contoso-chat-prod");
  });

  it("turns role assignments around", async () => {
    await done("showAssignmentsByPrincipal");
    expect(test.explorer.options.assignmentsBy).toBe("principal");
    await done("showAssignmentsByRole");
    expect(test.explorer.options.assignmentsBy).toBe("role");
  });
});

describe("reading again", () => {
  it("reads an account from the resource itself", async () => {
    const account = await node(...chat);
    if (account.kind !== "account") throw new Error("no account");
    const { api } = test.explorer;
    await api.accounts.patch(account.account.subscription, account.account.id, {
      properties: { disableLocalAuth: true },
    });
    await done("refreshNode", [], account);
    expect(account.getItem().description).toBe("public · OpenAI · swedencentral");
  });

  it("reads what an error node stands for", async () => {
    let isDown = true;
    const subscription = aSubscription("one");
    const account = anAccount("chat", subscription);
    const listDeployments = () => (isDown ? rejecting(signedOut)() : Promise.resolve([]));
    test = testExplorer(
      fakeAzure({
        listSubscriptions: () => stream(items(subscription)),
        accounts: { list: () => stream(items(account)), listDeployments },
      }),
    );
    const deployments = await node("chat", "Deployments");
    await expect(deployments.getChildren?.()).rejects.toThrow();
    isDown = false;
    const error = { kind: "error", retry: deployments, getItem: () => deployments.getItem() };
    test.redrawn.length = 0;
    await done("refreshNode", [], error);
    expect(test.redrawn).toContain(deployments);
    expect(await outline((await deployments.getChildren?.()) ?? [])).toBe("No model is deployed");
  });

  it("reads a subscription, and everything", async () => {
    const before = await shownText(3);
    await done("refreshNode", [], await node("Contoso Research"));
    await done("refreshExplorer");
    expect(await shownText(3)).toBe(before);
  });

  it("can be stopped", async () => {
    let signal: AbortSignal | undefined;
    const hanging = () => new Promise<void>((resolve) => signal?.addEventListener("abort", () => resolve()));
    test = testExplorer(
      fakeAzure({
        listSubscriptions: (options) => {
          signal = options?.signal;
          return stream<ReturnType<typeof aSubscription>>(hanging);
        },
      }),
    );
    const roots = test.explorer.roots();
    expect(test.explorer.model.isReading).toBe(true);
    await done("stopReading");
    await roots;
    expect(test.explorer.model.isReading).toBe(false);
  });
});

describe("opening", () => {
  it("an account as JSON, whole, and everything that is selected", async () => {
    const [one, two] = [await node(...chat), await node("Contoso Production", "contoso-translate")];
    const { opened } = await done("openAsJson", [], one, [one, two]);
    expect(opened.map(({ title }) => title)).toEqual(["contoso-chat-prod", "contoso-translate"]);
    expect(opened[0]?.json).toMatchObject({ type: "Microsoft.CognitiveServices/accounts", kind: "OpenAI" });
  });

  it("the definition of a role, built-in or custom, from the role or from an assignment", async () => {
    const role = await node(...chat, "Role assignments", "Contoso Chat Caller");
    const { opened } = await done("openRoleDefinition", [], role);
    expect(opened[0]?.json).toMatchObject({
      type: "Microsoft.Authorization/roleDefinitions",
      properties: { roleName: "Contoso Chat Caller", type: "CustomRole" },
    });
    const owner = await node(...chat, "Role assignments", "Owner", "You (sample)");
    expect((await done("openRoleDefinition", [], owner)).opened[0]?.title).toBe("Owner");
  });

  it("a role that was deleted says so", async () => {
    const roles = await (await node(...chat, "Role assignments")).getChildren?.();
    const deleted = roles?.find((one) => one.getItem().label.startsWith("Deleted role"));
    await expect(done("openRoleDefinition", [], deleted)).rejects.toThrow("no longer exists in Azure.");
  });

  it("the portal, where there is a page", async () => {
    const portalUrl = (_subscription: unknown, id: string) => `https://portal.example/#${id}`;
    test = testExplorer(fakeAzure({ portalUrl }));
    expect((await done("openInPortal", [], await node(...chat))).links).toEqual([
      expect.stringMatching(/^https:\/\/portal\.example\/#\/subscriptions\/.*contoso-chat-prod$/),
    ]);
    expect((await done("openInPortal", [], await node("Contoso Production"))).links).toHaveLength(1);
    test = testExplorer();
    await expect(done("openInPortal", [], await node(...chat))).rejects.toThrow("no page");
  });

  it("the page of a finding's rule", async () => {
    const finding = await node(...chat, "Findings", "Accepts API keys");
    expect((await done("showRulePage", [], finding)).ran).toEqual([
      ["aoaiSecurity.openRulePage", "no-local-auth"],
    ]);
  });
});

describe("copying an account as a resource", () => {
  it("in Bicep or as ARM JSON, from its node", async () => {
    const account = await node(...chat);
    const bicep = await done("copyAsResource", [["Bicep"]], account);
    expect(bicep.copied[0]).toMatch(/^resource contoso_chat_prod 'Microsoft\.CognitiveServices\/accounts@/);
    expect(bicep.asked[0]?.title).toBe("Copy contoso-chat-prod as");
    const arm = await done("copyAsResource", [["ARM template (JSON)"]], account);
    expect(JSON.parse(arm.copied[0] ?? "")).toMatchObject({ name: "contoso-chat-prod", kind: "OpenAI" });
  });

  it("from the document that shows it", async () => {
    const { parts, deeds } = commandParts(test, [["Bicep"]]);
    await run(parts, "openAsJson", await node(...chat));
    await run(parts, "copyAsResource", Uri.parse("aoai-security:/contoso-chat-prod.json"));
    expect(deeds.copied[0]).toContain("contoso-chat-prod");
  });

  it("of a document that a bulk read has not made smaller", async () => {
    const whole = anAccount("chat", undefined, {
      properties: { apiProperties: { statisticsEnabled: true } },
    });
    const part = { ...anAccount("chat"), detail: "posture" as const };
    const list = () => stream(items(part));
    const get = () => Promise.resolve(whole);
    const listSubscriptions = () => stream(items(aSubscription("s")));
    test = testExplorer(fakeAzure({ listSubscriptions, accounts: { list, get } }));
    const { parts } = commandParts(test);
    const sources: JsonSource[] = [];
    const open = async (source: JsonSource) => {
      sources.push(source);
      await source.read();
    };
    await run({ ...parts, documents: { ...parts.documents, open } }, "openAsJson", await node("chat"));
    expect(sources[0]?.latest?.()).toBe(whole.json);
    await test.explorer.model.refreshAll();
    expect(sources[0]?.latest?.()).toBeUndefined();
    await test.explorer.model.refreshAccount(part);
    expect(sources[0]?.latest?.()).toBe(whole.json);
  });

  it("says what to do where there is no account", async () => {
    await expect(done("copyAsResource")).rejects.toBeInstanceOf(OperationError);
  });
});
