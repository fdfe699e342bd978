import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AzureError } from "#src/azure/azure-error";
import { AzureTree } from "#src/explorer/azure-tree";
import { keep, type NodeItem, type TreeNode } from "#src/explorer/nodes/node";
import { forbidden } from "#support/fake-azure";

const item: NodeItem = {
  label: "Deployments",
  description: "2",
  icon: { id: "rocket", color: "charts.red" },
  tooltip: "**Text**",
  contextValue: "deployments",
  expandable: "collapsed",
  spoken: "Two deployments",
  command: { id: "do.it", title: "Do it", arguments: ["x"] },
};

function aNode(id: string, more: Partial<TreeNode> = {}): TreeNode {
  return { kind: "test", id, parent: undefined, getItem: () => item, ...more };
}

describe("a row", () => {
  it("has everything a node says", () => {
    const tree = new AzureTree(() => Promise.resolve([]));
    const node = aNode("n1");
    const shown = tree.resolveTreeItem(tree.getTreeItem(node), node);
    expect(shown).toMatchObject({
      id: "n1",
      label: "Deployments",
      description: "2",
      collapsibleState: 1,
      iconPath: { id: "rocket", color: { id: "charts.red" } },
      tooltip: { value: "**Text**", supportThemeIcons: true },
      contextValue: "deployments",
      accessibilityInformation: { label: "Two deployments" },
      command: { command: "do.it", title: "Do it", arguments: ["x"] },
    });
    expect(shown.tooltip).not.toMatchObject({ isTrusted: true });
  });
});

describe("children", () => {
  it("that cannot be read become a node that says so and leads back to what to read again", async () => {
    const parent = aNode("n1", { getChildren: () => Promise.reject(new AzureError(forbidden)) });
    const [error, ...others] = await new AzureTree(() => Promise.resolve([])).getChildren(parent);
    expect(others).toEqual([]);
    expect(error).toMatchObject({ kind: "error", id: "n1#error", problem: forbidden, retry: parent });
    expect(error?.getItem().label).toBe("Deployments could not be read");
  });

  it("that take long do not keep the tree waiting: the node shows that it reads, and is drawn again", async () => {
    vi.useFakeTimers();
    const finish: ((children: readonly TreeNode[]) => void)[] = [];
    const reading = new Promise<readonly TreeNode[]>((resolve) => finish.push(resolve));
    const parent = aNode("n1", { getChildren: () => reading });
    const tree = new AzureTree(() => Promise.resolve([]));
    const drawn: (string | undefined)[] = [];
    tree.onDidChangeTreeData((node) => drawn.push(node?.id));

    const shown = tree.getChildren(parent);
    await vi.advanceTimersByTimeAsync(2000);
    expect((await shown).map((node) => node.getItem().label)).toEqual(["Reading…"]);
    expect(drawn).toEqual([]);

    const child = aNode("n2");
    finish[0]?.([child]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(drawn).toEqual(["n1"]);
    expect(await tree.getChildren(parent)).toEqual([child]);
    vi.useRealTimers();
  });

  it("are asked of the node, and of the tree at the top", async () => {
    const child = aNode("n2");
    const tree = new AzureTree(() => Promise.resolve([aNode("root")]));
    expect((await tree.getChildren()).map(({ id }) => id)).toEqual(["root"]);
    expect(await tree.getChildren(aNode("n1", { getChildren: () => [child] }))).toEqual([child]);
    expect(await tree.getChildren(child)).toEqual([]);
  });
});

describe("drawing", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function drawnBy(run: (tree: AzureTree) => void): readonly (string | undefined)[] {
    const tree = new AzureTree(() => Promise.resolve([]));
    const drawn: (string | undefined)[] = [];
    tree.onDidChangeTreeData((node) => drawn.push(node?.id));
    run(tree);
    vi.advanceTimersByTime(1000);
    return drawn;
  }

  it("happens once for many calls in a row", () => {
    const node = aNode("n1");
    expect(drawnBy((tree) => [node, node, aNode("n2")].forEach((one) => tree.redraw(one)))).toEqual([
      "n1",
      "n2",
    ]);
  });

  it("of everything covers all the rest", () => {
    expect(drawnBy((tree) => [aNode("n1"), undefined].forEach((one) => tree.redraw(one)))).toEqual([
      undefined,
    ]);
  });

  describe("leaves VS Code alone", () => {
    /** A node that is being asked about, and what gives the answer. */
    function asked() {
      const answers: ((children: readonly TreeNode[]) => void)[] = [];
      const children = new Promise<readonly TreeNode[]>((resolve) => answers.push(resolve));
      return { node: aNode("slow", { getChildren: () => children }), answer: () => answers[0]?.([]) };
    }

    function watched(roots: () => Promise<readonly TreeNode[]> = () => Promise.resolve([])) {
      const tree = new AzureTree(roots);
      const drawn: (string | undefined)[] = [];
      tree.onDidChangeTreeData((node) => drawn.push(node?.id));
      return { tree, drawn };
    }

    it("until it has the answer it waits for, and a moment to draw it", async () => {
      const { tree, drawn } = watched();
      const { node, answer } = asked();
      const shown = tree.getChildren(node);
      tree.redraw(aNode("n1"));
      await vi.advanceTimersByTimeAsync(900);
      expect(drawn).toEqual([]);
      answer();
      await shown;
      await vi.advanceTimersByTimeAsync(150);
      expect(drawn).toEqual([]);
      await vi.advanceTimersByTimeAsync(250);
      expect(drawn).toEqual(["n1"]);
    });

    it("for that moment where everything is drawn anew, which ends what it asks", async () => {
      const { tree, drawn } = watched();
      const { node } = asked();
      await tree.getChildren(aNode("n1"));
      void tree.getChildren(node);
      tree.redraw(undefined);
      await vi.advanceTimersByTimeAsync(150);
      expect(drawn).toEqual([]);
      await vi.advanceTimersByTimeAsync(100);
      expect(drawn).toEqual([undefined]);
    });

    it("but not as long as the top of the tree takes", async () => {
      const { tree, drawn } = watched(() => new Promise(() => undefined));
      void tree.getChildren();
      tree.redraw(aNode("n1"));
      await vi.advanceTimersByTimeAsync(200);
      expect(drawn).toEqual(["n1"]);
    });

    it("no longer than it asks, also where a node fails", async () => {
      const { tree, drawn } = watched();
      await tree.getChildren(aNode("n1", { getChildren: () => Promise.reject(new AzureError(forbidden)) }));
      tree.redraw(aNode("n1"));
      await vi.advanceTimersByTimeAsync(400);
      expect(drawn).toEqual(["n1"]);
    });
  });

  it("ends when the tree is disposed of", () => {
    expect(
      drawnBy((tree) => {
        tree.redraw(undefined);
        tree.dispose();
      }),
    ).toEqual([]);
  });
});

describe("what is kept", () => {
  it("is read once, until it is forgotten", async () => {
    let reads = 0;
    const kept = keep(() => Promise.resolve((reads += 1)));
    expect(await Promise.all([kept.get(), kept.get()])).toEqual([1, 1]);
    kept.forget();
    expect(await kept.get()).toBe(2);
  });

  it("is a failure as well, until it is forgotten or somebody insists", async () => {
    let reads = 0;
    const kept = keep(() =>
      (reads += 1) % 2 === 1 ? Promise.reject(new Error(`no ${reads}`)) : Promise.resolve(reads),
    );
    await expect(kept.get()).rejects.toThrow("no 1");
    await expect(kept.get()).rejects.toThrow("no 1");
    expect(await kept.insist()).toBe(2);
    expect(await kept.insist()).toBe(2);
    kept.forget();
    await expect(kept.get()).rejects.toThrow("no 3");
  });
});
