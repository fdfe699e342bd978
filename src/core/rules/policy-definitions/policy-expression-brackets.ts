import { callsIn, isCallOf, type Expression } from "../../document/arm-expression";
import { deploymentScopeOf } from "../../document/arm-deployment-scope";
import { parseExpression } from "../../document/arm-parser";
import type { TemplateScope } from "../../document/arm-template";
import { replaceValue } from "../../document/edits";
import { findMember, memberValue } from "../../document/json-node";
import { findParameter } from "../../policy/parameter";
import { parametersIn, ruleStrings, type RuleString } from "../../policy/rule-string";
import type { PolicyDefinition } from "../../resources/policy-definition";
import { say, type Text } from "../../text/text";
import { defineRule, type Report } from "../rule";

/**
 * Functions that only the policy service has.
 * https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-policy-rule#policy-functions
 */
const policyFunctions = ["addDays", "current", "field", "ipRangeContains", "policy", "requestContext"];

/** One bracket more or less decides who works an expression out: the template or the policy service. */
export const policyExpressionBrackets = defineRule({
  meta: {
    id: "policy-expression-brackets",
    summary: "The expressions of a policy rule must be escaped in a template, and nowhere else",
    category: "correctness",
    severity: "error",
    fixable: true,
  },

  check: {
    policyDefinition(policy, report) {
      if (policy.context === "library") return;
      const judge = policy.context === "template" ? missingBracket : surplusBracket;
      for (const string of ruleStrings(policy.rule)) {
        const found = string.inDeployment ? undefined : judge(string, policy);
        if (found) report(found);
      }
    },
  },
});

function surplusBracket({ node, text }: RuleString): Report | undefined {
  if (!text.startsWith("[[") || !calls(text.slice(1))) return undefined;
  return {
    at: node,
    message: say(
      'Two brackets make "{0}" plain text to Azure Policy, so the expression is never worked out. They are needed in a template only.',
      text,
    ),
    fixes: [{ title: say("Remove one bracket"), safety: "unsafe", edits: replaceValue(node, text.slice(1)) }],
  };
}

function missingBracket({ node, text }: RuleString, policy: PolicyDefinition): Report | undefined {
  const expression = text.startsWith("[[") ? undefined : calls(text);
  const reason = expression && whyForPolicy(expression, policy);
  if (!reason) return undefined;
  return {
    at: node,
    message: say(
      'The template works "{0}" out before Azure Policy sees it, and {1}; the deployment fails.',
      text,
      reason,
    ),
    fixes: [{ title: say("Add a bracket"), safety: "unsafe", edits: replaceValue(node, `[${text}`) }],
  };
}

/** Why an expression cannot be meant for the template; absent when it can. */
function whyForPolicy(expression: Expression, { declared, place }: PolicyDefinition): Text | undefined {
  for (const call of callsIn(expression)) {
    if (isCallOf(call, ...policyFunctions)) return say("only Azure Policy has the function {0}", call.name);
    if (isCallOf(call, "resourceGroup") && hasNoResourceGroup(place?.template)) {
      return say("it is deployed to no resource group");
    }
  }
  const name = parametersIn(expression).find(
    (used) => findParameter(declared, used) && !isDeclaredAround(used, place?.template),
  );
  return name === undefined
    ? undefined
    : say('the parameter "{0}" is declared by the definition, not by the template', name);
}

/** A template for a subscription or anything above it; none around it could hand a resource group down. */
function hasNoResourceGroup(template: TemplateScope | undefined): boolean {
  if (template?.parent) return hasNoResourceGroup(template.parent);
  const scope = template && deploymentScopeOf(template.node);
  return scope !== undefined && scope !== "resourceGroup";
}

function isDeclaredAround(name: string, template: TemplateScope | undefined): boolean {
  if (!template) return false;
  const own = findMember(memberValue(template.node, "parameters"), name);
  return own !== undefined || isDeclaredAround(name, template.parent);
}

/** The expression, when the text is one and calls something. */
function calls(text: string): Expression | undefined {
  const parsed = parseExpression(text);
  if (parsed.kind !== "expression") return undefined;
  const [first] = callsIn(parsed.expression);
  return first && parsed.expression;
}
