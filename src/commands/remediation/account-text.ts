import { l10n } from "vscode";
import type { AccountOutcome, AccountResult } from "./account-remediation";
import { explainMissing } from "./permission-check";
import { explainProblem } from "./problem-text";

/** One sentence or two that are true of the account as it was read last. */
export function sayOutcome({ account, result, policies }: AccountOutcome): string {
  const name = `"${account.name}"`;
  switch (result.kind) {
    case "done":
      return l10n.t("{0} for {1}.", result.standing.reading, name);
    case "already":
      return l10n.t("{0} for {1} already. Nothing was changed.", result.standing.reading, name);
    case "otherwise":
      return l10n.t(
        "Azure took the change, but the account is not as asked. {0} for {1}: {2}.",
        result.standing.reading,
        name,
        whoChanged(policies),
      );
    case "failed":
      return join(
        l10n.t("Azure did not finish the change. {0} for {1}.", result.standing.reading, name),
        result.problem,
      );
    case "running":
      return l10n.t(
        "Azure is still changing {0} after 15 minutes. Refresh it later to see how it ended.",
        name,
      );
    case "stopped":
      return l10n.t(
        "You stopped waiting, which does not stop the change of {0}. Refresh it to see how it ended.",
        name,
      );
    case "busy":
      return l10n.t(
        "Azure is busy with a change of {0} and took no other one. Refresh it to see how that ended, then try again.",
        name,
      );
    case "refused":
    case "unread":
      return join(l10n.t("Nothing was changed on {0}.", name), result.problem);
    case "notAllowed":
      return l10n.t("Nothing was changed on {0}. {1}", name, explainMissing(result.missing));
    case "untouched":
      return l10n.t("Nothing was changed on {0}.", name);
    case "gone":
      return l10n.t("{0} is gone: somebody deleted it meanwhile.", name);
    case "unreadable":
      return join(
        l10n.t("The change of {0} was sent, but how it ended could not be read.", name),
        result.problem,
      );
  }
}

function whoChanged(policies: readonly string[]): string {
  if (policies.length === 0) return l10n.t("something or somebody else changed it back");
  const named = policies.map((policy) => `"${policy}"`).join(", ");
  return policies.length === 1
    ? l10n.t("the policy {0} changes it back", named)
    : l10n.t("one of the policies {0} changes it back", named);
}

function join(sentence: string, problem: Extract<AccountResult, { problem?: unknown }>["problem"]): string {
  return problem === undefined ? sentence : `${sentence} ${explainProblem(problem)}`;
}

/** "47 of 50 accounts: API keys are off.", and then what became of the others. */
export function summarize(outcomes: readonly AccountOutcome[]): string {
  const good = outcomes.flatMap(({ result }) =>
    result.kind === "done" || result.kind === "already" ? [result.standing.reading] : [],
  );
  const others = outcomes.filter(({ result: { kind } }) => kind !== "done" && kind !== "already");
  const isOpen = others.some(({ result: { kind } }) => openEnds.includes(kind));
  const reading = good[0] ?? l10n.t("changed as asked");
  const head = isOpen
    ? l10n.t("{0} of {1} accounts, as far as is known: {2}.", good.length, outcomes.length, reading)
    : l10n.t("{0} of {1} accounts: {2}.", good.length, outcomes.length, reading);
  const named = others.slice(0, mostNamed).map(sayOutcome);
  const unnamed = others.length - named.length;
  return [head, ...named, ...(unnamed === 0 ? [] : [andMore(unnamed)])].join(" ");
}

function andMore(accounts: number): string {
  return accounts === 1
    ? l10n.t("1 more account: see the log.")
    : l10n.t("{0} more accounts: see the log.", accounts);
}

const mostNamed = 3;
const openEnds = ["running", "stopped", "busy", "unreadable"];
