import { l10n } from "vscode";
import type { WantedSignIn } from "../azure/login";
import { isNode, type Explorer, type ExplorerNode, type JsonDocuments } from "../explorer/index";
import { OperationError } from "../infrastructure/errors";
import type { Prompts } from "../infrastructure/prompts";

/** What commands of the tree work with; the parts of VS Code are named so that tests can stand in. */
export interface TreeCommandParts {
  readonly explorer: Explorer;
  readonly prompts: Prompts;
  readonly documents: Pick<JsonDocuments, "open" | "jsonOf">;
  readonly session: { signIn(wanted?: WantedSignIn): Promise<void> };
  readonly desk: Desk;
  /** What is selected in the tree. */
  readonly selection: () => readonly ExplorerNode[];
}

/** What a command does outside of the explorer. */
export interface Desk {
  copy(text: string): PromiseLike<void>;
  openLink(address: string): PromiseLike<unknown>;
  run(command: string, ...given: readonly unknown[]): PromiseLike<unknown>;
  /** A remark in the status bar that goes away by itself. */
  remark(text: string): void;
}

/**
 * The nodes a command is about: all that are selected when it was called on one of them, the one it
 * was called on otherwise, and the selection when it was called from the palette.
 *
 * @throws OperationError when it was called on a row that VS Code no longer knows; the tree is drawn anew then. What
 *   is selected elsewhere must not stand in for it.
 */
export function nodesFor(
  { explorer, selection }: Pick<TreeCommandParts, "explorer" | "selection">,
  given: readonly unknown[],
): readonly ExplorerNode[] {
  if (isLostRow(given)) {
    explorer.drawAnew();
    throw new OperationError(
      l10n.t("This row was out of date, so nothing was done. The explorer shows it anew: please try again."),
    );
  }
  const [node, selected] = given;
  if (!isNode(node)) return selection();
  const all = Array.isArray(selected) ? selected.filter(isNode) : [];
  return all.includes(node) ? all : [node];
}

/**
 * Whether a menu of the tree called a command for a row that VS Code still shows and no longer knows, alone or among
 * those selected: nothing stands where its node should.
 */
export function isLostRow(given: readonly unknown[]): boolean {
  const [, selected] = given;
  const rows = [...given.slice(0, 1), ...(Array.isArray(selected) ? (selected as unknown[]) : [])];
  return rows.some((row) => row === undefined || row === null);
}
