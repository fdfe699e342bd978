import { addMembers, removeMember, setMember, type EditPlan } from "../../document/edits";
import { members, memberValue, sameName, stringOf, type JsonNode } from "../../document/json-node";
import { isFilledByTool } from "../../document/unfilled";
import { asString } from "../../document/value";
import { nearest } from "../../policy/nearest";
import { findParameter } from "../../policy/parameter";
import { parameterName } from "../../policy/policy-text";
import {
  deployedTemplate,
  parametersIn,
  policyExpression,
  ruleStrings,
  type RuleString,
} from "../../policy/rule-string";
import type { PolicyDefinition } from "../../resources/policy-definition";
import { row, say } from "../../text/text";
import { defineRule, type Report } from "../rule";

/** Both ways round: what is used must be declared, and what is declared must be used. */
export const knownPolicyParameter = defineRule({
  meta: {
    id: "known-policy-parameter",
    summary: "A policy definition must declare the parameters it uses and use those it declares",
    category: "correctness",
    severity: "error",
    fixable: true,
  },

  check: {
    policyDefinition(policy, report) {
      if (policy.spelling === "rule" || (policy.parameters && policy.parameters.type !== "object")) return;
      const strings = ruleStrings(policy.rule);
      for (const { node, name } of undeclared(policy, strings))
        report(undeclaredParameter(policy, node, name));
      for (const name of unused(policy, strings)) report(unusedParameter(policy, name));
    },
  },
});

function undeclared(policy: PolicyDefinition, strings: readonly RuleString[]) {
  return strings.flatMap(({ node, text, inDeployment }) => {
    const expression = inDeployment ? undefined : policyExpression(text, policy.context);
    if (!expression || isMemberName(node)) return [];
    const name = parametersIn(expression).find(
      (used) => !isFilledByTool(used) && !findParameter(policy.declared, used),
    );
    return name === undefined ? [] : [{ node, name }];
  });
}

function isMemberName(node: JsonNode): boolean {
  return node.parent?.type === "property" && node.parent.children?.[0] === node;
}

function undeclaredParameter(policy: PolicyDefinition, at: JsonNode, name: string): Report {
  const meant = nearest(
    name,
    policy.declared.map((parameter) => parameter.name),
  );
  return {
    at,
    message: row([
      say('The parameter "{0}" is not declared, so Azure refuses the definition.', name),
      meant === undefined ? "" : say('The nearest one declared is "{0}".', meant),
    ]),
    fixes: [
      { title: say('Declare the parameter "{0}"', name), safety: "unsafe", edits: declare(policy, name, at) },
    ],
  };
}

function declare(policy: PolicyDefinition, name: string, at: JsonNode): EditPlan {
  const { body, parameters } = policy;
  const declaration = { [name]: { type: isList(policy, at) ? "Array" : "String" } };
  return parameters ? addMembers(parameters, declaration) : setMember(body, "parameters", declaration);
}

/** Whether a parameter stands for a whole list there, as behind `in` and in what `count` counts. */
function isList({ text }: PolicyDefinition, at: JsonNode): boolean {
  const read = text(at);
  if (read?.kind !== "expression" || parameterName(read.text) === undefined) return false;
  const place = nameOf(at);
  const isCounted = sameName(place, "value") && sameName(nameOf(at.parent?.parent), "count");
  return isCounted || ["in", "notIn", "roleDefinitionIds"].some((name) => sameName(name, place));
}

/** The name of the member whose value a node is. */
function nameOf(value: JsonNode | undefined): string {
  const member = value?.parent;
  return member?.type === "property" ? (stringOf(member.children?.[0]) ?? "") : "";
}

/** A name that is worked out may be any of them. */
function unused(policy: PolicyDefinition, strings: readonly RuleString[]): readonly string[] {
  if (strings.some(({ text }) => /parameters\(\s*[^'\s]/i.test(text))) return [];
  const ofTemplate = members(memberValue(deployedTemplate(policy.rule), "parameters")).map(
    ({ name }) => name,
  );
  const used = new Set<string>();
  for (const { text, inDeployment } of strings) {
    for (const [, name = ""] of text.matchAll(/parameters\(\s*'((?:[^']|'')+)'\s*\)/gi)) {
      const isOfTemplate = inDeployment && ofTemplate.some((own) => sameName(own, name));
      if (!isOfTemplate) used.add(name.replaceAll("''", "'").toLowerCase());
    }
  }
  return policy.declared.map(({ name }) => name).filter((name) => !used.has(name.toLowerCase()));
}

function unusedParameter({ declared, parameters, policyType, body }: PolicyDefinition, name: string): Report {
  const isMicrosofts = /^(?:BuiltIn|Static)$/i.test(asString(policyType) ?? "");
  return {
    at: declared.find((parameter) => parameter.name === name)?.key ?? body,
    severity: isMicrosofts ? "information" : "warning",
    message: say(
      'Nothing in the rule uses the parameter "{0}". Azure refuses a custom definition with a parameter it does not use.',
      name,
    ),
    fixes: parameters
      ? [
          {
            title: say('Remove the parameter "{0}"', name),
            safety: "unsafe",
            edits: removeMember(parameters, name),
          },
        ]
      : [],
  };
}
