import type { Account } from "../azure/azure-data";
import type { Snapshot } from "./inventory";
import { count } from "./nodes/node";
import { postureOf } from "./posture";
import { describeFilter, isFiltering, type Filter } from "./view-options";

/** What stands around the tree: the line above it, the words beside its title, the number on its icon. */
export interface Headline {
  /** Empty where there is nothing to say. */
  readonly message: string;
  readonly description: string;
  readonly badge: { readonly value: number; readonly tooltip: string } | undefined;
}

export function headlineOf(
  snapshot: Snapshot,
  shown: readonly Account[],
  filter: Filter,
  isSample: boolean,
): Headline {
  const lines = [
    isSample ? "Sample tenant: made-up accounts. Nothing here reaches Azure." : "",
    readingLine(snapshot),
    filterLine(snapshot, shown, filter),
  ].filter((line) => line !== "");
  const keysOn = [...snapshot.accounts.values()].filter(({ json }) => postureOf(json).keysOn).length;
  const verb = keysOn === 1 ? "accepts" : "accept";
  return {
    message: lines.join(" "),
    description: isSample ? "Sample" : "",
    badge:
      keysOn === 0 ? undefined : { value: keysOn, tooltip: `${count(keysOn, "account")} ${verb} API keys` },
  };
}

function readingLine({ phase, accounts, expected }: Snapshot): string {
  if (phase !== "reading" || accounts.size === 0) return "";
  if (expected <= accounts.size) return "Reading…";
  return `Reading… ${accounts.size.toLocaleString("en-US")} of ${count(expected, "account")}.`;
}

function filterLine({ accounts }: Snapshot, shown: readonly Account[], filter: Filter): string {
  if (!isFiltering(filter) || accounts.size === 0) return "";
  return `Filter: ${describeFilter(filter)}: ${shown.length} of ${count(accounts.size, "account")}.`;
}
