import {
  DiagnosticSeverity,
  l10n,
  languages,
  StatusBarAlignment,
  window,
  type Diagnostic,
  type Disposable,
  type TextDocument,
} from "vscode";
import { catalogDate } from "../core/index";
import { counted } from "../infrastructure/counted";
import { diagnosticSource } from "./convert";

/** Icons and names of the severities, the worst first. */
const kinds: readonly (readonly [DiagnosticSeverity, icon: string, inWords: (count: number) => string])[] = [
  [DiagnosticSeverity.Error, "$(error)", counted.errors],
  [DiagnosticSeverity.Warning, "$(warning)", counted.warnings],
  [DiagnosticSeverity.Information, "$(info)", counted.infos],
  [DiagnosticSeverity.Hint, "$(lightbulb)", counted.hints],
];

/** Counts the findings of the active file in the status bar; nothing is shown where there are none. */
export class StatusBar implements Disposable {
  private readonly item = window.createStatusBarItem("aoaiSecurity.findings", StatusBarAlignment.Right, 100);
  private readonly subscriptions: readonly Disposable[];

  constructor() {
    this.item.name = "Azure OpenAI Security";
    this.item.command = "workbench.actions.view.problems";
    this.subscriptions = [
      this.item,
      window.onDidChangeActiveTextEditor(() => this.show()),
      languages.onDidChangeDiagnostics(({ uris }) => {
        const active = window.activeTextEditor?.document.uri.toString();
        if (uris.some((uri) => uri.toString() === active)) this.show();
      }),
    ];
    this.show();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private show(): void {
    const document = window.activeTextEditor?.document;
    const found = document ? countsOf(document) : [];
    if (found.length === 0) return this.item.hide();
    this.item.text = ["$(shield)", ...found.map(({ icon, count }) => `${icon} ${count}`)].join(" ");
    const counts = found.map(({ inWords, count }) => inWords(count)).join(", ");
    this.item.tooltip = l10n.t(
      "Azure OpenAI Security: {0} in this file.\nCatalogue of {1}. Click to see the problems.",
      counts,
      catalogDate,
    );
    this.item.accessibilityInformation = { label: l10n.t("Azure OpenAI Security, {0}", counts) };
    this.item.show();
  }
}

function countsOf(document: TextDocument) {
  const own = languages.getDiagnostics(document.uri).filter(isOwn);
  return kinds
    .map(([severity, icon, inWords]) => ({
      icon,
      inWords,
      count: own.filter((diagnostic) => diagnostic.severity === severity).length,
    }))
    .filter(({ count }) => count > 0);
}

function isOwn({ source }: Diagnostic): boolean {
  return source === diagnosticSource;
}
