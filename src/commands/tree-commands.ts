import type { WantedSignIn } from "../azure/login";
import { isNode, type Explorer, type ExplorerNode, type JsonDocuments } from "../explorer/index";
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
 */
export function nodesFor(
  given: readonly unknown[],
  selection: readonly ExplorerNode[],
): readonly ExplorerNode[] {
  const [node, selected] = given;
  if (!isNode(node)) return selection;
  const all = Array.isArray(selected) ? selected.filter(isNode) : [];
  return all.includes(node) ? all : [node];
}
