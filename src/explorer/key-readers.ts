import type { Account, Subscription } from "../azure/azure-data";
import type { AssignmentSource } from "./assignment-shelf";
import { readsKeys, type Books } from "./holding";

/**
 * Tells whether anybody is known to read the keys of an account; undefined where that was not read yet.
 * Accounts share the assignments above them, so each list is looked through once until something new is read.
 */
export function createKeyReaders({
  assignments,
  roles,
}: Pick<Books, "assignments" | "roles">): (account: Account) => boolean | undefined {
  let known = new Map<AssignmentSource, boolean>();
  let revision = "";

  const hasReader = (source: AssignmentSource, of: Subscription): boolean => {
    const before = known.get(source);
    if (before !== undefined) return before;
    const found = [...source.values()].some((assignment) => {
      const role = roles.known(assignment.roleDefinitionId, of);
      return role !== undefined && readsKeys(assignment, role) !== "no";
    });
    known.set(source, found);
    return found;
  };

  return (account) => {
    if (!assignments.isKnown(account.subscription)) return undefined;
    const now = `${assignments.revision} ${roles.revision}`;
    if (now !== revision) known = new Map();
    revision = now;
    return assignments.sourcesOf(account).some((source) => hasReader(source, account.subscription));
  };
}
