import { l10n } from "vscode";
import type { Account } from "../../azure/azure-data";
import type { ErrorAction } from "../../infrastructure/errors";
import { offer } from "./ask";
import { isFailed, type AccountOutcome } from "./account-remediation";
import { sayOutcome, summarize } from "./account-text";
import type { Message, RemediationParts } from "./parts";
import { actionsOn } from "./problem-text";
import type { Script } from "./scripts/script";

export interface NextSteps {
  readonly retry: (failed: readonly Account[]) => Promise<unknown>;
  /** For somebody who may do what the user may not. */
  readonly script: Script | undefined;
}

/** Tells how it went: one account in words, several as a summary with a way to try the failed ones again. */
export function tellOutcomes(
  parts: RemediationParts,
  outcomes: readonly AccountOutcome[],
  next: NextSteps,
): void {
  const [first] = outcomes;
  if (first === undefined) return;
  const text = outcomes.length === 1 ? sayOutcome(first) : summarize(outcomes);
  const actions = [
    ...signIns(parts, outcomes),
    ...scripts(parts, outcomes, next),
    ...retries(outcomes, next),
  ];
  parts.tell({ severity: severityOf(outcomes), text, actions });
}

function signIns(parts: RemediationParts, outcomes: readonly AccountOutcome[]): readonly ErrorAction[] {
  const problems = outcomes.flatMap(({ result }) => ("problem" in result ? (result.problem ?? []) : []));
  return actionsOn(
    problems.find(({ kind }) => kind === "signed-out"),
    parts,
  );
}

function scripts(
  { handOut }: RemediationParts,
  outcomes: readonly AccountOutcome[],
  { script }: NextSteps,
): readonly ErrorAction[] {
  const isRefused = outcomes.some(
    ({ result }) =>
      result.kind === "notAllowed" || (result.kind === "refused" && result.problem.kind === "forbidden"),
  );
  return isRefused && script !== undefined ? [{ title: offer, run: () => handOut(script) }] : [];
}

/** Trying again at once cannot help somebody who may not. */
function retries(outcomes: readonly AccountOutcome[], { retry }: NextSteps): readonly ErrorAction[] {
  const failed = outcomes.filter((outcome) => isFailed(outcome) && outcome.result.kind !== "notAllowed");
  if (failed.length === 0) return [];
  const many = failed.length === 1 ? l10n.t("Retry 1 Account") : l10n.t("Retry {0} Accounts", failed.length);
  const title = outcomes.length === 1 ? l10n.t("Try Again") : many;
  return [{ title, run: () => retry(failed.map(({ account }) => account)) }];
}

const severities: readonly (readonly [Message["severity"], readonly AccountOutcome["result"]["kind"][]])[] = [
  ["error", ["failed", "refused", "unread", "notAllowed", "gone"]],
  ["warning", ["otherwise", "running", "busy", "unreadable"]],
];

function severityOf(outcomes: readonly AccountOutcome[]): Message["severity"] {
  const worst = severities.find(([, kinds]) => outcomes.some(({ result: { kind } }) => kinds.includes(kind)));
  return worst?.[0] ?? "information";
}
