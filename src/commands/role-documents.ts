import {
  commands,
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  Range,
  Selection,
  Uri,
  window,
  workspace,
  type TextDocument,
} from "vscode";
import { rolesToWrite, type Finding, type Range as TextRange } from "../core/index";
import { OperationError } from "../infrastructure/errors";
import type { RoleDocument } from "./remediation/role-document";

/** Documents that only stand on one side of a comparison; the linter passes them over. */
const scheme = "aoai-security-compared";

/** How long typing has to pause before a document is looked at, in milliseconds. */
const pause = 300;

export interface RoleDocuments extends Disposable {
  /** The document of an address, or the active one. */
  open(uri: unknown): Promise<RoleDocument>;
}

/**
 * Role definitions in the editor: what Azure has against them, how they compare with Azure, and whether the
 * active document has any, which the menus want to know.
 *
 * @param findingsIn What the rules find in a document as it is now.
 */
export function createRoleDocuments(
  findingsIn: (document: TextDocument) => readonly Finding[],
): RoleDocuments {
  const refusals = languages.createDiagnosticCollection("aoaiSecurity.azure");
  const compared = comparedTexts();
  const parts = Disposable.from(
    refusals,
    compared,
    watchActive(),
    workspace.onDidChangeTextDocument(({ document }) => refusals.delete(document.uri)),
    workspace.onDidCloseTextDocument(({ uri }) => refusals.delete(uri)),
  );
  return {
    open: async (uri) => {
      const shown = uri instanceof Uri ? uri : window.activeTextEditor?.document.uri;
      if (shown === undefined) throw new OperationError(l10n.t("Open the document that defines the role."));
      const document = await workspace.openTextDocument(shown);
      return {
        text: () => document.getText(),
        offset: () => offsetIn(document),
        findings: () => findingsIn(document),
        reveal: (range) => reveal(document, range),
        mark: (range, message) => {
          const diagnostic = new Diagnostic(toRange(document, range), message, DiagnosticSeverity.Error);
          diagnostic.source = "Azure";
          refusals.set(shown, [diagnostic]);
        },
        unmark: () => refusals.delete(shown),
        compare: async (other, title, instead) => {
          const left = compared.show(other, "in Azure");
          const right = instead === undefined ? shown : compared.show(instead, "to be written");
          await commands.executeCommand("vscode.diff", left, right, title);
        },
      };
    },
    dispose: () => void parts.dispose(),
  };
}

function offsetIn(document: TextDocument): number {
  const editor = window.activeTextEditor;
  return editor?.document === document ? document.offsetAt(editor.selection.active) : 0;
}

async function reveal(document: TextDocument, range: TextRange): Promise<void> {
  const place = toRange(document, range);
  const editor = await window.showTextDocument(document, { selection: place });
  editor.selection = new Selection(place.start, place.end);
}

function toRange(document: TextDocument, { offset, length }: TextRange): Range {
  return new Range(document.positionAt(offset), document.positionAt(offset + length));
}

/** Texts to compare with, each kept as long as its document is open. */
function comparedTexts(): Disposable & { show(text: string, side: string): Uri } {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const parts = Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? "",
    }),
    workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString())),
  );
  return {
    show(text, side) {
      const uri = Uri.from({ scheme, path: `/role ${side}.json` });
      texts.set(uri.toString(), text);
      changed.fire(uri);
      return uri;
    },
    dispose: () => void parts.dispose(),
  };
}

/** Tells the menus whether the active document defines a role. */
function watchActive(): Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    const document = window.activeTextEditor?.document;
    const isJson = document !== undefined && /^jsonc?$/.test(document.languageId);
    const holdsRole = isJson && rolesToWrite(document.getText()).length > 0;
    void commands.executeCommand("setContext", "aoaiSecurity.holdsRole", holdsRole);
  };
  const lookSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, pause);
  };
  lookSoon();
  return Disposable.from(
    new Disposable(() => clearTimeout(timer)),
    window.onDidChangeActiveTextEditor(lookSoon),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document === window.activeTextEditor?.document) lookSoon();
    }),
  );
}
