import type { TreeNode } from "#src/explorer/nodes/node";

/** A tree as text, two blanks for each level: the label, then the description in brackets. */
export async function outline(nodes: readonly TreeNode[], depth = 1, indent = ""): Promise<string> {
  const lines: string[] = [];
  for (const node of nodes) {
    const { label, description } = node.getItem();
    lines.push(`${indent}${label}${description ? ` (${description})` : ""}`);
    if (depth <= 1 || !node.getChildren) continue;
    const below = await outline(await node.getChildren(), depth - 1, `${indent}  `);
    if (below !== "") lines.push(below);
  }
  return lines.join("\n");
}

/** Every node below some nodes, themselves included. */
export async function everyNode(nodes: readonly TreeNode[]): Promise<readonly TreeNode[]> {
  const below = await Promise.all(nodes.map(async (node) => everyNode((await node.getChildren?.()) ?? [])));
  return [...nodes, ...below.flat()];
}

/** The node reached by labels, from the top. */
export async function find(nodes: readonly TreeNode[], ...labels: readonly string[]): Promise<TreeNode> {
  const [label, ...rest] = labels;
  const node = nodes.find((candidate) => candidate.getItem().label === label);
  if (node === undefined) throw new Error(`There is no node "${label}" among: ${await outline(nodes)}`);
  return rest.length === 0 ? node : find((await node.getChildren?.()) ?? [], ...rest);
}
