import { say, type Text } from "../text/text";
import {
  addMemberBefore,
  replaceValue,
  setIn,
  together,
  type EditPlan,
  type JsonData,
} from "../document/edits";
import { resourcesOf, type TemplateResource } from "../document/arm-template";
import { findMember, memberValue, sameName, type JsonNode } from "../document/json-node";
import { deployedTemplate } from "../policy/rule-string";
import { isEscaped, parametersName, type PolicyDefinition } from "../resources/policy-definition";
import { parameterNameFor } from "./parameter-name";
import { holds, isName, isUnderstood, leafAt, memberName, readText } from "./reading";
import type { Refactoring } from "./refactoring";
import { declaring } from "./references";

/** Where a literal stands that may become a parameter. */
type Place = { readonly node: JsonNode; readonly except: JsonNode | undefined } & (
  | { readonly kind: "resource"; readonly resource: TemplateResource }
  | { readonly kind: "rule"; readonly policy: PolicyDefinition }
);

interface Parameter {
  readonly name: string;
  readonly declaration: { readonly [name: string]: JsonData };
  /** The object that declares the parameters, and what they go above where it declares none yet. */
  readonly owner: JsonNode;
  readonly above: string;
  /** The expression that takes the place of the literal. */
  readonly reference: string;
}

/**
 * Offers to make a literal a parameter, with the literal as its default, from where it or its
 * name stands: of the template around a resource, or of a policy definition. What is deployed or judged does
 * not change by it.
 */
export function extractParameter(text: string, offset: number): readonly Refactoring<Text>[] {
  const reading = readText(text);
  const leaf = leafAt(reading, offset);
  const literal = leaf && isName(leaf) ? leaf.parent?.children?.[1] : leaf;
  if (literal?.parent?.type !== "property" || literal.children || !isUnderstood(reading, literal)) return [];
  const place = innermost(placesIn(text).filter(({ node }) => holds(node, literal.offset)));
  if (!place || (place.except && holds(place.except, literal.offset))) return [];
  const parameter =
    place.kind === "resource" ? ofTemplate(literal, place.resource) : ofPolicy(literal, place.policy);
  if (!parameter) return [];
  return [
    {
      title:
        place.kind === "resource"
          ? say('Extract to template parameter "{0}"', parameter.name)
          : say('Extract to policy parameter "{0}"', parameter.name),
      kind: "extract",
      edits: () => extraction(literal, parameter)(text),
    },
  ];
}

function placesIn(text: string): readonly Place[] {
  return readText(text).content.resources.flatMap((found): readonly Place[] => {
    if (found.kind === "policyDefinition") {
      return [{ kind: "rule", node: found.rule, except: deployedTemplate(found.rule), policy: found }];
    }
    if (found.kind !== "template") return [];
    return [...resourcesOf(found.template)].map((resource) => ({
      kind: "resource",
      node: resource.node,
      except: resource.nested?.node,
      resource,
    }));
  });
}

function innermost(places: readonly Place[]): Place | undefined {
  return places.reduce<Place | undefined>(
    (inner, place) => (inner && inner.node.length <= place.node.length ? inner : place),
    undefined,
  );
}

function extraction(literal: JsonNode, parameter: Parameter): EditPlan {
  const { name, declaration, owner, above, reference } = parameter;
  const section = parametersName(owner);
  const next = findMember(owner, section) ? undefined : findMember(owner, above);
  const adding = next
    ? addMemberBefore(next.node, section, { [name]: declaration })
    : setIn(owner, [section, name], declaration);
  return together(adding, replaceValue(literal, reference));
}

/** What Resource Manager reads before it works any expression out, in lower case. */
const fixedInResource = ["type", "apiversion", "existing", "comments"];

function ofTemplate(literal: JsonNode, resource: TemplateResource): Parameter | undefined {
  const { node, template } = resource;
  const value = literal.value as JsonData;
  const object = literal.parent?.parent;
  if (object === node && fixedInResource.includes(memberName(literal) ?? "")) return undefined;
  if (object && isLoop(object)) return undefined;
  // An escaped bracket stays one in the default; an expression is no literal.
  if (typeof value === "string" && template.session.parse(value).kind !== "text") return undefined;
  const kind = templateType(value);
  if (kind === undefined) return undefined;
  const owner = declaring(template).node;
  const name = parameterNameFor(literal, resource, memberValue(owner, "parameters"));
  return {
    name,
    declaration: { type: kind, defaultValue: value },
    owner,
    above: "resources",
    reference: `${"[".repeat(template.session.unescape + 1)}parameters('${name}')]`,
  };
}

/** What says how often a resource or a property is written is named by a literal. */
function isLoop(object: JsonNode): boolean {
  return memberName(object.parent?.type === "array" ? object.parent : object) === "copy";
}

/** Templates have no fractions. */
function templateType(value: unknown): string | undefined {
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "bool";
  return Number.isSafeInteger(value) ? "int" : undefined;
}

/**
 * What Azure Policy wants to see as it is, in lower case: the network group of a definition,
 * roles of a remediation, and whatever it has to know to find the resources.
 */
const fixedInRule = [
  "field",
  "networkgroupid",
  "roledefinitionids",
  "operation",
  "existencescope",
  "deploymentscope",
  "type",
  "mode",
  "location",
];

function ofPolicy(literal: JsonNode, policy: PolicyDefinition): Parameter | undefined {
  const { body, parameters, effect, spelling } = policy;
  const value = literal.value as JsonData;
  const own = memberName(literal) ?? "";
  const isName = own === "name" && memberName(literal.parent?.parent ?? literal) === "count";
  if (spelling === "rule" || fixedInRule.includes(own) || isName) return undefined;
  // A bracket begins an expression here, of Policy or of the template around the definition.
  if (typeof value === "string" && value.startsWith("[")) return undefined;
  const type = policyType(value);
  if (type === undefined) return undefined;
  const name = parameterNameFor(literal, undefined, parameters);
  const allowed = literal === effect?.value ? { allowedValues: [value, "Disabled"] } : {};
  const isSame = typeof value === "string" && sameName(value, "Disabled");
  return {
    name,
    declaration: { type, ...(isSame ? {} : allowed), defaultValue: value },
    owner: body,
    above: "policyRule",
    reference: `${isEscaped(policy) ? "[" : ""}[parameters('${name}')]`,
  };
}

function policyType(value: unknown): string | undefined {
  if (typeof value === "string") return "String";
  if (typeof value === "boolean") return "Boolean";
  if (typeof value !== "number") return undefined;
  return Number.isInteger(value) ? "Integer" : "Float";
}
