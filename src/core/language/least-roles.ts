import { counted } from "../text/counted";
import { inWords, listed, say, type Text, type Translate } from "../text/text";
import type { BuiltInRole } from "../catalog/built-in-roles";
import { measuredRoles, universe } from "../catalog/measured-roles";
import { exactPermission, smallestPair, sufficientRoles } from "../rbac/least-role";
import type { Needed, Suggestion } from "../rbac/least-role";
import type { Risk } from "../rbac/risk";

/** One built-in role, or two together, that suffice. */
export type RoleSuggestion = Suggestion<BuiltInRole>;

/** Where a new role may be assigned until its author says where; the subscription is made up. */
export const exampleScope = "/subscriptions/6f3d2b1a-84c7-4e59-a1d0-93b5c27e8f46";

/** How somebody can get what they need. */
export interface LeastRoles {
  /** Those that grant the least beyond the need first; a pair only where no role suffices by itself. */
  readonly suggestions: readonly RoleSuggestion[];
  /** A custom role in the form of the command line that grants exactly what is needed. */
  readonly customRole: () => string;
}

/** Ranks the built-in roles that grant some operations. The first call takes about a tenth of a second, and longer where it takes two roles. */
export function leastRoles(needed: Needed): LeastRoles {
  const single = sufficientRoles(needed, measuredRoles(), universe());
  const pair = single.length > 0 ? undefined : smallestPair(needed, measuredRoles(), universe());
  return { suggestions: pair ? [pair] : single, customRole: () => writeCustomRole(needed) };
}

/** What somebody could do with some operations of a kind, the worst kind first. */
const kinds: readonly (readonly [risk: Risk, deed: (operations: Text) => Text])[] = [
  ["keys", (operations) => say("{0} to give out the account keys", operations)],
  ["access", (operations) => say("{0} to change who has access", operations)],
  ["account", (operations) => say("{0} to change the account as a whole", operations)],
  ["secrets", (operations) => say("{0} to give out other secrets", operations)],
  ["change", (operations) => say("{0} to change something", operations)],
  ["use", (operations) => say("{0} to use something", operations)],
  ["read", (operations) => say("{0} to read", operations)],
];

/**
 * What a suggestion grants beyond the need, in a sentence, the worst first.
 *
 * @param translate Puts it into the language of the reader; English without it.
 */
export function beyondInWords({ beyond }: Pick<RoleSuggestion, "beyond">, translate?: Translate): string {
  const found = kinds.filter(([risk]) => beyond[risk] > 0);
  if (found.length === 0) return inWords(say("Grants nothing beyond it."), translate);
  const parts = found.map(([risk, deed]) => deed(counted.operations(beyond[risk])));
  return inWords(say("Beyond it: {0}.", listed(parts)), translate);
}

function writeCustomRole(needed: Needed): string {
  const { actions, notActions, dataActions, notDataActions } = exactPermission(needed);
  const role = {
    Name: "Only What Is Needed",
    IsCustom: true,
    Description: "Grants just the operations that are needed.",
    Actions: actions,
    NotActions: notActions,
    DataActions: dataActions,
    NotDataActions: notDataActions,
    AssignableScopes: [exampleScope],
  };
  return `${JSON.stringify(role, undefined, 2)}\n`;
}
