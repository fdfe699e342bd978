import { trainingOperations } from "../../catalog/sensitive-operations";
import { defineRule } from "../rule";
import { sensitiveGrants } from "../sensitive-grants";
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
      for (const { lists, entry, operations } of sensitiveGrants(role, trainingOperations)) {
        report({
          at: entry.at,
          message: `"${entry.value}" lets every holder ${abilities(operations)}. What a model was trained on can come out of it again, or mislead those who call it.`,
          fixes: withholdingFixes(lists, entry, trainingOperations.operations, "training"),
        });
      }
    },
  },
});

function abilities(operations: readonly string[]): string {
  const uploads = operations.some((operation) => /\/(?:files|uploads)\/write$/.test(operation));
  const trains = operations.some((operation) => /\/fine[-_]tun/.test(operation));
  return [uploads ? ["upload training data"] : [], trains ? ["start a fine-tuning"] : []]
    .flat()
    .join(" and ");
}
