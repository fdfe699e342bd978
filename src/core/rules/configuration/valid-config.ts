import { replaceText } from "../../document/edits";
import { nearest } from "../../policy/nearest";
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
      const message = meant === undefined ? mistake.message : `${mistake.message} The nearest is "${meant}".`;
      report({ at: mistake.at, message, fixes: meant === undefined ? [] : [rename(mistake, meant)] });
    },
  },
});

function rename({ at }: ConfigMistake, meant: string): Fix {
  return {
    title: `Change to "${meant}"`,
    safety: "unsafe",
    edits: replaceText(at.offset, at.length, JSON.stringify(meant)),
  };
}
