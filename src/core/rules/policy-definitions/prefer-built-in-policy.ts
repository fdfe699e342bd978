import { builtInPolicies, type BuiltInPolicy } from "../../catalog/policy-definitions";
import { once } from "../../catalog/once";
import { parseDocument, sameName } from "../../document/json-node";
import { asString } from "../../document/value";
import { fieldChanges } from "../../policy/alias-use";
import { canonicalCondition } from "../../policy/canonical";
import { readCondition } from "../../policy/condition";
import { policyText } from "../../policy/policy-text";
import type { PolicyDefinition } from "../../resources/policy-definition";
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
      const { condition, text, effects } = policy;
      const form = condition && canonicalCondition(readCondition(condition), text);
      if (!condition || form === undefined || effects.length === 0) return;
      const builtIn = known().find(
        (candidate) => candidate.form === form && doesTheSame(policy, candidate.policy),
      );
      if (!builtIn || isItself(policy, builtIn.policy)) return;
      const { name, id, alsoFor } = builtIn.policy;
      const more = alsoFor === undefined ? "" : ` and for ${alsoFor} as well`;
      report({
        at: policy.node.children?.[0]?.children?.[0] ?? policy.node,
        message: `The built-in definition "${name}" (${id}) does the same${more}, and Microsoft keeps it up to date.`,
        fixes: [
          {
            title: "Write an assignment of the built-in definition",
            safety: "unsafe",
            edits: () => [],
            creates: { language: "json", content: () => builtInAssignment(builtIn.policy) },
          },
        ],
      });
    },
  },
});

const known = once(() =>
  builtInPolicies.map((policy) => {
    const { root } = parseDocument(JSON.stringify(policy.condition));
    const form = root && canonicalCondition(readCondition(root), (node) => policyText(node, "file"));
    return { policy, form };
  }),
);

function doesTheSame(
  { effects, details, text }: PolicyDefinition,
  { effects: offered, change }: BuiltInPolicy,
): boolean {
  const wanted = effects.map(({ name }) => name.toLowerCase()).filter((name) => name !== "disabled");
  if (wanted.length === 0 || !wanted.every((name) => offered.includes(name))) return false;
  if (!change) return true;
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

function isItself({ node, read }: PolicyDefinition, { id }: BuiltInPolicy): boolean {
  return (node.children ?? []).some((member) => {
    const [key, value] = member.children ?? [];
    const isIdentity = ["id", "name"].includes(String(key?.value).toLowerCase());
    return isIdentity && asString(read(value))?.toLowerCase().endsWith(id) === true;
  });
}
