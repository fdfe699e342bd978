import type { Snapshot } from "./inventory";

/** What the view as a whole is in; each but "ready" and "reading" has a welcome text of its own. */
export type ViewState =
  | "reading"
  | "ready"
  | "signedOut"
  | "offline"
  | "noSubscription"
  | "noneSelected"
  | "noAccount"
  | "allFiltered";

/** Words for an empty tree. Failures that have no text of their own are nodes, and the tree is not empty. */
export function stateOf(
  { phase, subscriptions, chosen, accounts, failures }: Snapshot,
  shown: number,
): ViewState {
  if (shown > 0) return "ready";
  if (phase !== "read") return "reading";
  const kinds = new Set(failures.map(({ problem }) => problem.kind));
  if (subscriptions.length === 0 && kinds.size === 1) {
    if (kinds.has("signed-out")) return "signedOut";
    if (kinds.has("network")) return "offline";
  }
  if (accounts.size > 0) return "allFiltered";
  if (failures.length > 0) return "ready";
  if (subscriptions.length === 0) return "noSubscription";
  return chosen.length === 0 ? "noneSelected" : "noAccount";
}

/** Failures that the welcome text does not tell. */
export function failuresToShow(snapshot: Snapshot, shown: number): Snapshot["failures"] {
  const state = stateOf(snapshot, shown);
  return state === "signedOut" || state === "offline" ? [] : snapshot.failures;
}
