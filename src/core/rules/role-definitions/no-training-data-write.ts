import { trainingOperations } from "../../catalog/sensitive-operations";
import { row, say, type Text } from "../../text/text";
import { defineRule } from "../rule";
import { sensitiveGrants, type SensitiveGrant } from "../sensitive-grants";
import { withholdingFixes } from "../withholding-fix";

/** What goes into a training comes out of the model, to everybody who may call it. */
export const noTrainingDataWrite = defineRule({
  meta: {
    id: "no-training-data-write",
    summary:
      "A role for calling models should not let its holders upload training data or start a fine-tuning",
    category: "least-privilege",
    severity: "information",
    fixable: true,
  },

  check: {
    roleDefinition(role, report) {
      if (role.origin === "builtIn") return;
      for (const grant of sensitiveGrants(role, trainingOperations)) {
        const { lists, entry } = grant;
        report({
          at: entry.at,
          message: row([
            ability(grant),
            say("What a model was trained on can come out of it again, or mislead those who call it."),
          ]),
          fixes: withholdingFixes(lists, entry, trainingOperations.operations, say("training")),
        });
      }
    },
  },
});

function ability({ entry: { value }, operations }: SensitiveGrant): Text {
  const uploads = operations.some((operation) => /\/(?:files|uploads)\/write$/.test(operation));
  const trains = operations.some((operation) => /\/fine[-_]tun/.test(operation));
  if (!uploads) return say('"{0}" lets every holder start a fine-tuning.', value);
  return trains
    ? say('"{0}" lets every holder upload training data and start a fine-tuning.', value)
    : say('"{0}" lets every holder upload training data.', value);
}
