import { EventEmitter, type Disposable, type TreeDataProvider, type TreeItem } from "vscode";
import { problemOf } from "./inventory";
import { errorNode } from "./nodes/message-node";
import type { TreeNode } from "./nodes/node";
import { toTreeItem } from "./tree-item";

/** How often the tree is drawn while pages come in, in milliseconds. */
const pause = 150;

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

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node === undefined) return [...(await this.roots())];
    try {
      return [...((await node.getChildren?.()) ?? [])];
    } catch (error) {
      const what = node.getItem().label;
      return [errorNode({ id: `${node.id}#error`, parent: node, what, problem: problemOf(error) })];
    }
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
