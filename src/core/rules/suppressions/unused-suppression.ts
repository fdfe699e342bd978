import { removeText } from "../../document/edits";
import type { Suppression, SuppressionFlaw } from "../../document/suppressions";
import { nearest } from "../../policy/nearest";
import { defineRule, type Fix, type SuppressionUse } from "../rule";

const flaws: Readonly<Record<SuppressionFlaw, string>> = {
  "unknown-form":
    "This comment silences nothing: it has to begin with aoai-security-disable-next-line, aoai-security-disable, aoai-security-disable-file or aoai-security-enable.",
  "no-rule": "This silences nothing, because it names no rule.",
  "no-reason":
    "This silences nothing, because it gives no reason; in a comment the reason stands behind two hyphens.",
  "no-date": "This silences nothing, because the day it expires is not written as YYYY-MM-DD.",
  "no-suppression":
    "This silences nothing: a suppression is an object with a rule, a reason and, where wanted, the day it expires.",
};

/** A suppression that silences nothing hides the next finding of its rule from everybody. */
export const unusedSuppression = defineRule({
  meta: {
    id: "unused-suppression",
    summary: "A suppression should silence something, give a reason and not have expired",
    category: "correctness",
    severity: "information",
    fixable: true,
  },

  check: {
    suppression(use, report) {
      const message = describe(use);
      if (message === undefined) return;
      const isDeadWeight = use.outcome === "unused" || use.outcome === "unknown";
      report({ at: use.suppression.at, message, fixes: isDeadWeight ? removal(use.suppression) : [] });
    },
  },
});

function describe(use: SuppressionUse): string | undefined {
  const { rule, expires, flaw } = use.suppression;
  switch (use.outcome) {
    case "flawed":
      return flaw && flaws[flaw];
    case "unknown":
      return `There is no rule "${rule}"${didYouMean(rule, use.known)}, so this silences nothing.`;
    case "expired":
      return `This suppression of ${rule} expired on ${expires ?? "a day that has passed"}, so its findings count again.`;
    case "unused":
      return `${rule} finds nothing here, so this suppression would only hide what it finds later.`;
    case "needless":
      return `${rule} finds nothing in the files this is about, so this suppression would only hide what it finds later.`;
    default:
      return undefined;
  }
}

function didYouMean(rule: string, known: readonly string[]): string {
  const meant = nearest(rule, known);
  return meant === undefined ? "" : ` (the nearest is ${meant})`;
}

function removal({ comment }: Suppression): readonly Fix[] {
  if (!comment) return [];
  return [
    { title: "Remove the suppression", safety: "safe", edits: removeText(comment.offset, comment.length) },
  ];
}
