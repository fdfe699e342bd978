import { commands, Disposable, languages, type TextDocument, type Uri } from "vscode";
import type { Finding } from "../core/index";
import { runWithErrorHandling, type ErrorBoundary } from "../infrastructure/errors";
import { ClosedFiles } from "./closed-files";
import type { Prompts } from "../infrastructure/prompts";
import { Companions } from "./companions";
import { Configurations } from "./configurations";
import { FixProvider } from "./code-actions";
import { registerCodeLenses } from "./code-lenses";
import { registerCompletion } from "./completion";
import { copyText, copyTextCommand } from "./copy-text";
import { registerDefinition } from "./definition";
import { registerDocumentSymbols } from "./document-symbols";
import { registerFolding } from "./folding";
import { registerGrantDocument, showGrants, showGrantsCommand } from "./grant-document";
import { registerHover } from "./hover";
import { registerInlayHints } from "./inlay-hints";
import { languageIds, Linter } from "./linter";
import { NetworkGroups } from "./network-groups";
import { openDocument, openDocumentCommand } from "./open-document";
import { registerRefactorings } from "./refactorings";
import { registerRename } from "./rename";
import { registerRoleActions } from "./role-actions";
import { openRulePage, openRulePageCommand, rulePageLink } from "./rule-page";
import { StatusBar } from "./status-bar";
import { suppress, suppressCommand, type SuppressArguments } from "./suppressions";

export { planFixes } from "./fix-files";

/** What the editor part is given. */
export interface EditorParts extends ErrorBoundary {
  readonly prompts: Prompts;
  readonly networkGroups: NetworkGroups;
  /** Where the extension is installed. */
  readonly extension: Uri;
}

/** What the editor part does until it is disposed of, and what it knows. */
export interface ActiveEditor extends Disposable {
  /** What the rules find in a document as it is now. */
  findingsIn(document: TextDocument): readonly Finding[];
}

/** Brings squiggles and fixes to JSON documents until it is disposed of. */
export function activateEditor({
  extension,
  prompts,
  networkGroups,
  ...boundary
}: EditorParts): ActiveEditor {
  const companions = new Companions(boundary.logger);
  const configurations = new Configurations(boundary.logger);
  const linter = new Linter(rulePageLink, { companions, configurations, networkGroups }, boundary.logger);
  const run = (what: string, action: () => Promise<void>) => runWithErrorHandling(what, action, boundary);
  const parts = Disposable.from(
    companions,
    configurations,
    linter,
    ...registerCodeLenses(),
    ...registerCompletion(),
    registerDefinition(),
    registerDocumentSymbols(),
    registerFolding(),
    registerGrantDocument(),
    registerHover(),
    ...registerInlayHints(),
    new StatusBar(),
    ...registerRefactorings(),
    registerRename(),
    registerRoleActions(),
    languages.registerCodeActionsProvider([...languageIds], new FixProvider(linter), {
      providedCodeActionKinds: FixProvider.kinds,
    }),
    commands.registerCommand(openRulePageCommand, (ruleId: string) =>
      run("Open rule page", () => openRulePage(extension, ruleId)),
    ),
    commands.registerCommand(suppressCommand, (handed: SuppressArguments) =>
      run("Suppress a rule", () => suppress(handed, prompts)),
    ),
    commands.registerCommand(openDocumentCommand, (...handed: Parameters<typeof openDocument>) =>
      run("Open document", () => openDocument(...handed)),
    ),
    commands.registerCommand(copyTextCommand, (text: string) => run("Copy", () => copyText(text))),
    commands.registerCommand(showGrantsCommand, (document?: Uri, offset?: number) =>
      run("Show what a role grants", () => showGrants(document, offset)),
    ),
  );
  return {
    findingsIn: (document) => linter.lintedAsOf(document).findings,
    dispose: () => void parts.dispose(),
  };
}

/** Lints files that no editor shows when somebody asks for it. */
export function createClosedFiles(networkGroups: NetworkGroups): ClosedFiles {
  return new ClosedFiles(rulePageLink, networkGroups);
}

/** Remembers which files fill which network groups. */
export function createNetworkGroups(): NetworkGroups {
  return new NetworkGroups();
}
