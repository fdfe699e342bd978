import {
  CodeAction,
  CodeActionKind,
  l10n,
  Position,
  Uri,
  workspace,
  WorkspaceEdit,
  type TextDocument,
} from "vscode";
import {
  configFileName,
  isJson,
  patternOf,
  suppressHere,
  suppressHereInText,
  suppressInConfig,
  suppressInFile,
  suppressInTextFile,
  type Edit,
  type Finding,
  type SuppressionRequest,
} from "../core/index";
import { OperationError } from "../infrastructure/errors";
import type { Prompts } from "../infrastructure/prompts";
import { parentOf } from "./companions";
import { isConfiguration } from "./configurations";
import { toRange } from "./text-source";

/** Suppresses a rule; asks for the reason first. */
export const suppressCommand = "aoaiSecurity.suppress";

type Reach = "here" | "file" | "workspace";

/** What a suppressing code action hands to the command. */
export interface SuppressArguments {
  readonly address: string;
  readonly rule: string;
  readonly offset: number;
  readonly reach: Reach;
  /** Asked for where it is absent. */
  readonly reason?: string;
}

/** Titles for a rule. */
const titles: Readonly<Record<Reach, (rule: string) => string>> = {
  here: (rule) => l10n.t("Suppress {0} here", rule),
  file: (rule) => l10n.t("Suppress {0} in this file", rule),
  workspace: (rule) => l10n.t("Suppress {0} for this file in the workspace configuration", rule),
};

/** Offers to live with a finding; each needs a reason, which the command asks for. */
export function suppressActions(document: TextDocument, { ruleId, range }: Finding): readonly CodeAction[] {
  // What is wrong in a configuration is not suppressed: it has no effect, whatever is said about it.
  if (isConfiguration(document)) return [];
  const inWorkspace = workspace.getWorkspaceFolder(document.uri) !== undefined;
  const reaches: readonly Reach[] = inWorkspace ? ["here", "file", "workspace"] : ["here", "file"];
  return reaches.map((reach) => {
    const action = new CodeAction(`${titles[reach](ruleId)}…`, CodeActionKind.QuickFix);
    const handed: SuppressArguments = {
      address: document.uri.toString(),
      rule: ruleId,
      offset: range.offset,
      reach,
    };
    action.command = { title: action.title, command: suppressCommand, arguments: [handed] };
    return action;
  });
}

/** Asks why, and writes the suppression. Escape changes nothing. */
export async function suppress(handed: SuppressArguments, prompts: Prompts): Promise<void> {
  const { rule, reach } = handed;
  const reason = handed.reason ?? (await askForReason(handed, prompts));
  const document = await workspace.openTextDocument(Uri.parse(handed.address, true));
  const request = { rule, reason: reason.trim() };
  if (reach === "workspace") return suppressInWorkspace(document, request);
  const edits = editsFor(document, request, handed);
  if (!edits) {
    throw new OperationError(noPlace(rule, reach));
  }
  await write(document, edits);
}

function askForReason({ rule, reach }: SuppressArguments, prompts: Prompts): Promise<string> {
  return prompts.input({
    title: titles[reach](rule),
    prompt: l10n.t("Why is it right to live with this? Whoever reads the file later will want to know."),
    validateInput: (text) => (text.trim() === "" ? l10n.t("A suppression needs a reason.") : undefined),
  });
}

function noPlace(rule: string, reach: Reach): string {
  return reach === "here"
    ? l10n.t("There is no place for a suppression here. Suppress {0} in {1} instead.", rule, configFileName)
    : l10n.t(
        "There is no place for a suppression in this file. Suppress {0} in {1} instead.",
        rule,
        configFileName,
      );
}

function editsFor(
  document: TextDocument,
  request: SuppressionRequest,
  { offset, reach }: SuppressArguments,
): readonly Edit[] | undefined {
  const text = document.getText();
  const { languageId } = document;
  if (!isJson(languageId)) {
    return reach === "here"
      ? suppressHereInText(text, offset, request, languageId)
      : suppressInTextFile(text, request, languageId);
  }
  const allowsComments = languageId === "jsonc";
  return reach === "here"
    ? suppressHere(text, offset, request, allowsComments)
    : suppressInFile(text, request, allowsComments);
}

async function suppressInWorkspace(document: TextDocument, request: SuppressionRequest): Promise<void> {
  const folder = workspace.getWorkspaceFolder(document.uri);
  if (!folder) throw new OperationError(l10n.t("The file is in no folder of the workspace."));
  const existing = await configurationAbove(document.uri, folder.uri);
  const file = existing?.uri ?? Uri.joinPath(folder.uri, configFileName);
  const relative = document.uri.path.slice(parentOf(file).path.length).replace(/^\//, "");
  const edits = suppressInConfig(existing?.getText() ?? "", request, [patternOf(relative)]);
  if (existing) return write(existing, edits);
  const creation = new WorkspaceEdit();
  creation.createFile(file);
  for (const { content } of edits) creation.insert(file, new Position(0, 0), content);
  await workspace.applyEdit(creation);
  await (await workspace.openTextDocument(file)).save();
}

/** The configuration file in the nearest folder above a file, up to that of the workspace: it alone counts. */
async function configurationAbove(file: Uri, root: Uri): Promise<TextDocument | undefined> {
  const folder = parentOf(file);
  const configuration = await openIfThere(Uri.joinPath(folder, configFileName));
  if (configuration || folder.path.length <= root.path.length) return configuration;
  return configurationAbove(folder, root);
}

/** One that is there and cannot be opened is told of, not passed over. */
async function openIfThere(file: Uri): Promise<TextDocument | undefined> {
  const isThere = await workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
  return isThere ? workspace.openTextDocument(file) : undefined;
}

async function write(document: TextDocument, edits: readonly Edit[]): Promise<void> {
  const change = new WorkspaceEdit();
  for (const edit of edits) change.replace(document.uri, toRange(edit, document), edit.content);
  await workspace.applyEdit(change);
}
