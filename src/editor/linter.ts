import { languages, workspace, type Disposable, type TextDocument, type Uri } from "vscode";
import { lint, type Finding } from "../core/index";
import type { Logger } from "../infrastructure/logger";
import { toDiagnostic } from "./convert";
import { readConfig, settingsSection } from "./settings";

/** How long typing has to pause before a document is linted, in milliseconds. */
const pause = 150;

/** Schemes whose documents are copies of something else or no files at all. */
const passedOver = new Set(["git", "gitfs", "output", "vscode", "vscode-scm", "debug"]);

export const languageIds: readonly string[] = ["json", "jsonc"];

interface Remembered {
  readonly version: number;
  readonly findings: readonly Finding[];
}

/** Lints open documents after a pause, owns the squiggles, and remembers the findings they were made from. */
export class Linter implements Disposable {
  private readonly diagnostics = languages.createDiagnosticCollection(settingsSection);
  private readonly remembered = new Map<string, Remembered>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly subscriptions: readonly Disposable[];

  constructor(
    private readonly pageOf: (ruleId: string) => Uri,
    private readonly logger: Logger,
  ) {
    this.subscriptions = [
      this.diagnostics,
      workspace.onDidOpenTextDocument((document) => this.lintNow(document)),
      workspace.onDidChangeTextDocument(({ document }) => this.lintSoon(document)),
      workspace.onDidCloseTextDocument((document) => this.forget(document)),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(settingsSection)) this.lintAll();
      }),
    ];
    this.lintAll();
  }

  /** The findings of a document as it is now; linted on the spot when typing has not paused yet. */
  findingsOf(document: TextDocument): readonly Finding[] {
    const known = this.remembered.get(document.uri.toString());
    if (known?.version !== document.version) this.lintNow(document);
    return this.remembered.get(document.uri.toString())?.findings ?? [];
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private lintAll(): void {
    for (const document of workspace.textDocuments) this.lintNow(document);
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
    const config = readConfig(document);
    const findings = config ? lint(document.getText(), config).findings : [];
    this.remembered.set(key, { version: document.version, findings });
    this.diagnostics.set(
      document.uri,
      findings.map((finding) => toDiagnostic(finding, document, this.pageOf(finding.ruleId))),
    );
    this.logger.debug(
      `Linted ${key}, version ${String(document.version)}: ${String(findings.length)} findings.`,
    );
  }

  private forget(document: TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    this.remembered.delete(key);
    this.diagnostics.delete(document.uri);
  }
}

function isOurs(document: TextDocument): boolean {
  return languageIds.includes(document.languageId) && !passedOver.has(document.uri.scheme);
}
