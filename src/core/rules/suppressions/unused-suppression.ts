import { removeText } from "../../document/edits";
import type { Suppression, SuppressionFlaw } from "../../document/suppressions";
import { say, type Text } from "../../text/text";
import { nearest } from "../../policy/nearest";
import { defineRule, type Fix, type SuppressionUse } from "../rule";

const flaws: Readonly<Record<SuppressionFlaw, Text>> = {
  "unknown-form": say(
    "This comment silences nothing: it has to begin with aoai-security-disable-next-line, aoai-security-disable, aoai-security-disable-file or aoai-security-enable.",
  ),
  "no-rule": say("This silences nothing, because it names no rule."),
  "no-reason": say(
    "This silences nothing, because it gives no reason; in a comment the reason stands behind two hyphens.",
  ),
  "no-date": say("This silences nothing, because the day it expires is not written as YYYY-MM-DD."),
  "no-suppression": say(
    "This silences nothing: a suppression is an object with a rule, a reason and, where wanted, the day it expires.",
  ),
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

function describe(use: SuppressionUse): Text | undefined {
  const { rule, expires, flaw } = use.suppression;
  switch (use.outcome) {
    case "flawed":
      return flaw && flaws[flaw];
    case "unknown":
      return unknownRule(rule, nearest(rule, use.known));
    case "expired":
      return say(
        "This suppression of {0} expired on {1}, so its findings count again.",
        rule,
        expires ?? say("a day that has passed"),
      );
    case "unused":
      return say("{0} finds nothing here, so this suppression would only hide what it finds later.", rule);
    case "needless":
      return say(
        "{0} finds nothing in the files this is about, so this suppression would only hide what it finds later.",
        rule,
      );
    default:
      return undefined;
  }
}

function unknownRule(rule: string, meant: string | undefined): Text {
  return meant === undefined
    ? say('There is no rule "{0}", so this silences nothing.', rule)
    : say('There is no rule "{0}" (the nearest is {1}), so this silences nothing.', rule, meant);
}

function removal({ comment }: Suppression): readonly Fix[] {
  if (!comment) return [];
  return [
    {
      title: say("Remove the suppression"),
      safety: "safe",
      edits: removeText(comment.offset, comment.length),
    },
  ];
}
