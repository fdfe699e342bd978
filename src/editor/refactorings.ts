import {
  CodeAction,
  CodeActionKind,
  CodeActionTriggerKind,
  l10n,
  languages,
  type CodeActionContext,
  type Disposable,
  type Range,
  type TextDocument,
} from "vscode";
import {
  builtInRoleAt,
  customRoleOffer,
  jsonLanguages,
  refactorings,
  textLanguages,
  type Refactoring,
} from "../core/index";
import { translate } from "../infrastructure/translate";
import { toWorkspaceEdit } from "./code-actions";
import { openDocumentCommand } from "./open-document";

const kinds: Readonly<Record<Refactoring["kind"], CodeActionKind>> = {
  rewrite: CodeActionKind.RefactorRewrite,
  extract: CodeActionKind.RefactorExtract,
  change: CodeActionKind.Refactor,
};

/** The command in another folder that asks what to make a custom role from, unless it is told. */
const createCustomRole = "aoaiSecurity.createCustomRoleFromBuiltIn";

/** Offers changes to a document where nothing is wrong. None of them is ever preferred. */
export function registerRefactorings(): readonly Disposable[] {
  return [
    languages.registerCodeActionsProvider(
      [...jsonLanguages],
      { provideCodeActions: offerRefactorings, resolveCodeAction: workOut },
      { providedCodeActionKinds: Object.values(kinds) },
    ),
    languages.registerCodeActionsProvider(
      [...jsonLanguages, ...textLanguages],
      { provideCodeActions: offerCustomRole },
      { providedCodeActionKinds: [CodeActionKind.Refactor] },
    ),
  ];
}

function offerRefactorings(document: TextDocument, range: Range, context: CodeActionContext): CodeAction[] {
  return refactorings(document.getText(), document.offsetAt(range.start), translate)
    .filter(
      (offered) => isWanted(kinds[offered.kind], context) && !isNoise(offered, document, range, context),
    )
    .map((offered) => toAction(offered, document));
}

function isWanted(kind: CodeActionKind, { only }: CodeActionContext): boolean {
  return !only || only.contains(kind);
}

/** Unasked, what concerns a whole definition is offered on its first line only. */
function isNoise(
  { headAt }: Refactoring,
  document: TextDocument,
  range: Range,
  { triggerKind }: CodeActionContext,
): boolean {
  if (headAt === undefined || triggerKind === CodeActionTriggerKind.Invoke) return false;
  return document.positionAt(headAt).line !== range.start.line;
}

/** What is changed is worked out when somebody chooses it. */
class OfferedAction extends CodeAction {
  private readonly version: number;

  constructor(
    readonly offered: Refactoring,
    readonly document: TextDocument,
  ) {
    super(offered.title, kinds[offered.kind]);
    this.version = document.version;
  }

  /** Whether the places still are where they were. */
  get isCurrent(): boolean {
    return this.document.version === this.version;
  }
}

function toAction(offered: Refactoring, document: TextDocument): CodeAction {
  if (!offered.creates) return new OfferedAction(offered, document);
  const { title, kind, creates } = offered;
  const action = new CodeAction(title, kinds[kind]);
  const { language, content } = creates();
  action.command = { title, command: openDocumentCommand, arguments: [language, content] };
  return action;
}

function workOut(action: CodeAction): CodeAction {
  if (action instanceof OfferedAction && action.isCurrent) {
    action.edit = toWorkspaceEdit(action.document, action.offered.edits());
  }
  return action;
}

function offerCustomRole(document: TextDocument, range: Range, context: CodeActionContext): CodeAction[] {
  if (!isWanted(CodeActionKind.Refactor, context)) return [];
  const role = builtInRoleAt(document.getText(), document.offsetAt(range.start), document.languageId);
  if (!role) return [];
  const title = l10n.t('Create the custom role "{0}"', customRoleOffer(role).name);
  const action = new CodeAction(title, CodeActionKind.Refactor);
  action.command = { title, command: createCustomRole, arguments: [role.id] };
  return [action];
}
