import { callsIn, type CallExpression } from "../../document/arm-expression";
import { referredResource } from "../../document/arm-reference";
import { expressionsOf, type TemplateExpression } from "../../document/arm-template-expressions";
import { sameName } from "../../document/json-node";
import { readCondition } from "../../policy/condition";
import { requiredTypes } from "../../policy/condition-type";
import { accountType } from "../../resources/account";
import { policyAround } from "../../resources/policy-around";
import type { Resource } from "../../resources/resource";
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
    template({ template, context }, report, { resources }) {
      if (context !== "enforced") return;
      for (const found of expressionsOf(template)) {
        const expression = /list/i.test(found.text) ? found.expression() : undefined;
        const call =
          expression && [...callsIn(expression)].find((candidate) => readsKeys(candidate, found, resources));
        if (call) report(keysRead(call, found));
      }
    },
  },
});

function readsKeys(call: CallExpression, found: TemplateExpression, resources: readonly Resource[]): boolean {
  if (!/^list\w+$/i.test(call.name)) return false;
  const { type } = referredResource(call, found.node, found.template);
  return type === undefined ? isOfRemediated(call, found, resources) : sameName(type, accountType);
}

/** Whether the id is that of the account the condition found, handed over as `[field('id')]`. */
function isOfRemediated(
  { args: [id] }: CallExpression,
  { node, template }: TemplateExpression,
  resources: readonly Resource[],
): boolean {
  const value = id && template.evaluate(id, node);
  const handed = value?.kind === "unknown" ? value.via?.at(-1) : undefined;
  const policy = handed && policyAround(resources, handed);
  const text = policy?.text(handed);
  if (!policy?.condition || text?.kind !== "expression") return false;
  if (!/^\s*field\(\s*'id'\s*\)\s*$/i.test(text.text)) return false;
  const types = requiredTypes(readCondition(policy.condition), policy.text);
  return types?.every(({ type }) => sameName(type, accountType)) ?? false;
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
