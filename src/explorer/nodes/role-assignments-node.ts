import { l10n } from "vscode";
import type { Account } from "../../azure/azure-data";
import { counted } from "../../infrastructure/counted";
import { readHoldings, type Holding } from "../holding";
import type { NodeContext } from "./context";
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
  const node: RoleAssignmentsNode = {
    kind: "roleAssignments",
    id: `${parent.id}#roleAssignments`,
    parent,
    get account() {
      return account();
    },
    holdings: () => reading.insist(),
    forget: () => reading.forget(),
    getItem: () => {
      const description = known === undefined ? "" : summarize(known);
      return {
        label: l10n.t("Role assignments"),
        description,
        icon: { id: "organization" },
        contextValue: "roleAssignments refreshable",
        expandable: "collapsed",
        spoken: l10n.t("Role assignments {0}", description),
      };
    },
    getChildren: async () => {
      const { filter, assignmentsBy } = context.options();
      const all = await reading.get();
      const shown = filter.readsKeys ? all.filter(({ readsKeys }) => readsKeys !== "no") : all;
      if (shown.length === 0) {
        const label =
          all.length === 0 ? l10n.t("Nobody holds a role here") : l10n.t("No assignment matches the filter");
        return [messageNode(node, "none", { label })];
      }
      return assignmentsBy === "role"
        ? groupBy(shown, ({ role }) => role).map(([role, held]) => roleNode(node, account(), role, held))
        : groupBy(shown, ({ holder }) => holder).map(([holder, held]) =>
            principalNode(node, account(), holder, held),
          );
    },
  };
  return node;
}

function summarize(holdings: readonly Holding[]): string {
  const readers = new Set(
    holdings.filter(({ readsKeys }) => readsKeys !== "no").map(({ holder }) => holder.id.toLowerCase()),
  ).size;
  return readers === 0 ? String(holdings.length) : `${holdings.length} · ${counted.keyReaders(readers)}`;
}

type Group<T> = readonly [of: T, holdings: readonly Holding[]];

/** Groups by what has the same id: those with key readers first, then by name. */
function groupBy<T extends { readonly id: string; readonly name: string }>(
  holdings: readonly Holding[],
  of: (holding: Holding) => T,
): readonly Group<T>[] {
  const groups = new Map<string, readonly [T, Holding[]]>();
  for (const holding of holdings) {
    const thing = of(holding);
    const [, group] = groups.get(thing.id.toLowerCase()) ?? [thing, []];
    groups.set(thing.id.toLowerCase(), [thing, [...group, holding]]);
  }
  return [...groups.values()].sort(
    ([one, ofOne], [other, ofOther]) =>
      Number(reads(ofOther)) - Number(reads(ofOne)) || one.name.localeCompare(other.name),
  );
}

const reads = (holdings: readonly Holding[]) => holdings.some(({ readsKeys }) => readsKeys !== "no");
