import { languages, workspace, type Disposable, type TextDocument, type Uri } from "vscode";
import {
  createLinter,
  isJson,
  jsonLanguages,
  textLanguages,
  type Lint,
  type LintConfig,
} from "../core/index";
import type { Logger } from "../infrastructure/logger";
import { parentOf } from "./companions";
import { toDiagnostic } from "./convert";
import { configInForce, judge, type Judgement, type Surroundings } from "./judge";
import { settingsSection } from "./settings";

/** How long typing has to pause before a document is linted, in milliseconds. */
const pause = 150;

/** Schemes whose documents are copies of something else or no files at all. */
const passedOver = new Set([
  "aoai-security-compared",
  "debug",
  "git",
  "gitfs",
  "output",
  "vscode",
  "vscode-bulkeditpreview-editor",
  "vscode-local-history",
  "vscode-scm",
]);

export const languageIds: readonly string[] = [...jsonLanguages, ...textLanguages];

/** What was found in one version of a document. */
export interface Linted extends Judgement {
  readonly version: number;
}

const nothing: Linted = { version: -1, findings: [], companions: [] };

/** Lints open documents after a pause, owns the squiggles, and remembers the findings they were made from. */
export class Linter implements Disposable {
  private readonly diagnostics = languages.createDiagnosticCollection(settingsSection);
  private readonly remembered = new Map<string, Linted>();
  private readonly linters = new Map<string, Lint>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly subscriptions: readonly Disposable[];

  constructor(
    private readonly pageOf: (ruleId: string) => Uri,
    private readonly surroundings: Surroundings,
    private readonly logger: Logger,
  ) {
    this.subscriptions = [
      this.diagnostics,
      workspace.onDidOpenTextDocument((document) => this.lintNow(document)),
      workspace.onDidChangeTextDocument(({ document }) => this.lintFamilySoon(document)),
      surroundings.networkGroups.onDidChange((names) => this.lintNamedSoon(names)),
      surroundings.companions.onDidLoad((folder) => this.lintFolderSoon(folder)),
      surroundings.configurations.onDidChange((uri) => this.lintAll(uri)),
      workspace.onDidCloseTextDocument((document) => this.forget(document)),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(settingsSection)) this.lintAll();
      }),
    ];
    this.lintAll();
  }

  /** What is found in a document as it is now; linted on the spot when typing has not paused yet. */
  lintedAsOf(document: TextDocument): Linted {
    const known = this.remembered.get(document.uri.toString());
    if (known?.version !== document.version) this.lintNow(document);
    return this.remembered.get(document.uri.toString()) ?? nothing;
  }

  /** What counts for a document; absent where it is not to be judged, or that is not known yet. */
  configOf(document: TextDocument): LintConfig | undefined {
    const config = configInForce(document, this.surroundings.configurations);
    return config === "pending" ? undefined : config;
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Lints what is open: the documents of an address, or all. */
  private lintAll(only?: Uri): void {
    for (const document of workspace.textDocuments) {
      if (!only || document.uri.toString() === only.toString()) this.lintNow(document);
    }
  }

  /** A template decides what its parameters file leads to, and the other way round. */
  private lintFamilySoon(document: TextDocument): void {
    this.lintSoon(document);
    if (!isOurs(document) || !isJson(document.languageId)) return;
    const { companions } = this.surroundings;
    const family = [...companions.parametersFilesOf(document), ...companions.templatesOf(document)];
    this.lintNamedSoon(family.map(({ name }) => name));
  }

  private lintNamedSoon(names: readonly string[]): void {
    for (const document of workspace.textDocuments) {
      if (names.includes(document.uri.toString())) this.lintSoon(document);
    }
  }

  private lintFolderSoon(folder: Uri): void {
    for (const document of workspace.textDocuments) {
      if (parentOf(document.uri).toString() === folder.toString()) this.lintSoon(document);
    }
  }

  private lintSoon(document: TextDocument): void {
    if (!isOurs(document)) return;
    const key = document.uri.toString();
    clearTimeout(this.timers.get(key));
    this.timers.set(
      key,
      setTimeout(() => this.lintNow(document), pause),
    );
  }

  /** Runs in one go on the text as it is, so that what is shown can never be older than the document. */
  private lintNow(document: TextDocument): void {
    if (!isOurs(document) || document.isClosed) return this.forget(document);
    const key = document.uri.toString();
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    const lint = this.linters.get(key) ?? createLinter();
    this.linters.set(key, lint);
    const linted = judge(document, this.surroundings, lint);
    if (!linted) return;
    this.remembered.set(key, { ...linted, version: document.version });
    this.diagnostics.set(
      document.uri,
      linted.findings.map((finding) => toDiagnostic(finding, document, linted.companions, this.pageOf)),
    );
    this.logger.debug(
      `Linted ${key}, version ${String(document.version)}: ${String(linted.findings.length)} findings.`,
    );
  }

  private forget(document: TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    this.remembered.delete(key);
    this.linters.delete(key);
    this.diagnostics.delete(document.uri);
  }
}

function isOurs(document: TextDocument): boolean {
  return languageIds.includes(document.languageId) && !passedOver.has(document.uri.scheme);
}
