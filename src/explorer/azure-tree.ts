import { EventEmitter, l10n, type Disposable, type TreeDataProvider, type TreeItem } from "vscode";
import { problemOf } from "./inventory";
import { errorNode, messageNode } from "./nodes/message-node";
import type { TreeNode } from "./nodes/node";
import { addTooltip, toTreeItem } from "./tree-item";

/** How often the tree is drawn while pages come in, in milliseconds. */
const pause = 150;

/**
 * How long a node may read before it shows that it does, in milliseconds. VS Code draws a tree only when every
 * open node has answered, and one that waits for Azure must not keep the others from the screen.
 */
const patience = 1000;

/** Shows nodes in VS Code's tree. What a node could not read becomes a node that says so. */
export class AzureTree implements TreeDataProvider<TreeNode>, Disposable {
  private readonly emitter = new EventEmitter<TreeNode | undefined>();
  private readonly waiting = new Set<TreeNode | undefined>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  readonly onDidChangeTreeData = this.emitter.event;

  constructor(private readonly roots: () => Promise<readonly TreeNode[]>) {}

  /** Draws a node and what is below it anew, or everything; many calls in a row draw once. */
  redraw(node: TreeNode | undefined): void {
    this.waiting.add(node);
    this.timer ??= setTimeout(() => this.fire(), pause);
  }

  getTreeItem(node: TreeNode): TreeItem {
    return toTreeItem(node.id, node.getItem());
  }

  resolveTreeItem(item: TreeItem, node: TreeNode): TreeItem {
    return addTooltip(item, node.getItem());
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node === undefined) return [...(await this.roots())];
    const reading = childrenOf(node);
    const read = await Promise.race([reading, after(patience)]);
    if (read !== undefined) return read;
    void reading.then(() => this.redraw(node));
    return [messageNode(node, "reading", { label: l10n.t("Reading…"), icon: "loading~spin" })];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.emitter.dispose();
  }

  private fire(): void {
    this.timer = undefined;
    const nodes = [...this.waiting];
    this.waiting.clear();
    if (nodes.includes(undefined)) return this.emitter.fire(undefined);
    for (const node of nodes) this.emitter.fire(node);
  }
}

/** Resolves always: what a node could not read becomes a node that says so. */
async function childrenOf(node: TreeNode): Promise<TreeNode[]> {
  try {
    return [...((await node.getChildren?.()) ?? [])];
  } catch (error) {
    const what = node.getItem().label;
    return [errorNode({ id: `${node.id}#error`, parent: node, what, problem: problemOf(error) })];
  }
}

function after(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds));
}
