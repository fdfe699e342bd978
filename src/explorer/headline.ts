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

export interface HeadlineOf {
  readonly snapshot: Snapshot;
  /** How many accounts the filter lets through. */
  readonly shown: number;
  readonly filter: Filter;
  readonly isSample: boolean;
  readonly isReading: boolean;
  /** Seconds that Azure has asked to wait and that are not over. */
  readonly secondsToWait: number;
}

export function headlineOf(of: HeadlineOf): Headline {
  const { snapshot, isSample } = of;
  const lines = [
    isSample ? "Sample tenant: made-up accounts. Nothing here reaches Azure." : "",
    waitingLine(of),
    readingLine(of),
    filterLine(of),
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

function waitingLine({ secondsToWait, isSample }: HeadlineOf): string {
  return secondsToWait === 0 || isSample ? "" : `Azure asks to wait ${secondsToWait} s.`;
}

function readingLine({ snapshot: { accounts, expected }, isReading }: HeadlineOf): string {
  if (!isReading || accounts.size === 0) return "";
  if (expected <= accounts.size) return "Reading…";
  return `Reading… ${accounts.size.toLocaleString("en-US")} of ${count(expected, "account")}.`;
}

function filterLine({ snapshot: { accounts }, shown, filter }: HeadlineOf): string {
  if (!isFiltering(filter) || accounts.size === 0) return "";
  return `Filter: ${describeFilter(filter)}. ${shown.toLocaleString("en-US")} of ${count(accounts.size, "account")} shown.`;
}
