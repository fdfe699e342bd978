import type { Account, DenyAssignment } from "../../azure/azure-data";
import { nameScope } from "../scope";
import type { NodeContext } from "./context";
import { count, plain, type Kept, type NodeItem, type TreeNode } from "./node";

/** What is denied on an account whatever roles say. Shown where there is any. */
export interface DenyAssignmentsNode extends TreeNode {
  readonly kind: "denyAssignments";
}

export interface DenyAssignmentNode extends TreeNode {
  readonly kind: "denyAssignment";
  readonly account: Account;
  readonly denyAssignment: DenyAssignment;
}

export function denyAssignmentsNode(
  parent: TreeNode,
  account: () => Account,
  denied: Kept<readonly DenyAssignment[]>,
  { inventory }: NodeContext,
): DenyAssignmentsNode {
  const node: DenyAssignmentsNode = {
    kind: "denyAssignments",
    id: `${parent.id}#denyAssignments`,
    parent,
    forget: () => denied.forget(),
    getItem: () => ({
      label: "Deny assignments",
      icon: { id: "circle-slash" },
      tooltip: "These win over every role.",
      contextValue: "denyAssignments",
      expandable: "collapsed",
      spoken: "Deny assignments",
    }),
    getChildren: async () =>
      (await denied.get()).map((denyAssignment) => ({
        kind: "denyAssignment",
        id: `${node.id}#${denyAssignment.id.toLowerCase()}`,
        parent: node,
        account: account(),
        denyAssignment,
        getItem: () =>
          toItem(denyAssignment, nameScope(denyAssignment.scope, inventory.snapshot.subscriptions)),
      })),
  };
  return node;
}

const everybody = "00000000-0000-0000-0000-000000000000";

function toItem(denied: DenyAssignment, scope: string): NodeItem {
  const { name, description, permissions, principals, excludePrincipals, isSystemProtected } = denied;
  const operations = permissions.flatMap(({ actions, dataActions }) => [...actions, ...dataActions]);
  const whom = principals.some(({ id }) => id === everybody)
    ? "everybody"
    : count(principals.length, "principal");
  const except =
    excludePrincipals.length === 0 ? "" : ` except ${count(excludePrincipals.length, "principal")}`;
  return {
    label: name,
    description: `${count(operations.length, "operation")} · ${whom}${except} · ${scope}`,
    icon: { id: "circle-slash" },
    tooltip: [
      `**${plain(name)}**`,
      description === undefined ? "" : plain(description),
      `Denied to ${whom}${except}, at ${plain(scope)}:\n${operations.map((operation) => `- \`${operation}\``).join("\n")}`,
      isSystemProtected ? "Made by Azure: nobody can remove it by hand." : "",
    ]
      .filter((part) => part !== "")
      .join("\n\n"),
    contextValue: "denyAssignment",
    expandable: "no",
    spoken: `Deny assignment ${name}: ${operations.join(", ")} denied to ${whom}${except}`,
  };
}
