import { addElement, replaceValue } from "../../document/edits";
import { elements, findMember, memberValue, stringOf, type JsonNode } from "../../document/json-node";
import type { PolicyParameter } from "../../policy/parameter";
import { fitsType, sameValue } from "../../policy/parameter-value";
import type { PolicyDefinition } from "../../resources/policy-definition";
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
  if (!at || type || written === undefined || written.startsWith("[")) return undefined;
  const meant = typesOfTemplates[written.toLowerCase()];
  return {
    at,
    message: `"${written}" is no type of policy parameters, so Azure refuses the definition because of "${name}". The types are String, Array, Object, Boolean, Integer, Float and DateTime.`,
    fixes: meant
      ? [{ title: `Replace with ${meant}`, safety: "unsafe", edits: replaceValue(at, meant) }]
      : [],
  };
}

function wrongType({ name, type, defaultValue }: PolicyParameter): Report | undefined {
  if (!type || !defaultValue || defaultValue.type === "null" || holdsExpression(defaultValue))
    return undefined;
  if (fitsType(defaultValue, type)) return undefined;
  const isPlain = defaultValue.type === "number" || defaultValue.type === "boolean";
  return {
    at: defaultValue,
    message: `The default of "${name}" is ${article(defaultValue.type)} ${defaultValue.type}, but the parameter is of the type ${type}; Azure refuses the definition.`,
    fixes:
      type === "string" && isPlain
        ? [
            {
              title: "Write it as text",
              safety: "unsafe",
              edits: replaceValue(defaultValue, String(defaultValue.value)),
            },
          ]
        : [],
  };
}

const article = (noun: string): string => (/^[aeio]/.test(noun) ? "an" : "a");

function notAllowed({ name, type, defaultValue, allowedValues, node }: PolicyParameter): Report | undefined {
  if (!defaultValue || defaultValue.type === "null" || !allowedValues || allowedValues.length === 0) return;
  if ([defaultValue, ...allowedValues].some(holdsExpression)) return undefined;
  const isAllowed = (value: JsonNode): boolean => allowedValues.some((allowed) => sameValue(value, allowed));
  if (isAllowed(defaultValue)) return undefined;
  const chosen = type === "array" && defaultValue.type === "array" ? elements(defaultValue) : [defaultValue];
  const wrong = chosen.find((value) => !isAllowed(value));
  if (!wrong) return undefined;

  const otherCase = allowedValues.find((allowed) => sameText(allowed, wrong));
  const reason = otherCase
    ? `letter case counts here, and what is allowed is "${String(otherCase.value)}"`
    : "it is not among its allowedValues";
  return {
    at: wrong,
    message: `Azure refuses the default ${shown(wrong)} of "${name}": ${reason}.`,
    fixes: otherCase
      ? [useAllowed(wrong, otherCase)]
      : allow(wrong, findMember(node, "allowedValues")?.value),
  };
}

function useAllowed(wrong: JsonNode, allowed: JsonNode): Fix {
  const spelling = String(allowed.value);
  return { title: `Replace with "${spelling}"`, safety: "unsafe", edits: replaceValue(wrong, spelling) };
}

function allow(wrong: JsonNode, list: JsonNode | undefined): readonly Fix[] {
  if (list?.type !== "array" || wrong.type === "object" || wrong.type === "array") return [];
  const value = wrong.value as string | number | boolean;
  return [{ title: "Add it to allowedValues", safety: "unsafe", edits: addElement(list, value) }];
}

function sameText(left: JsonNode, right: JsonNode): boolean {
  const text = stringOf(left);
  return text !== undefined && text.toLowerCase() === stringOf(right)?.toLowerCase();
}

/** In a template the value may come from outside. */
function holdsExpression(node: JsonNode): boolean {
  return stringOf(node)?.startsWith("[") === true || elements(node).some(holdsExpression);
}

function shown(node: JsonNode): string {
  return node.type === "object" || node.type === "array"
    ? `(${article(node.type)} ${node.type})`
    : JSON.stringify(node.value);
}

function tooMany({ declared }: PolicyDefinition, surplus: PolicyParameter): Report {
  return {
    at: surplus.key,
    message: `A policy definition may have ${String(mostParameters)} parameters, and this one has ${String(declared.length)}; Azure refuses the definition.`,
  };
}
