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

/**
 * How long VS Code is left alone with an answer before it is told of a change, in milliseconds. Told of one while
 * it still asks, or before it has drawn the answer, it keeps rows that the answer made and the change unmade: they
 * show what is past, and their commands come without a node.
 */
const rest = 200;

/** Shows nodes in VS Code's tree. What a node could not read becomes a node that says so. */
export class AzureTree implements TreeDataProvider<TreeNode>, Disposable {
  private readonly emitter = new EventEmitter<TreeNode | undefined>();
  private readonly waiting = new Set<TreeNode | undefined>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private unanswered = 0;
  private answeredAt = -Infinity;
  readonly onDidChangeTreeData = this.emitter.event;

  constructor(private readonly roots: () => Promise<readonly TreeNode[]>) {}

  /** Draws a node and what is below it anew, or everything; many calls in a row draw once. */
  redraw(node: TreeNode | undefined): void {
    this.waiting.add(node);
    this.fireIn(pause);
  }

  getTreeItem(node: TreeNode): TreeItem {
    return toTreeItem(node.id, node.getItem());
  }

  resolveTreeItem(item: TreeItem, node: TreeNode): TreeItem {
    return addTooltip(item, node.getItem());
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    // The top may take as long as Azure does; VS Code drops that question when everything is drawn anew.
    const isHeldFor = node !== undefined;
    if (isHeldFor) this.unanswered += 1;
    try {
      return isHeldFor ? await this.soonestOf(node) : [...(await this.roots())];
    } finally {
      if (isHeldFor) this.unanswered -= 1;
      this.answeredAt = performance.now();
    }
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.emitter.dispose();
  }

  /** What is below a node, or that it is being read. */
  private async soonestOf(node: TreeNode): Promise<TreeNode[]> {
    const reading = childrenOf(node);
    const read = await Promise.race([reading, after(patience)]);
    if (read !== undefined) return read;
    void reading.then(() => this.redraw(node));
    return [messageNode(node, "reading", { label: l10n.t("Reading…"), icon: "loading~spin" })];
  }

  private fireIn(milliseconds: number): void {
    this.timer ??= setTimeout(() => this.fire(), milliseconds);
  }

  private fire(): void {
    this.timer = undefined;
    const isEverything = this.waiting.has(undefined);
    const restLeft = this.unanswered > 0 && !isEverything ? rest : this.answeredAt + rest - performance.now();
    if (restLeft > 0) return this.fireIn(restLeft);
    const nodes = isEverything ? [undefined] : [...this.waiting];
    this.waiting.clear();
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
