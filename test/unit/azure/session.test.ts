import { beforeEach, describe, expect, test, vi } from "vitest";
import { publicCloud } from "#src/azure/cloud";
import { createSession } from "#src/azure/session";
import { OperationError } from "#src/infrastructure/errors";
import { makeToken } from "#support/simulator/tokens";

type Listener = (event: {
  provider: { id: string };
  affectsConfiguration: (name: string) => boolean;
}) => void;

/** What the editor would know: settings by level, accounts, sessions, and who listens. */
const editor = vi.hoisted(() => ({
  settings: new Map<string, { globalValue?: unknown; workspaceValue?: unknown }>(),
  accounts: [] as { id: string; label: string }[],
  listeners: [] as Listener[],
  getSession: vi.fn<(provider: string, scopes: unknown, options: object) => Promise<unknown>>(),
  terminal: { show: vi.fn(), sendText: vi.fn() },
}));

vi.mock("vscode", async () => {
  const { l10n } = await import("#support/fake-vscode");
  class EventEmitter {
    readonly listeners: (() => void)[] = [];
    readonly event = (listener: () => void) => this.listeners.push(listener);
    fire = () => this.listeners.forEach((listener) => listener());
    dispose = () => undefined;
  }
  const listen = (listener: Listener) => {
    editor.listeners.push(listener);
    return { dispose: () => editor.listeners.splice(editor.listeners.indexOf(listener), 1) };
  };
  return {
    EventEmitter,
    l10n,
    authentication: {
      onDidChangeSessions: listen,
      getAccounts: () => Promise.resolve(editor.accounts),
      getSession: editor.getSession,
    },
    workspace: {
      onDidChangeConfiguration: listen,
      getConfiguration: (section: string) => ({
        get: (name: string, otherwise?: unknown) =>
          editor.settings.get(`${section}.${name}`)?.globalValue ?? otherwise,
        inspect: (name: string) => editor.settings.get(`${section}.${name}`) ?? {},
      }),
    },
    window: { createTerminal: () => editor.terminal },
  };
});

// The real library. Of its two builds this is the one in which "vscode" can be replaced.
vi.mock("@microsoft/vscode-azext-azureauth", async () => ({
  ...(await import("../../../node_modules/@microsoft/vscode-azext-azureauth/dist/esm/src/getSessionFromVSCode")),
  ...(await import("../../../node_modules/@microsoft/vscode-azext-azureauth/dist/esm/src/utils/configuredAzureEnv")),
}));

const ada = { id: "1", label: "ada@contoso.example" };
const bob = { id: "2", label: "bob@fabrikam.example" };
const accessToken = () =>
  makeToken({ oid: "o", tid: "t", aud: "a", exp: Math.floor(Date.now() / 1000) + 3600 });

beforeEach(() => {
  editor.settings.clear();
  editor.accounts = [ada];
  editor.listeners.length = 0;
  editor.getSession.mockReset();
  editor.getSession.mockImplementation(() => Promise.resolve({ accessToken: accessToken() }));
});

describe("who is signed in", () => {
  test("accounts of the editor with a session for Azure, asked for silently", async () => {
    editor.accounts = [ada, { id: "2", label: "without Azure" }];
    editor.getSession.mockImplementation((_provider, _scopes, options) =>
      Promise.resolve("account" in options && options.account === ada ? { accessToken: "x" } : undefined),
    );
    expect(await createSession().logins()).toEqual([{ ...ada, tenants: "all" }]);
    expect(editor.getSession).toHaveBeenCalledWith("microsoft", [publicCloud.resourceManagerScope], {
      silent: true,
      account: ada,
    });
  });

  test("several accounts", async () => {
    editor.accounts = [ada, bob];
    const logins = await createSession().logins();
    expect(logins.map(({ label }) => label)).toEqual([ada.label, bob.label]);
  });

  test("in a sovereign cloud: its own provider and its own scope", async () => {
    editor.settings.set("microsoft-sovereign-cloud.environment", { globalValue: "USGovernment" });
    await createSession().logins();
    expect(editor.getSession).toHaveBeenCalledWith(
      "microsoft-sovereign-cloud",
      ["https://management.core.usgovcloudapi.net/.default"],
      { silent: true, account: ada },
    );
  });

  test("nobody", async () => {
    editor.accounts = [];
    expect(await createSession().logins()).toEqual([]);
  });
});

describe("tokens", () => {
  test("for the scopes and the tenant asked for, fresh each time, silently", async () => {
    const credential = createSession().credential("1", "t-1");
    const first = await credential.getToken("https://graph.microsoft.com/.default");
    const second = await credential.getToken("https://graph.microsoft.com/.default");
    expect(first?.token).not.toBe(second?.token);
    expect(first?.expiresOnTimestamp).toBeGreaterThan(Date.now() + 3_000_000);
    expect(editor.getSession).toHaveBeenLastCalledWith(
      "microsoft",
      ["https://graph.microsoft.com/.default", "VSCODE_TENANT:t-1"],
      { silent: true, account: ada },
    );
  });

  test("of several accounts and tenants are kept apart", async () => {
    editor.accounts = [ada, bob];
    const session = createSession();
    const places = [
      ["1", "t-1"],
      ["1", "t-2"],
      ["2", "t-1"],
    ] as const;
    for (const [login, tenant] of places) await session.credential(login, tenant).getToken("s/.default");
    expect(editor.getSession.mock.calls.map(([, scopes, options]) => [scopes, options])).toEqual([
      [["s/.default", "VSCODE_TENANT:t-1"], { silent: true, account: ada }],
      [["s/.default", "VSCODE_TENANT:t-2"], { silent: true, account: ada }],
      [["s/.default", "VSCODE_TENANT:t-1"], { silent: true, account: bob }],
    ]);
  });

  test("a tenant without a session is signed out, not asked about", async () => {
    editor.getSession.mockResolvedValue(undefined);
    await expect(createSession().credential("1", "t-1").getToken("s/.default")).rejects.toMatchObject({
      problem: { kind: "signed-out", tenantId: "t-1", login: "1" },
    });
  });

  test("an account that has left is signed out", async () => {
    await expect(createSession().credential("9").getToken("s/.default")).rejects.toMatchObject({
      problem: { kind: "signed-out" },
    });
  });

  test("what a challenge demands is tried silently, then put to the user on sign-in", async () => {
    const session = createSession();
    editor.getSession.mockResolvedValueOnce(undefined);
    const claims = '{"access_token":{"acrs":{"value":"c1"}}}';
    await expect(session.credential("1", "t-1").getToken("s/.default", { claims })).rejects.toMatchObject({
      problem: { kind: "signed-out" },
    });
    const wwwAuthenticate = `Bearer error="insufficient_claims", claims="${Buffer.from(claims).toString("base64")}"`;
    expect(editor.getSession).toHaveBeenLastCalledWith(
      "microsoft",
      { wwwAuthenticate, fallbackScopes: ["s/.default", "VSCODE_TENANT:t-1"] },
      { silent: true, account: ada },
    );
    await session.signIn({ tenantId: "t-1", login: "1" });
    expect(editor.getSession).toHaveBeenLastCalledWith(
      "microsoft",
      { wwwAuthenticate, fallbackScopes: [publicCloud.resourceManagerScope, "VSCODE_TENANT:t-1"] },
      { createIfNone: true, account: ada },
    );
  });
});

describe("signing in", () => {
  test("lets the user choose among all accounts where nothing certain is wanted", async () => {
    await createSession().signIn();
    expect(editor.getSession).toHaveBeenCalledExactlyOnceWith(
      "microsoft",
      [publicCloud.resourceManagerScope],
      { createIfNone: true, clearSessionPreference: true },
    );
  });

  test("to a tenant goes on with the account in use, where it is not known which one lacks it", async () => {
    await createSession().signIn({ tenantId: "t-1" });
    expect(editor.getSession).toHaveBeenCalledExactlyOnceWith(
      "microsoft",
      [publicCloud.resourceManagerScope, "VSCODE_TENANT:t-1"],
      { createIfNone: true, clearSessionPreference: false },
    );
  });
});

describe("settings", () => {
  const lab = {
    resourceManagerEndpointUrl: "https://arm.lab.example",
    managementEndpointUrl: "https://arm.lab.example",
    activeDirectoryEndpointUrl: "https://login.lab.example",
  };

  test("the user's cloud counts", () => {
    editor.settings.set("microsoft-sovereign-cloud.environment", { globalValue: "USGovernment" });
    expect(createSession().cloud().resourceManager).toBe("https://management.usgovcloudapi.net");
  });

  test("a workspace's cloud is never followed", async () => {
    editor.settings.set("microsoft-sovereign-cloud.environment", { workspaceValue: "custom" });
    editor.settings.set("microsoft-sovereign-cloud.customEnvironment", { workspaceValue: lab });
    const session = createSession();
    expect(session.cloud()).toBe(publicCloud);
    await expect(session.logins()).rejects.toMatchObject({ problem: { kind: "invalid" } });
    await expect(session.credential("1").getToken("s/.default")).rejects.toMatchObject({
      problem: { kind: "invalid" },
    });
    await expect(session.signIn()).rejects.toMatchObject({ problem: { kind: "invalid" } });
    expect(editor.getSession).not.toHaveBeenCalled();
  });

  test("a custom cloud without addresses is told", () => {
    editor.settings.set("microsoft-sovereign-cloud.environment", { globalValue: "custom" });
    expect(() => createSession().cloud()).toThrow(/customEnvironment/);
  });

  test("with tokens from elsewhere, signing in says where, and opens a terminal", async () => {
    editor.settings.set("aoaiSecurity.azure.credential", { globalValue: "azureCli" });
    const error: unknown = await createSession()
      .signIn()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OperationError);
    if (!(error instanceof OperationError)) return;
    error.actions[0]?.run();
    expect(editor.terminal.sendText).toHaveBeenCalledWith("az login", false);
    expect(editor.getSession).not.toHaveBeenCalled();
  });
});

describe("changes", () => {
  const happen = (provider: string, setting = "") => {
    for (const listener of editor.listeners) {
      listener({ provider: { id: provider }, affectsConfiguration: (name) => name === setting });
    }
  };

  test.each([
    ["a Microsoft session", () => happen("microsoft"), 1],
    ["a session of another provider", () => happen("github"), 0],
    ["the credential setting", () => happen("github", "aoaiSecurity.azure"), 1],
    ["the cloud setting", () => happen("github", "microsoft-sovereign-cloud"), 1],
    ["another setting", () => happen("github", "editor.fontSize"), 0],
  ])("%s", (_name, change, expected) => {
    const session = createSession();
    const listener = vi.fn();
    session.onDidChange(listener);
    // One listener hears of sessions, the other of settings: each event reaches the one it is for.
    change();
    expect(listener.mock.calls.length > 0 ? 1 : 0).toBe(expected);
    expect(session.generation() > 0 ? 1 : 0).toBe(expected);
  });

  test("nothing is asked and nobody listens before and after", () => {
    const session = createSession();
    expect(editor.getSession).not.toHaveBeenCalled();
    session.dispose();
    expect(editor.listeners).toHaveLength(0);
  });
});
