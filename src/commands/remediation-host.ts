import { env, l10n, ProgressLocation, Range, Uri, window, workspace } from "vscode";
import { runWithErrorHandling, type ErrorBoundary } from "../infrastructure/errors";
import { keyUsesIn, type KeyUse } from "./remediation/key-use";
import type { Clock, Message, Watched } from "./remediation/parts";
import type { Script } from "./remediation/scripts/script";
import { toBash, toBicepFile, toPowerShell, toRest, toTemplate } from "./remediation/scripts/write-script";

export const clock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      signal?.addEventListener("abort", end);
    }),
};

/** A notification with a button that stops waiting. */
export function showProgress<T>(title: string, run: (watched: Watched) => Promise<T>): Promise<T> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return Promise.resolve(
    window.withProgress(options, (progress, token) => {
      const stopping = new AbortController();
      token.onCancellationRequested(() => stopping.abort());
      return run({ report: (message) => progress.report({ message }), signal: stopping.signal });
    }),
  );
}

const showLog = l10n.t("Show Log");

export function tellUser(boundary: ErrorBoundary, { severity, text, actions }: Message): void {
  const show = {
    information: window.showInformationMessage,
    warning: window.showWarningMessage,
    error: window.showErrorMessage,
  }[severity];
  const titles = [...actions.map(({ title }) => title), ...(severity === "information" ? [] : [showLog])];
  void runWithErrorHandling(
    text,
    async () => {
      const chosen = await show(text, ...titles);
      if (chosen === showLog) return boundary.logger.show();
      await actions.find(({ title }) => title === chosen)?.run();
    },
    boundary,
  );
}

const searched =
  "**/*.{bicep,cs,env,go,ini,ipynb,java,js,json,jsonc,jsx,kt,mjs,ps1,py,rb,rs,sh,tf,toml,ts,tsx,xml,yaml,yml}";
const skipped = "**/{node_modules,.git,dist,out,bin,obj,.venv,vendor}/**";
const mostFiles = 2000;
const largest = 500_000;

/** Places in the workspace that use keys. A file that cannot be read is passed over. */
export async function findKeyUses(): Promise<readonly KeyUse[]> {
  const files = [
    ...(await workspace.findFiles(searched, skipped, mostFiles)),
    ...(await workspace.findFiles("**/.env*", skipped, mostFiles)),
  ];
  const uses = await Promise.all(files.map(usesInFile));
  return uses.flat();
}

async function usesInFile(file: Uri): Promise<readonly KeyUse[]> {
  try {
    if ((await workspace.fs.stat(file)).size > largest) return [];
    const text = new TextDecoder().decode(await workspace.fs.readFile(file));
    return keyUsesIn(workspace.asRelativePath(file), text).map((use) => ({ ...use, uri: file.toString() }));
  } catch {
    return [];
  }
}

export async function openKeyUse({ uri, line }: KeyUse): Promise<void> {
  if (uri === undefined) return;
  await window.showTextDocument(Uri.parse(uri), { selection: new Range(line, 0, line, 0) });
}

/** Opens a document that belongs to nobody until it is saved. */
export async function openText(language: string, content: string): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument({ language, content }));
}

/** Offers a change as text. */
export async function handOutScript(script: Script, endpoint: string): Promise<void> {
  const { deployment } = script;
  const copy = (text: string) => async () => {
    await env.clipboard.writeText(text);
    window.setStatusBarMessage(l10n.t("Copied"), 4000);
  };
  const open = (language: string, content: string) => () => openText(language, content);
  const choices = [
    { label: l10n.t("Copy as Azure CLI"), description: "bash", run: copy(toBash(script)) },
    { label: l10n.t("Copy as Azure CLI"), description: "PowerShell", run: copy(toPowerShell(script)) },
    { label: l10n.t("Copy as REST"), run: copy(toRest(script, endpoint)) },
    ...(deployment === undefined
      ? []
      : [
          { label: l10n.t("Open as Bicep"), run: open("bicep", toBicepFile(deployment)) },
          { label: l10n.t("Open as ARM template"), run: open("json", toTemplate(deployment)) },
        ]),
  ];
  const { noDeployment } = script;
  const options = {
    title: l10n.t("Take the change as"),
    ...(noDeployment === undefined ? {} : { placeHolder: noDeployment }),
  };
  await (await window.showQuickPick(choices, options))?.run();
}
