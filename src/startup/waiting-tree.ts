import { EventEmitter, TreeItem, type Disposable, type TreeDataProvider } from "vscode";

/** Stands in a view until somebody looks at it. */
export interface WaitingTree<Node> extends TreeDataProvider<Node>, Disposable {
  /** From now on this tree answers. */
  show(tree: TreeDataProvider<Node>): void;
}

/**
 * @param open Called when somebody looks and there is no tree yet. Has `show` called, or tells the user why it cannot;
 *   then the view stays empty until a tree is shown after all.
 */
export function createWaitingTree<Node>(open: () => Promise<unknown>): WaitingTree<Node> {
  const changed = new EventEmitter<Node | Node[] | undefined>();
  const empty: TreeDataProvider<Node> = { getChildren: () => [], getTreeItem: () => new TreeItem("") };
  let tree = empty;
  let following: Disposable | undefined;
  let isMissed = false;
  return {
    onDidChangeTreeData: changed.event,
    show(real) {
      tree = real;
      following = real.onDidChangeTreeData?.((nodes) => changed.fire(nodes ?? undefined));
      if (isMissed) changed.fire(undefined);
    },
    async getChildren(node) {
      if (tree === empty) await open();
      isMissed = tree === empty;
      return tree.getChildren(node);
    },
    getTreeItem: (node) => tree.getTreeItem(node),
    getParent: (node) => tree.getParent?.(node),
    resolveTreeItem: (item, node, token) => tree.resolveTreeItem?.(item, node, token),
    dispose() {
      following?.dispose();
      changed.dispose();
    },
  };
}
