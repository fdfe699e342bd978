import { l10n } from "vscode";
import { counted, grouped } from "../infrastructure/counted";
import type { Snapshot } from "./inventory";
import { postureOf } from "./posture";
import type { ViewState } from "./state";
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
  readonly state: ViewState;
  /** How many accounts the filter lets through. */
  readonly shown: number;
  readonly filter: Filter;
  readonly isSample: boolean;
  readonly isReading: boolean;
  /** Seconds that Azure has asked to wait and that are not over. */
  readonly secondsToWait: number;
}

export function headlineOf(of: HeadlineOf): Headline {
  const { snapshot, state, isSample, filter } = of;
  // VS Code shows a line above an empty tree or the text in its place, and the text has the way on. A tree
  // with rows of failures is not empty.
  const hasText = state !== "ready" && state !== "reading" && snapshot.failures.length === 0;
  const lines = [
    isSample && !hasText ? l10n.t("Sample tenant: made-up accounts. Nothing here reaches Azure.") : "",
    waitingLine(of),
    readingLine(of),
    hasText ? "" : filterLine(of),
  ].filter((line) => line !== "");
  const marks = [
    isSample ? l10n.t("Sample") : "",
    state === "allFiltered" ? describeFilter(filter) : "",
  ].filter((mark) => mark !== "");
  const keysOn = [...snapshot.accounts.values()].filter(({ json }) => postureOf(json).keysOn).length;
  return {
    message: lines.join(" "),
    description: marks.join(" · "),
    badge: keysOn === 0 ? undefined : { value: keysOn, tooltip: keysOnLine(keysOn) },
  };
}

function keysOnLine(accounts: number): string {
  return accounts === 1
    ? l10n.t("1 account accepts API keys")
    : l10n.t("{0} accounts accept API keys", grouped(accounts));
}

function waitingLine({ secondsToWait, isSample }: HeadlineOf): string {
  return secondsToWait === 0 || isSample ? "" : l10n.t("Azure asks to wait {0} s.", secondsToWait);
}

function readingLine({ snapshot: { accounts, expected }, isReading }: HeadlineOf): string {
  if (!isReading || accounts.size === 0) return "";
  if (expected <= accounts.size) return l10n.t("Reading…");
  return l10n.t("Reading… {0} of {1}.", grouped(accounts.size), counted.accounts(expected));
}

function filterLine({ snapshot: { accounts }, shown, filter }: HeadlineOf): string {
  if (!isFiltering(filter) || accounts.size === 0) return "";
  return l10n.t(
    "Filter: {0}. {1} of {2} shown.",
    describeFilter(filter),
    grouped(shown),
    counted.accounts(accounts.size),
  );
}
