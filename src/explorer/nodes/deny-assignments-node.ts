import { l10n } from "vscode";
import type { Account, DenyAssignment } from "../../azure/azure-data";
import { counted } from "../../infrastructure/counted";
import { nameScope } from "../scope";
import type { NodeContext } from "./context";
import { plain, type Kept, type NodeItem, type TreeNode } from "./node";

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
      label: l10n.t("Deny assignments"),
      icon: { id: "circle-slash" },
      tooltip: l10n.t("These win over every role."),
      contextValue: "denyAssignments",
      expandable: "collapsed",
      spoken: l10n.t("Deny assignments"),
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
  const { name, description, permissions, isSystemProtected } = denied;
  const operations = permissions.flatMap(({ actions, dataActions }) => [...actions, ...dataActions]);
  const whom = whomOf(denied);
  return {
    label: name,
    description: `${counted.operations(operations.length)} · ${whom} · ${scope}`,
    icon: { id: "circle-slash" },
    tooltip: [
      `**${plain(name)}**`,
      description === undefined ? "" : plain(description),
      l10n.t(
        "Denied to {0}, at {1}:\n{2}",
        whom,
        plain(scope),
        operations.map((operation) => `- \`${operation}\``).join("\n"),
      ),
      isSystemProtected ? l10n.t("Made by Azure: nobody can remove it by hand.") : "",
    ]
      .filter((part) => part !== "")
      .join("\n\n"),
    contextValue: "denyAssignment",
    expandable: "no",
    spoken: l10n.t("Deny assignment {0}: {1} denied to {2}", name, operations.join(", "), whom),
  };
}

function whomOf({ principals, excludePrincipals }: DenyAssignment): string {
  const isAll = principals.some(({ id }) => id === everybody);
  const whom = isAll ? l10n.t("everybody") : counted.principals(principals.length);
  return excludePrincipals.length === 0
    ? whom
    : l10n.t("{0} except {1}", whom, counted.principals(excludePrincipals.length));
}
