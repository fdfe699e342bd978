import { replaceMember } from "../../document/edits";
import { memberValue, type JsonNode } from "../../document/json-node";
import { isOnLocalAuth, judgeLocalAuth, type ReadText } from "../../policy/account-sample";
import { comparisonsIn, readCondition, type Comparison, type Condition } from "../../policy/condition";
import type { PolicyDefinition } from "../../resources/policy-definition";
import { say, type Text } from "../../text/text";
import { defineRule, type Report } from "../rule";

/** What the condition says of an account decides which value lets one pass that it should have caught. */
interface Role {
  readonly lets: boolean;
  readonly remedy: { readonly operator: "equals" | "notEquals"; readonly title: Text };
}

const ofCondition: Role = {
  lets: false,
  remedy: { operator: "notEquals", title: say("Compare with notEquals true") },
};
const ofExistence: Role = {
  lets: true,
  remedy: { operator: "equals", title: say("Compare with equals true") },
};

/** Keys work where the property is false and where it is absent, and absent is not false to Azure Policy. */
export const localAuthCondition = defineRule({
  meta: {
    id: "local-auth-condition",
    summary: "A condition on disableLocalAuth should catch accounts that leave it out",
    category: "key-access",
    severity: "warning",
    fixable: true,
  },

  check: {
    policyDefinition(policy, report) {
      for (const [node, role] of conditionsOf(policy)) {
        const found = missesAbsent(readCondition(node), policy.text, role);
        if (found) report(found);
      }
    },
  },
});

function conditionsOf({ condition, details }: PolicyDefinition): readonly (readonly [JsonNode, Role])[] {
  const existence = memberValue(details, "existenceCondition");
  return [
    ...(condition ? [[condition, ofCondition] as const] : []),
    ...(existence ? [[existence, ofExistence] as const] : []),
  ];
}

function missesAbsent(condition: Condition, text: ReadText, role: Role): Report | undefined {
  const comparison = [...comparisonsIn(condition)].find((candidate) => isOnLocalAuth(candidate, text));
  if (!comparison || !letsAbsentPass(condition, text, role)) return undefined;
  const fixed = replaced(condition, comparison, corrected(comparison, role));
  const helps = judgeLocalAuth(fixed, text).off !== role.lets && !letsAbsentPass(fixed, text, role);
  return {
    at: comparison.member,
    message: say(
      "Accounts that leave disableLocalAuth out pass, though their keys work: to Azure Policy absent is not false.",
    ),
    fixes: helps
      ? [
          {
            title: role.remedy.title,
            safety: "unsafe",
            edits: replaceMember(comparison.member, role.remedy.operator, true),
          },
        ]
      : [],
  };
}

function letsAbsentPass(condition: Condition, text: ReadText, { lets }: Role): boolean {
  const { absent, off, on } = judgeLocalAuth(condition, text);
  return absent === lets && on === lets && off !== lets;
}

function corrected(comparison: Comparison, { remedy }: Role): Comparison {
  const operand: JsonNode = { type: "boolean", value: true, offset: 0, length: 0 };
  return { ...comparison, operator: remedy.operator, operand };
}

function replaced(condition: Condition, target: Comparison, by: Comparison): Condition {
  if (condition.node === target.node) return by;
  switch (condition.kind) {
    case "allOf":
    case "anyOf":
      return { ...condition, conditions: condition.conditions.map((part) => replaced(part, target, by)) };
    case "not":
      return { ...condition, condition: replaced(condition.condition, target, by) };
    default:
      return condition;
  }
}
