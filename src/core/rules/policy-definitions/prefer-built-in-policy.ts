import { builtInPolicies, type BuiltInPolicy } from "../../catalog/policy-definitions";
import { once } from "../../memo/once";
import { memberValue, parseDocument, sameName, type JsonNode } from "../../document/json-node";
import { asString } from "../../document/value";
import { fieldChanges } from "../../policy/alias-use";
import { canonicalCondition } from "../../policy/canonical";
import { readCondition } from "../../policy/condition";
import { findParameter } from "../../policy/parameter";
import { parameterName, policyText } from "../../policy/policy-text";
import type { PolicyDefinition } from "../../resources/policy-definition";
import { row, say, type Text } from "../../text/text";
import { builtInAssignment } from "../built-in-assignment";
import { defineRule } from "../rule";

/** A definition of one's own has to be kept up to date as aliases and types change; Microsoft keeps the built-in one. */
export const preferBuiltInPolicy = defineRule({
  meta: {
    id: "prefer-built-in-policy",
    summary: "A built-in definition is better than a copy of it",
    category: "policy",
    severity: "information",
    fixable: true,
  },

  check: {
    policyDefinition(policy, report) {
      const form = formOf(policy, policy.condition);
      if (form === undefined || policy.effects.length === 0) return;
      const equal = known().find(
        ({ forms, ...others }) => forms.includes(form) && doesTheSame(policy, others),
      );
      if (!equal || isItself(policy, equal.builtIn)) return;
      const wanted = narrower(equal.builtIn) ?? equal.builtIn;
      report({
        at: policy.node.children?.[0]?.children?.[0] ?? policy.node,
        message: row([sameAs(equal, form), wanted === equal.builtIn ? "" : advice(wanted)]),
        fixes: [
          {
            title: say("Write an assignment of the built-in definition"),
            safety: "unsafe",
            edits: () => [],
            creates: { language: "json", content: () => builtInAssignment(wanted) },
          },
        ],
      });
    },
  },
});

/** A built-in definition, and every form of a condition that equals its own. */
interface Known {
  readonly builtIn: BuiltInPolicy;
  /** On accounts alone first, then on the other service as well. */
  readonly forms: readonly (string | undefined)[];
  readonly existence: string | undefined;
}

const known = once((): readonly Known[] =>
  builtInPolicies.map((builtIn) => {
    const { condition, also, related } = builtIn;
    const both = also && { anyOf: [condition, also.condition] };
    return {
      builtIn,
      forms: [condition, ...(both ? [both] : [])].map(formOfData),
      existence: related && formOfData(related.existence),
    };
  }),
);

function formOfData(condition: unknown): string | undefined {
  const { root } = parseDocument(JSON.stringify(condition));
  return root && canonicalCondition(readCondition(root), { text: (node) => policyText(node, "file") });
}

/** A parameter that has a default counts as that. */
function formOf({ text, declared }: PolicyDefinition, condition: JsonNode | undefined): string | undefined {
  const standIn = (node: JsonNode): JsonNode | undefined => {
    const read = text(node);
    const name = read?.kind === "expression" ? parameterName(read.text) : undefined;
    return name === undefined ? undefined : findParameter(declared, name)?.defaultValue;
  };
  return condition && canonicalCondition(readCondition(condition), { text, standIn });
}

function sameAs({ builtIn: { id, name, also }, forms }: Known, form: string): Text {
  return also && form === forms[0]
    ? say(
        'The built-in definition "{0}" ({1}) does the same and for {2} as well, and Microsoft keeps it up to date.',
        name,
        id,
        also.name,
      )
    : say('The built-in definition "{0}" ({1}) does the same, and Microsoft keeps it up to date.', name, id);
}

function narrower({ narrower: wanted }: BuiltInPolicy): BuiltInPolicy | undefined {
  return builtInPolicies.find(({ id }) => id === wanted);
}

function advice({ id, name }: BuiltInPolicy): Text {
  return say(
    'Better take "{0}" ({1}), since the other cuts off public network access as well, unless an assignment tells it not to.',
    name,
    id,
  );
}

function doesTheSame(policy: PolicyDefinition, { builtIn, existence }: Omit<Known, "forms">): boolean {
  const { effects: offered, change, related } = builtIn;
  const wanted = policy.effects.map(({ name }) => name.toLowerCase()).filter((name) => name !== "disabled");
  if (wanted.length === 0 || !wanted.every((name) => offered.includes(name))) return false;
  if (change && !makesChange(policy, change)) return false;
  return !related || looksFor(policy, related.type, existence);
}

function makesChange(
  { details, text }: PolicyDefinition,
  change: NonNullable<BuiltInPolicy["change"]>,
): boolean {
  const [made, ...others] = fieldChanges(details);
  const field = text(made?.field);
  return (
    made !== undefined &&
    others.length === 0 &&
    field?.kind === "literal" &&
    sameName(field.text, change.field) &&
    String(made.value.value).toLowerCase() === String(change.value).toLowerCase()
  );
}

function looksFor(policy: PolicyDefinition, wanted: string, existence: string | undefined): boolean {
  const type = policy.text(memberValue(policy.details, "type"));
  const form = formOf(policy, memberValue(policy.details, "existenceCondition"));
  return type?.kind === "literal" && sameName(type.text, wanted) && form !== undefined && form === existence;
}

function isItself({ node, read }: PolicyDefinition, { id }: BuiltInPolicy): boolean {
  return (node.children ?? []).some((member) => {
    const [key, value] = member.children ?? [];
    const isIdentity = ["id", "name"].includes(String(key?.value).toLowerCase());
    return isIdentity && asString(read(value))?.toLowerCase().endsWith(id) === true;
  });
}
