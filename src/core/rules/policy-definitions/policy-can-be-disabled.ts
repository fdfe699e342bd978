import { addElement, replaceValue, setIn, together } from "../../document/edits";
import { memberValue } from "../../document/json-node";
import { findEffect } from "../../policy/effect";
import { findParameter, type PolicyParameter } from "../../policy/parameter";
import { isEscaped, parametersName, type PolicyDefinition } from "../../resources/policy-definition";
import { say } from "../../text/text";
import { defineRule, type Fix } from "../rule";

/** Who assigns a definition, alone or in an initiative, may need to switch it off without a new version. */
export const policyCanBeDisabled = defineRule({
  meta: {
    id: "policy-can-be-disabled",
    summary: "An assignment should be able to disable the definition",
    category: "policy",
    severity: "information",
    fixable: true,
    profile: "strict",
  },

  check: {
    policyDefinition(policy, report) {
      const { effect, effects, effectParameter } = policy;
      const at = effectParameter?.key ?? effect?.value;
      if (!at || effects.length === 0 || effects.some(({ name }) => !isSwitchable(name))) return;
      if (effectParameter && !effectParameter.allowedValues) return;
      report({
        at,
        message:
          effects.length > 1
            ? say("No assignment can switch this definition off: its effect is always one of those listed.")
            : say(
                'No assignment can switch this definition off: its effect is always "{0}".',
                effects[0]?.name ?? "",
              ),
        fixes: effectParameter ? allowDisabled(effectParameter) : makeParameter(policy),
      });
    },
  },
});

function isSwitchable(name: string): boolean {
  const effect = findEffect(name);
  return effect !== undefined && !["none", "networkGroup", "legacy"].includes(effect.family);
}

function allowDisabled({ node }: PolicyParameter): readonly Fix[] {
  const list = memberValue(node, "allowedValues");
  return list?.type === "array"
    ? [{ title: say("Allow the effect Disabled"), safety: "unsafe", edits: addElement(list, "Disabled") }]
    : [];
}

function makeParameter(policy: PolicyDefinition): readonly Fix[] {
  const { body, effect, effects, declared, spelling } = policy;
  const name = effects[0]?.name;
  const isTaken = findParameter(declared, "effect") !== undefined;
  if (!effect?.value || name === undefined || isTaken || spelling === "rule") return [];
  const parameter = { type: "String", allowedValues: [name, "Disabled"], defaultValue: name };
  const expression = isEscaped(policy) ? "[[parameters('effect')]" : "[parameters('effect')]";
  return [
    {
      title: say("Make the effect a parameter"),
      safety: "unsafe",
      edits: together(
        replaceValue(effect.value, expression),
        setIn(body, [parametersName(body), "effect"], parameter),
      ),
    },
  ];
}
