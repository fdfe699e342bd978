import type { AccountOutcome, AccountResult } from "./account-remediation";
import { count } from "./many";
import { explainMissing } from "./permission-check";
import { explainProblem } from "./problem-text";
import type { Standing } from "./standing";

/** One sentence or two that are true of the account as it was read last. */
export function sayOutcome({ account, result, policies }: AccountOutcome): string {
  const name = `"${account.name}"`;
  const reads = ({ reading }: Standing) => `${reading} for ${name}`;
  switch (result.kind) {
    case "done":
      return `${reads(result.standing)}.`;
    case "already":
      return `${reads(result.standing)} already. Nothing was changed.`;
    case "otherwise":
      return `Azure took the change, but ${lowerFirst(reads(result.standing))}: ${whoChanged(policies)}.`;
    case "failed":
      return join(`Azure did not finish the change: ${lowerFirst(reads(result.standing))}.`, result.problem);
    case "running":
      return `Azure is still changing ${name} after 15 minutes. Refresh it later to see how it ended.`;
    case "stopped":
      return `You stopped waiting, which does not stop the change of ${name}. Refresh it to see how it ended.`;
    case "busy":
      return `Azure is busy with a change of ${name} and took no other one. Refresh it to see how that ended, then try again.`;
    case "refused":
    case "unread":
      return join(`Nothing was changed on ${name}.`, result.problem);
    case "notAllowed":
      return `Nothing was changed on ${name}. ${explainMissing(result.missing)}`;
    case "untouched":
      return `Nothing was changed on ${name}.`;
    case "gone":
      return `${name} is gone: somebody deleted it meanwhile.`;
    case "unreadable":
      return join(`The change of ${name} was sent, but how it ended could not be read.`, result.problem);
  }
}

function whoChanged(policies: readonly string[]): string {
  if (policies.length === 0) return "something or somebody else changed it back";
  const named = policies.map((policy) => `"${policy}"`).join(", ");
  return policies.length === 1
    ? `the policy ${named} changes it back`
    : `one of the policies ${named} changes it back`;
}

function join(sentence: string, problem: Extract<AccountResult, { problem?: unknown }>["problem"]): string {
  return problem === undefined ? sentence : `${sentence} ${explainProblem(problem)}`;
}

/** "API" keeps its capitals. */
function lowerFirst(sentence: string): string {
  return /^[A-Z][a-z]/.test(sentence) ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : sentence;
}

/** "47 of 50 accounts: API keys are off.", and then what became of the others. */
export function summarize(outcomes: readonly AccountOutcome[]): string {
  const good = outcomes.flatMap(({ result }) =>
    result.kind === "done" || result.kind === "already" ? [result.standing.reading] : [],
  );
  const others = outcomes.filter(({ result: { kind } }) => kind !== "done" && kind !== "already");
  const isOpen = others.some(({ result: { kind } }) => openEnds.includes(kind));
  const head = `${good.length} of ${outcomes.length} accounts${isOpen ? ", as far as is known" : ""}: ${good[0] ?? "changed as asked"}.`;
  const named = others.slice(0, mostNamed).map(sayOutcome);
  const more =
    others.length > mostNamed ? [`${count(others.length - mostNamed, "more account")}: see the log.`] : [];
  return [head, ...named, ...more].join(" ");
}

const mostNamed = 3;
const openEnds = ["running", "stopped", "busy", "unreadable"];
