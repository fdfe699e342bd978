import { Disposable, languages, type TextDocument, type Uri } from "vscode";
import type { Finding } from "../core/index";
import type { Command } from "../infrastructure/command";
import type { Logger } from "../infrastructure/logger";
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
export interface EditorParts {
  readonly logger: Logger;
  readonly prompts: Prompts;
  readonly networkGroups: NetworkGroups;
  /** Where the extension is installed. */
  readonly extension: Uri;
}

/** What the editor part does until it is disposed of, and what it knows. */
export interface ActiveEditor extends Disposable {
  /** What lenses, links and the light bulb call. */
  readonly commands: readonly Command[];
  /** What the rules find in a document as it is now. */
  findingsIn(document: TextDocument): readonly Finding[];
}

/** Brings squiggles and fixes to JSON documents until it is disposed of. */
export function activateEditor({ extension, prompts, networkGroups, logger }: EditorParts): ActiveEditor {
  const companions = new Companions(logger);
  const configurations = new Configurations(logger);
  const linter = new Linter(rulePageLink, { companions, configurations, networkGroups }, logger);
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
  );
  return {
    commands: editorCommands(extension, prompts),
    findingsIn: (document) => linter.lintedAsOf(document).findings,
    dispose: () => void parts.dispose(),
  };
}

/** What they are called with is what the editor part itself wrote into lenses, links and code actions. */
function editorCommands(extension: Uri, prompts: Prompts): readonly Command[] {
  return [
    {
      id: copyTextCommand,
      title: "Copy",
      run: (text) => copyText(text as string),
    },
    {
      id: openDocumentCommand,
      title: "Open document",
      run: (...given) => openDocument(...(given as Parameters<typeof openDocument>)),
    },
    {
      id: openRulePageCommand,
      title: "Open rule page",
      run: (ruleId) => openRulePage(extension, ruleId as string),
    },
    {
      id: showGrantsCommand,
      title: "Show what a role grants",
      run: (document, offset) => showGrants(document as Uri | undefined, offset as number | undefined),
    },
    {
      id: suppressCommand,
      title: "Suppress a rule",
      run: (handed) => suppress(handed as SuppressArguments, prompts),
    },
  ];
}

/** Lints files that no editor shows when somebody asks for it. */
export function createClosedFiles(networkGroups: NetworkGroups): ClosedFiles {
  return new ClosedFiles(rulePageLink, networkGroups);
}

/** Remembers which files fill which network groups. */
export function createNetworkGroups(): NetworkGroups {
  return new NetworkGroups();
}
