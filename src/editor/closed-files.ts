import {
  configFileName,
  createSuppressionLedger,
  fileExtensions,
  isJson,
  lint,
  lintText,
  type ConfigSuppression,
  type LintConfig,
  type SuppressionLedger,
} from "../core/index";
import { languages, workspace, type Disposable, type FileSystemWatcher, Uri } from "vscode";
import { diagnosticSource, toDiagnostic } from "./convert";
import { createRunConfig, today, type RunConfig } from "./file-config";
import { createSiblings, judgeFile, type JudgedFile } from "./judge-file";
import type { NetworkGroups } from "./network-groups";
import { isOpen, openDocumentAt } from "./open-documents";
import { sourceOf } from "./text-source";

/** Hears how far a run has come, and says whether it shall go on. */
export interface RunWatch {
  readonly report: (done: number) => void;
  readonly isCancelled: () => boolean;
}

/** So many files are read at once. */
const batchSize = 16;

/**
 * The findings of files that no editor shows, found when somebody asks for them. While a file is open its
 * squiggles are the linter's alone; a file that was linted once is linted again when it is closed or changes.
 */
export class ClosedFiles implements Disposable {
  private readonly diagnostics = languages.createDiagnosticCollection("aoaiSecurity.closedFiles");
  /** Of a run over the workspace, at suppressions that no file needs; true until the file changes. */
  private readonly needless = languages.createDiagnosticCollection("aoaiSecurity.needlessSuppressions");
  private readonly followed = new Set<string>();
  private readonly subscriptions: Disposable[];
  private watcher: FileSystemWatcher | undefined;

  /** Addresses of files to be linted again when no run is under way, since others changed what is found in them. */
  private readonly concerned = new Set<string>();
  private runs = 0;

  constructor(
    private readonly pageOf: (ruleId: string) => Uri,
    private readonly networkGroups: NetworkGroups,
  ) {
    this.subscriptions = [
      this.diagnostics,
      this.needless,
      workspace.onDidChangeTextDocument(({ document }) => this.needless.delete(document.uri)),
      networkGroups.onDidChange((names) => {
        for (const name of names) this.concerned.add(name);
        if (this.runs === 0) void this.lintConcerned();
      }),
      workspace.onDidOpenTextDocument(({ uri }) => this.diagnostics.delete(uri)),
      workspace.onDidCloseTextDocument(({ uri }) => void this.lintAgain(uri)),
    ];
  }

  /**
   * Lints files as they are on disk, except those that are open.
   *
   * @param reach Of the whole workspace it is also said which suppressions of configuration files none needs.
   * @returns How many were looked at; fewer than there are when the run was cancelled.
   */
  async lint(files: readonly Uri[], watch: RunWatch, reach: "workspace" | "selection"): Promise<number> {
    this.watch();
    this.runs++;
    try {
      return await this.lintAll(files, watch, reach);
    } finally {
      this.runs--;
      await this.lintConcerned();
    }
  }

  /** How many findings are shown in files, be they open or not. */
  countIn(files: readonly Uri[]): number {
    const own = files.map((file) =>
      languages.getDiagnostics(file).filter(({ source }) => source === diagnosticSource),
    );
    return own.flat().length;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async lintAll(
    files: readonly Uri[],
    { report, isCancelled }: RunWatch,
    reach: "workspace" | "selection",
  ): Promise<number> {
    const run = createRunConfig();
    const ledger = createSuppressionLedger();
    const siblings = createSiblings();
    let done = 0;
    while (done < files.length && !isCancelled()) {
      const batch = files.slice(done, done + batchSize);
      const judged = await Promise.all(
        batch.map(async (file) => ({
          file,
          judged: isOpen(file) ? undefined : await judgeFile(file, run, siblings, this.networkGroups),
        })),
      );
      for (const each of judged) {
        this.followed.add(each.file.toString());
        this.show(each.file, each.judged);
        const config = each.judged?.config ?? (await run.configOf(each.file));
        if (config) ledger.note(config, each.judged ? each.judged.used : usedByOpen(each.file, config));
      }
      done += batch.length;
      report(done);
    }
    if (reach === "workspace" && done >= files.length) await this.showNeedless(files, run, ledger);
    return done;
  }

  private async showNeedless(
    files: readonly Uri[],
    { linkOf }: RunConfig,
    ledger: SuppressionLedger,
  ): Promise<void> {
    this.needless.clear();
    for (const file of files.filter(({ path }) => path.endsWith(`/${configFileName}`))) {
      const link = await linkOf(file);
      if (!link) continue;
      const source = sourceOf({ name: file.toString(), text: link.document.text });
      const findings = ledger.unusedIn(link, today());
      this.needless.set(
        file,
        findings.map((finding) => toDiagnostic(finding, source, [], this.pageOf)),
      );
    }
  }

  private async lintConcerned(): Promise<void> {
    const files = [...this.concerned].map((name) => Uri.parse(name, true));
    this.concerned.clear();
    await Promise.all(files.map((file) => this.lintAgain(file)));
  }

  /** Begins with the first run, so that nothing is watched for those who never ask. */
  private watch(): void {
    if (this.watcher) return;
    this.watcher = workspace.createFileSystemWatcher(`**/*.{${fileExtensions.join(",")}}`, true);
    this.subscriptions.push(
      this.watcher,
      this.watcher.onDidChange((uri) => void this.lintAgain(uri)),
      this.watcher.onDidDelete((uri) => this.forget(uri)),
    );
  }

  private async lintAgain(file: Uri): Promise<void> {
    if (!this.followed.has(file.toString()) || isOpen(file)) return;
    this.show(file, await judgeFile(file, createRunConfig(), createSiblings(), this.networkGroups));
  }

  private show(file: Uri, judged: JudgedFile | undefined): void {
    if (!judged || isOpen(file)) return this.diagnostics.delete(file);
    const source = sourceOf({ name: file.toString(), text: judged.text });
    this.diagnostics.set(
      file,
      judged.findings.map((finding) => toDiagnostic(finding, source, judged.companions, this.pageOf)),
    );
  }

  private forget(file: Uri): void {
    this.followed.delete(file.toString());
    this.diagnostics.delete(file);
  }
}

/**
 * The suppressions that silence something in an open document. Absent when that is not known, since it is not
 * open, broken, or read together with others.
 */
function usedByOpen(file: Uri, config: LintConfig): readonly ConfigSuppression[] | undefined {
  const document = openDocumentAt(file);
  if (document && !isJson(document.languageId)) {
    return lintText(document.getText(), document.languageId, config).usedSuppressions;
  }
  const result = document && lint(document.getText(), config);
  const isAlone = result?.kind === "resources" || result?.kind === undefined || result.kind === "neighbour";
  return isAlone && result?.problems.length === 0 ? result.usedSuppressions : undefined;
}
