import { replaceText } from "../../document/edits";
import { nearest } from "../../policy/nearest";
import { row, say } from "../../text/text";
import { defineRule, type ConfigMistake, type Fix } from "../rule";

/** What is misspelled in a configuration has no effect, and looks as if it had. */
export const validConfig = defineRule({
  meta: {
    id: "valid-config",
    summary: "A configuration file should say nothing that is not understood",
    category: "correctness",
    severity: "error",
    fixable: true,
  },

  check: {
    mistake(mistake, report) {
      const meant = nearest(mistake.written ?? "", mistake.known ?? []);
      const hint = meant === undefined ? "" : say('The nearest is "{0}".', meant);
      const fixes = meant === undefined ? [] : [rename(mistake, meant)];
      report({ at: mistake.at, message: row([mistake.message, hint]), fixes });
    },
  },
});

function rename({ at }: ConfigMistake, meant: string): Fix {
  return {
    title: say('Change to "{0}"', meant),
    safety: "unsafe",
    edits: replaceText(at.offset, at.length, JSON.stringify(meant)),
  };
}
