import { l10n } from "vscode";
import type { Account } from "../../azure/azure-data";
import { counted } from "../../infrastructure/counted";
import { readPrivilegedAccess, type PrivilegedAccess } from "../eligibility";
import { readHoldings, type Holding } from "../holding";
import type { ViewOptions } from "../view-options";
import { afterwards } from "./afterwards";
import type { NodeContext } from "./context";
import { eligibleAssignmentsNode, eligibleUnknownNode } from "./eligible-assignments-node";
import { groupBy } from "./group-by";
import { messageNode } from "./message-node";
import { keep, type TreeNode } from "./node";
import { principalNode } from "./principal-node";
import { roleNode } from "./role-node";

/** Who holds which role on an account. */
export interface RoleAssignmentsNode extends TreeNode {
  readonly kind: "roleAssignments";
  readonly account: Account;
  /** Everything that reaches the account, whatever the filter. */
  holdings(): Promise<readonly Holding[]>;
  forget(): void;
}

export function roleAssignmentsNode(
  parent: TreeNode,
  account: () => Account,
  context: NodeContext,
): RoleAssignmentsNode {
  let known: readonly Holding[] | undefined;
  const reading = keep(async () => {
    known = await readHoldings(account(), context);
    // The heading now has a number.
    context.redraw(node);
    return known;
  });
  const privileged = afterwards(
    () => readPrivilegedAccess(account(), context),
    (access) => {
      if (isWorthShowing(access)) context.redraw(node);
    },
  );
  const node: RoleAssignmentsNode = {
    kind: "roleAssignments",
    id: `${parent.id}#roleAssignments`,
    parent,
    get account() {
      return account();
    },
    holdings: () => reading.insist(),
    forget: () => {
      reading.forget();
      privileged.forget();
    },
    getItem: () => {
      const numbers = known === undefined ? [] : numbersOf(known, privileged.known);
      return {
        label: l10n.t("Role assignments"),
        description: known === undefined ? "" : [String(known.length), ...numbers.slice(1)].join(" · "),
        icon: { id: "organization" },
        contextValue: "roleAssignments refreshable",
        expandable: "collapsed",
        spoken: [l10n.t("Role assignments"), ...numbers].join(", "),
      };
    },
    getChildren: async () => {
      const all = await reading.get();
      privileged.look();
      const options = context.options();
      return [
        ...heldRows(node, withActivations(all, privileged.known), options),
        ...eligibleRows(node, privileged.known, options),
      ];
    },
  };
  return node;
}

/** How many assignments, and how many read keys by them or are eligible for more, if any, in words. */
function numbersOf(holdings: readonly Holding[], access: PrivilegedAccess | undefined): readonly string[] {
  const readers = new Set(
    holdings.filter(({ readsKeys }) => readsKeys !== "no").map(({ holder }) => holder.id.toLowerCase()),
  ).size;
  const eligible = access?.state === "known" ? access.eligible.length : 0;
  return [
    counted.assignments(holdings.length),
    ...(readers === 0 ? [] : [counted.keyReaders(readers)]),
    ...(eligible === 0 ? [] : [counted.eligible(eligible)]),
  ];
}

function isWorthShowing(access: PrivilegedAccess): boolean {
  return access.state === "unknown" || access.eligible.length > 0;
}

const reads = ({ readsKeys }: Holding) => readsKeys !== "no";

/** Those who hold a role today. */
function heldRows(node: RoleAssignmentsNode, all: readonly Holding[], options: ViewOptions): TreeNode[] {
  const { account } = node;
  const shown = options.filter.readsKeys ? all.filter(reads) : all;
  if (shown.length === 0) {
    const label =
      all.length === 0 ? l10n.t("Nobody holds a role here") : l10n.t("No assignment matches the filter");
    return [messageNode(node, "none", { label })];
  }
  return options.assignmentsBy === "role"
    ? groupBy(shown, ({ role }) => role, reads).map(([role, held]) => roleNode(node, account, role, held))
    : groupBy(shown, ({ holder }) => holder, reads).map(([holder, held]) =>
        principalNode(node, account, holder, held),
      );
}

/** Those who could tomorrow, apart from them: an eligible assignment grants nothing. */
function eligibleRows(
  node: RoleAssignmentsNode,
  access: PrivilegedAccess | undefined,
  { filter, assignmentsBy }: ViewOptions,
): TreeNode[] {
  if (access === undefined) return [];
  if (access.state === "unknown") return [eligibleUnknownNode(node, access.problem)];
  const shown = filter.readsKeys
    ? access.eligible.filter(({ couldReadKeys }) => couldReadKeys !== "no")
    : access.eligible;
  return shown.length === 0 ? [] : [eligibleAssignmentsNode(node, node.account, shown, assignmentsBy)];
}

function withActivations(
  holdings: readonly Holding[],
  access: PrivilegedAccess | undefined,
): readonly Holding[] {
  if (access?.state !== "known") return holdings;
  return holdings.map((holding) => {
    const activation = access.activationOf(holding.assignment);
    return activation === undefined ? holding : { ...holding, activation };
  });
}
