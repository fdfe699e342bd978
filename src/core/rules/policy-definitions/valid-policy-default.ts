import { addElement, replaceValue } from "../../document/edits";
import { elements, findMember, memberValue, stringOf, type JsonNode } from "../../document/json-node";
import { isFilledByTool } from "../../document/unfilled";
import type { PolicyParameter } from "../../policy/parameter";
import { fitsType, sameValue } from "../../policy/parameter-value";
import type { PolicyDefinition } from "../../resources/policy-definition";
import { row, say, type Text } from "../../text/text";
import { defineRule, type Fix, type Report } from "../rule";

/** https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-policy-limits */
const mostParameters = 20;

/** What Azure checks of parameters before it accepts a definition. */
export const validPolicyDefault = defineRule({
  meta: {
    id: "valid-policy-default",
    summary: "The default of a policy parameter must be of its type and among the values it allows",
    category: "correctness",
    severity: "error",
    fixable: true,
  },

  check: {
    policyDefinition(policy, report) {
      for (const parameter of policy.declared) {
        const found = unknownType(parameter) ?? wrongType(parameter) ?? notAllowed(parameter);
        if (found) report(found);
      }
      const surplus = policy.declared[mostParameters];
      if (surplus) report(tooMany(policy, surplus));
    },
  },
});

/** The types of template parameters have other names. */
const typesOfTemplates: Readonly<Record<string, string>> = {
  bool: "Boolean",
  int: "Integer",
  secureobject: "Object",
  securestring: "String",
};

function unknownType({ name, type, node }: PolicyParameter): Report | undefined {
  const at = memberValue(node, "type");
  const written = stringOf(at);
  if (!at || type || written === undefined || isOpen(written)) return undefined;
  const meant = typesOfTemplates[written.toLowerCase()];
  return {
    at,
    message: say(
      '"{0}" is no type of policy parameters, so Azure refuses the definition because of "{1}". The types are String, Array, Object, Boolean, Integer, Float and DateTime.',
      written,
      name,
    ),
    fixes: meant
      ? [{ title: say("Replace with {0}", meant), safety: "unsafe", edits: replaceValue(at, meant) }]
      : [],
  };
}

function wrongType({ name, type, defaultValue }: PolicyParameter): Report | undefined {
  if (!type || !defaultValue || defaultValue.type === "null" || isFromOutside(defaultValue)) return undefined;
  if (fitsType(defaultValue, type)) return undefined;
  const isPlain = defaultValue.type === "number" || defaultValue.type === "boolean";
  return {
    at: defaultValue,
    message: say(
      'The default of "{0}" is {1}, but the parameter is of the type {2}; Azure refuses the definition.',
      name,
      kinds[defaultValue.type] ?? "",
      type,
    ),
    fixes:
      type === "string" && isPlain
        ? [
            {
              title: say("Write it as text"),
              safety: "unsafe",
              edits: replaceValue(defaultValue, String(defaultValue.value)),
            },
          ]
        : [],
  };
}

/** What a sentence calls a value. */
const kinds: Readonly<Partial<Record<JsonNode["type"], Text>>> = {
  array: say("an array"),
  boolean: say("a boolean"),
  number: say("a number"),
  object: say("an object"),
  string: say("a string"),
};

function notAllowed({ name, type, defaultValue, allowedValues, node }: PolicyParameter): Report | undefined {
  if (!defaultValue || defaultValue.type === "null" || !allowedValues || allowedValues.length === 0) return;
  if ([defaultValue, ...allowedValues].some(isFromOutside)) return undefined;
  const isAllowed = (value: JsonNode): boolean => allowedValues.some((allowed) => sameValue(value, allowed));
  if (isAllowed(defaultValue)) return undefined;
  const chosen = type === "array" && defaultValue.type === "array" ? elements(defaultValue) : [defaultValue];
  const wrong = chosen.find((value) => !isAllowed(value));
  if (!wrong) return undefined;

  const otherCase = allowedValues.find((allowed) => sameText(allowed, wrong));
  const reason = otherCase
    ? say('letter case counts here, and what is allowed is "{0}"', String(otherCase.value))
    : say("it is not among its allowedValues");
  return {
    at: wrong,
    message: say('Azure refuses the default {0} of "{1}": {2}.', shown(wrong), name, reason),
    fixes: otherCase
      ? [useAllowed(wrong, otherCase)]
      : allow(wrong, findMember(node, "allowedValues")?.value),
  };
}

function useAllowed(wrong: JsonNode, allowed: JsonNode): Fix {
  const spelling = String(allowed.value);
  return {
    title: say('Replace with "{0}"', spelling),
    safety: "unsafe",
    edits: replaceValue(wrong, spelling),
  };
}

function allow(wrong: JsonNode, list: JsonNode | undefined): readonly Fix[] {
  if (list?.type !== "array" || wrong.type === "object" || wrong.type === "array") return [];
  const value = wrong.value as string | number | boolean;
  return [{ title: say("Add it to allowedValues"), safety: "unsafe", edits: addElement(list, value) }];
}

function sameText(left: JsonNode, right: JsonNode): boolean {
  const text = stringOf(left);
  return text !== undefined && text.toLowerCase() === stringOf(right)?.toLowerCase();
}

/** Whether a value, or a part of it, comes from outside. */
function isFromOutside(node: JsonNode): boolean {
  return isOpen(stringOf(node) ?? "") || elements(node).some(isFromOutside);
}

/** A template works it out, or a tool fills it in. */
function isOpen(text: string): boolean {
  return text.startsWith("[") || isFilledByTool(text);
}

function shown(node: JsonNode): Text {
  return node.type === "object" || node.type === "array"
    ? row(["(", kinds[node.type] ?? "", ")"], "")
    : JSON.stringify(node.value);
}

function tooMany({ declared }: PolicyDefinition, surplus: PolicyParameter): Report {
  return {
    at: surplus.key,
    message: say(
      "A policy definition may have {0} parameters, and this one has {1}; Azure refuses the definition.",
      mostParameters,
      declared.length,
    ),
  };
}
