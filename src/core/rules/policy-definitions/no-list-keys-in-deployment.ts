import { callsIn, type CallExpression } from "../../document/arm-expression";
import { referredResource } from "../../document/arm-reference";
import { expressionsOf, type TemplateExpression } from "../../document/arm-template-expressions";
import { sameName } from "../../document/json-node";
import { accountType } from "../../resources/account";
import { row, say } from "../../text/text";
import { defineRule, type Report } from "../rule";

/** Ordinary templates are the business of the rule no-list-keys-function. */
export const noListKeysInDeployment = defineRule({
  meta: {
    id: "no-list-keys-in-deployment",
    summary: "The deployment of a policy should not read the keys of an AI services account",
    category: "key-access",
    severity: "warning",
    fixable: false,
  },

  check: {
    template({ template, context }, report) {
      if (context !== "enforced") return;
      for (const found of expressionsOf(template)) {
        const expression = /list/i.test(found.text) ? found.expression() : undefined;
        const call = expression && [...callsIn(expression)].find((candidate) => readsKeys(candidate, found));
        if (call) report(keysRead(call, found));
      }
    },
  },
});

function readsKeys(call: CallExpression, { node, template }: TemplateExpression): boolean {
  if (!/^list\w+$/i.test(call.name)) return false;
  const { type } = referredResource(call, node, template);
  return type !== undefined && sameName(type, accountType);
}

function keysRead({ name }: CallExpression, { node, section }: TemplateExpression): Report {
  const inOutputs = section === "outputs";
  const consequence = inOutputs
    ? say(
        "As an output they stay in the deployment's history, where everyone who may read deployments finds them.",
      )
    : say("They end up in whatever the template hands them to, and every remediation copies them again.");
  return {
    at: node,
    severity: inOutputs ? "error" : "warning",
    message: row([
      say("{0} reads the keys of an AI services account with the rights of the policy's identity.", name),
      consequence,
      say("A managed identity with a role that has data actions needs no key."),
    ]),
  };
}
