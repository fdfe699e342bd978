import type { TemplateExpression } from "../../document/arm-template-expressions";
import { memberValue, stringOf, type JsonNode } from "../../document/json-node";
import { keyCallsIn } from "../../resources/key-calls";
import { say } from "../../text/text";
import { defineRule } from "../rule";

/**
 * A template that asks for keys copies them: into the settings of an app, or
 * into the record of the deployment, which every reader of the resource group sees.
 */
export const noListKeysFunction = defineRule({
  meta: {
    id: "no-list-keys-function",
    summary: "A template should not read the API keys of an account",
    category: "key-access",
    severity: "warning",
    fixable: false,
  },

  check: {
    template(template, report) {
      if (template.context !== "deployed") return;
      for (const { expression } of keyCallsIn(template)) {
        const inOutputs = isRecorded(expression);
        report({
          at: expression.node,
          ...(inOutputs && { severity: "error" as const }),
          message: inOutputs
            ? say(
                "This output writes an API key into the record of the deployment, where everyone who may read deployments finds it. Let the caller use a managed identity and a role instead.",
              )
            : say(
                "listKeys hands an API key of the account on, and with it every data-plane right under nobody's name. Give the one who needs it a managed identity and a role instead.",
              ),
        });
      }
    },
  },
});

/** Outputs are kept with their deployment, unless their type is a secure one. */
function isRecorded({ node, section, template }: TemplateExpression): boolean {
  if (section !== "outputs") return false;
  let output: JsonNode | undefined = node;
  while (output && output.parent !== template.outputs) output = output.parent;
  const type = stringOf(memberValue(output?.children?.[1], "type")) ?? "";
  return !/^secure/i.test(type);
}
