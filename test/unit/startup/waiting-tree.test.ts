import { EventEmitter, TreeItem } from "vscode";
import { expect, it, vi } from "vitest";
import { createWaitingTree, type WaitingTree } from "#src/startup/waiting-tree";

function realTree() {
  const changed = new EventEmitter<string | undefined>();
  return {
    changed,
    onDidChangeTreeData: changed.event,
    getChildren: (node?: string) => (node === undefined ? ["account"] : [`${node}'s role`]),
    getTreeItem: (node: string) => new TreeItem(node),
    getParent: (node: string) => `above ${node}`,
  };
}

function drawn(tree: WaitingTree<string>) {
  const redrawn: unknown[] = [];
  tree.onDidChangeTreeData?.((nodes) => redrawn.push(nodes));
  return redrawn;
}

it("opens the tree when somebody looks, once, and lets it answer", async () => {
  const real = realTree();
  const open = vi.fn(() => Promise.resolve(tree.show(real)));
  const tree: WaitingTree<string> = createWaitingTree<string>(open);
  const redrawn = drawn(tree);
  expect(open).not.toHaveBeenCalled();

  expect(await tree.getChildren()).toEqual(["account"]);
  expect(await tree.getChildren("account")).toEqual(["account's role"]);
  expect(await tree.getTreeItem("account")).toMatchObject({ label: "account" });
  expect(tree.getParent?.("account")).toBe("above account");
  expect(open).toHaveBeenCalledTimes(1);
  expect(redrawn).toEqual([]);

  real.changed.fire("account");
  expect(redrawn).toEqual(["account"]);
});

it("stays empty when the tree cannot be opened, and fills when that succeeds later", async () => {
  const tree = createWaitingTree<string>(() => Promise.resolve());
  const redrawn = drawn(tree);
  expect(await tree.getChildren()).toEqual([]);
  tree.show(realTree());
  expect(redrawn).toEqual([undefined]);
  expect(await tree.getChildren()).toEqual(["account"]);
});
