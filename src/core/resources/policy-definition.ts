import type { TemplateResource } from "../document/arm-template";
import {
  elements,
  findMember,
  memberValue,
  sameName,
  stringOf,
  type JsonNode,
  type Member,
} from "../document/json-node";
import { readLiteral } from "../document/literal";
import type { Reader, Value } from "../document/value";
import { networkGroupEffect } from "../policy/network-group";
import { parameterName, policyText, type PolicyText } from "../policy/policy-text";

/** A value an effect may take, and where it is written. */
export interface PossibleEffect {
  readonly name: string;
  readonly at: JsonNode;
}

/**
 * How a policy definition is written: under `properties` (`wrapped`), with
 * `policyRule` at the top (`unwrapped`), the rule alone, or as a template resource.
 */
export type PolicySpelling = "wrapped" | "unwrapped" | "rule" | "template";

/** A policy definition, the same view for every spelling. */
export interface PolicyDefinition {
  readonly kind: "policyDefinition";
  readonly spelling: PolicySpelling;
  readonly node: JsonNode;
  /** The template resource it is written as, with the template around it; absent elsewhere. */
  readonly place: TemplateResource | undefined;
  /** The object that holds `mode`, `parameters` and `policyRule`; for a rule alone, the rule. */
  readonly body: JsonNode;
  /** Whether a template carries the definition, so that `[` is the template's and `[[` is Policy's. */
  readonly inTemplate: boolean;
  readonly name: Value;
  readonly policyType: Value;
  readonly mode: Value;
  readonly modeMember: Member | undefined;
  /** The declared parameters, one object each. */
  readonly parameters: JsonNode | undefined;
  readonly rule: JsonNode;
  readonly condition: JsonNode | undefined;
  readonly then: JsonNode | undefined;
  readonly effect: Member | undefined;
  /** Every effect the definition may have: the one written, or those its parameter allows. Empty when unknown. */
  readonly effects: readonly PossibleEffect[];
  readonly details: JsonNode | undefined;
  /** What Policy gets to see of a string of this definition. */
  text(node: JsonNode | undefined): PolicyText | undefined;
  /** Works out template expressions around and inside the definition. */
  readonly read: Reader;
}

/** Reads a policy definition that stands in a file of its own. */
export function readPolicyDefinition(node: JsonNode): PolicyDefinition {
  const properties = memberValue(node, "properties");
  if (memberValue(properties, "policyRule")) return readPolicy(node, properties ?? node, "wrapped");
  return readPolicy(node, node, findMember(node, "policyRule") ? "unwrapped" : "rule");
}

/** Reads a policy definition written as a template resource. */
export function readPolicyDefinitionResource(place: TemplateResource): PolicyDefinition {
  return readPolicy(place.node, memberValue(place.node, "properties") ?? place.node, "template", place);
}

function readPolicy(
  node: JsonNode,
  body: JsonNode,
  spelling: PolicySpelling,
  place?: TemplateResource,
): PolicyDefinition {
  const read = place?.read ?? readLiteral;
  const inTemplate = spelling === "template";
  const rule = spelling === "rule" ? body : (memberValue(body, "policyRule") ?? body);
  const then = memberValue(rule, "then");
  const effect = findMember(then, "effect");
  const parameters = spelling === "rule" ? undefined : memberValue(body, "parameters");
  const text = (place: JsonNode | undefined) => policyText(place, inTemplate);
  return {
    kind: "policyDefinition",
    spelling,
    node,
    place,
    body,
    inTemplate,
    name: read(memberValue(body, "displayName") ?? memberValue(node, "name")),
    policyType: read(memberValue(body, "policyType")),
    mode: read(memberValue(body, "mode")),
    modeMember: findMember(body, "mode"),
    parameters,
    rule,
    condition: memberValue(rule, "if"),
    then,
    effect,
    effects: possibleEffects(effect?.value, parameters, text, read),
    details: memberValue(then, "details"),
    text,
    read,
  };
}

function possibleEffects(
  effect: JsonNode | undefined,
  parameters: JsonNode | undefined,
  text: PolicyDefinition["text"],
  read: Reader,
): readonly PossibleEffect[] {
  const seen = text(effect);
  if (!effect || !seen) return [];
  if (seen.kind === "literal") return [{ name: seen.text, at: effect }];
  if (seen.kind === "template") {
    const value = read(effect);
    return value.kind === "scalar" && typeof value.value === "string"
      ? [{ name: value.value, at: effect }]
      : [];
  }
  const parameter = memberValue(parameters, parameterName(seen.text) ?? "");
  const places = [
    ...elements(memberValue(parameter, "allowedValues")),
    memberValue(parameter, "defaultValue"),
  ];
  return places.flatMap((at) => {
    const name = stringOf(at);
    return at && name !== undefined ? [{ name, at }] : [];
  });
}

/** Whether one of the effects the definition may have fills a network group. */
export function mayAddToNetworkGroup({ effects }: PolicyDefinition): boolean {
  return effects.some(({ name }) => sameName(name, networkGroupEffect));
}

/** Whether an object is a policy definition with its `policyRule`, wrapped or not. */
export function isPolicyDefinition(node: JsonNode): boolean {
  const rule = memberValue(node, "policyRule") ?? memberValue(memberValue(node, "properties"), "policyRule");
  return rule?.type === "object";
}

/** Whether an object is a policy rule alone. JSON schemas have `if` and `then` too, but no effect. */
export function isPolicyRule(node: JsonNode): boolean {
  const effect = memberValue(memberValue(node, "then"), "effect");
  return memberValue(node, "if")?.type === "object" && effect?.type === "string";
}
