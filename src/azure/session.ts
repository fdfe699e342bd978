import * as vscode from "vscode";
import { OperationError } from "../infrastructure/errors";
import { AzureError } from "./azure-error";
import { cloudFromSettings, type Cloud } from "./cloud";
import { createIdentitySession, type IdentityKind } from "./identity-session";
import { expiryOf } from "./jwt";
import { loadingSdk } from "./loading-sdk";
import type { AccessToken, Credential, Login, Session, WantedSignIn } from "./login";

/** The sign-ins of the editor. Silent, except for `signIn`, which only a click may call. */
export interface EditorSession extends Session, vscode.Disposable {
  readonly onDidChange: vscode.Event<void>;
  /** Asks the user to sign in: to anything, or to the tenant that wants it, as the login that lacks it. */
  signIn(wanted?: WantedSignIn): Promise<void>;
}

const setting = "aoaiSecurity.azure";
const cloudSetting = "microsoft-sovereign-cloud";
const providers = ["microsoft", "microsoft-sovereign-cloud"];

type Kind = "vscode" | IdentityKind;

export function createSession(): EditorSession {
  const changed = new vscode.EventEmitter<void>();
  const challenges = new Map<string, string>();
  let generation = 0;
  const change = () => {
    generation += 1;
    changed.fire();
  };
  const listeners = [
    vscode.authentication.onDidChangeSessions(({ provider }) => providers.includes(provider.id) && change()),
    vscode.workspace.onDidChangeConfiguration(
      (event) => [setting, cloudSetting].some((name) => event.affectsConfiguration(name)) && change(),
    ),
  ];

  return {
    onDidChange: changed.event,
    generation: () => generation,
    cloud: currentCloud,
    logins: () => {
      const kind = credentialKind();
      return kind === "vscode" ? editorLogins() : createIdentitySession(kind, currentCloud()).logins();
    },
    credential: (login, tenantId) => {
      const kind = credentialKind();
      return kind === "vscode"
        ? editorCredential(login, tenantId, challenges)
        : createIdentitySession(kind, currentCloud()).credential(tenantId);
    },
    signIn: async (wanted = {}) => {
      await (credentialKind() === "vscode" ? editorSignIn(wanted, challenges) : signInElsewhere());
      change();
    },
    dispose: () => {
      for (const disposable of [changed, ...listeners]) disposable.dispose();
    },
  };
}

/** The setting is machine-scoped: no workspace can choose whose tokens are used. */
function credentialKind(): Kind {
  return vscode.workspace.getConfiguration(setting).get<Kind>("credential", "vscode");
}

/**
 * The cloud as the user's own settings name it. A workspace must not say where tokens go, and the editor's
 * own cloud settings can be written in one: such a value is never followed.
 */
function currentCloud(): Cloud {
  const settings = vscode.workspace.getConfiguration(cloudSetting);
  const cloud = cloudFromSettings({
    environment: settings.inspect("environment")?.globalValue,
    customEnvironment: settings.inspect("customEnvironment")?.globalValue,
  });
  if (cloud !== undefined) return cloud;
  const message = vscode.l10n.t(
    '"{0}" lacks an https address of Resource Manager or of the sign-in.',
    `${cloudSetting}.customEnvironment`,
  );
  throw new AzureError({ kind: "invalid", message });
}

/** The editor's sign-in follows its effective settings: with a workspace among them it cannot be used. */
function refuseWorkspaceCloud(): void {
  const settings = vscode.workspace.getConfiguration(cloudSetting);
  for (const name of ["environment", "customEnvironment"]) {
    const found = settings.inspect(name);
    if (found?.workspaceValue === undefined && found?.workspaceFolderValue === undefined) continue;
    const message = vscode.l10n.t(
      'This workspace sets "{0}". For sign-in only user settings count: move it there.',
      `${cloudSetting}.${name}`,
    );
    throw new AzureError({ kind: "invalid", message });
  }
}

async function editorAuthentication() {
  refuseWorkspaceCloud();
  return loadingSdk(async () => (await import("./sdk")).loadEditorAuthentication());
}

async function editorLogins(): Promise<readonly Login[]> {
  const auth = await editorAuthentication();
  const accounts = await vscode.authentication.getAccounts(auth.getConfiguredAuthProviderId());
  const scope = currentCloud().resourceManagerScope;
  const sessions = await Promise.all(
    accounts.map((account) => auth.getSessionFromVSCode([scope], undefined, { silent: true, account })),
  );
  return accounts
    .filter((_account, index) => sessions[index] !== undefined)
    .map(({ id, label }) => ({ id, label, tenants: "all" }));
}

/**
 * A token for the scopes that are asked for, fresh each time (VS Code renews it silently). The credential
 * that comes with the library's subscriptions hands out for ever the one it was made with.
 */
function editorCredential(
  login: string,
  tenantId: string | undefined,
  challenges: Map<string, string>,
): Credential {
  const tenant = tenantId === undefined ? {} : { tenantId };
  const here = { ...tenant, login };
  return {
    async getToken(scopes, { claims } = {}) {
      const auth = await editorAuthentication();
      const accounts = await vscode.authentication.getAccounts(auth.getConfiguredAuthProviderId());
      const account = accounts.find(({ id }) => id === login);
      if (account === undefined) throw signedOut(tenant);

      const request = claims === undefined ? [scopes].flat() : challenge(claims, scopes);
      const session = await auth.getSessionFromVSCode(request, tenantId, { silent: true, account });
      if (session !== undefined) return tokenOf(session);
      if (claims !== undefined) challenges.set(keyOf(here), claims);
      throw signedOut(here);
    },
  };
}

function challenge(claims: string, scopes: string | string[]): vscode.AuthenticationWwwAuthenticateRequest {
  const encoded = Buffer.from(claims).toString("base64");
  return {
    wwwAuthenticate: `Bearer error="insufficient_claims", claims="${encoded}"`,
    fallbackScopes: [scopes].flat(),
  };
}

function tokenOf({ accessToken }: vscode.AuthenticationSession): AccessToken {
  return { token: accessToken, expiresOnTimestamp: expiryOf(accessToken) };
}

function keyOf({ tenantId = "", login = "" }: WantedSignIn): string {
  return `${login} ${tenantId}`;
}

function signedOut(wanted: WantedSignIn): AzureError {
  const { tenantId } = wanted;
  const message =
    tenantId === undefined
      ? vscode.l10n.t("You are not signed in to Azure.")
      : vscode.l10n.t('You are not signed in to the tenant "{0}".', tenantId);
  return new AzureError({ kind: "signed-out", message, ...wanted });
}

/** What an earlier, silent request was asked for on top (a second factor, a managed device) is asked here. */
async function editorSignIn(wanted: WantedSignIn, challenges: Map<string, string>): Promise<void> {
  const auth = await editorAuthentication();
  const accounts = await vscode.authentication.getAccounts(auth.getConfiguredAuthProviderId());
  const account = accounts.find(({ id }) => id === wanted.login);
  const scopes = [currentCloud().resourceManagerScope];
  const claims = challenges.get(keyOf(wanted));
  const request = claims === undefined ? scopes : challenge(claims, scopes);
  await auth.getSessionFromVSCode(request, wanted.tenantId, {
    createIfNone: true,
    ...(account === undefined ? { clearSessionPreference: wanted.tenantId === undefined } : { account }),
  });
  challenges.delete(keyOf(wanted));
}

function signInElsewhere(): never {
  const command = "az login";
  const message = vscode.l10n.t(
    'Tokens come from outside of the editor ("{0}"): sign in there, with the Azure CLI by "{1}".',
    `${setting}.credential`,
    command,
  );
  throw new OperationError(message, [
    {
      title: vscode.l10n.t("Open Terminal"),
      run: () => {
        const terminal = vscode.window.createTerminal();
        terminal.show();
        terminal.sendText(command, false);
      },
    },
  ]);
}
