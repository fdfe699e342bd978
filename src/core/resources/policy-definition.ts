import type { TemplateResource } from "../document/arm-template";
import { findMember, memberValue, sameName, type JsonNode, type Member } from "../document/json-node";
import { readFragment } from "../document/literal";
import { asString, type Reader, type Value } from "../document/value";
import { networkGroupEffect } from "../policy/network-group";
import { findParameter, readParameters, type PolicyParameter } from "../policy/parameter";
import { parameterName, policyText, type PolicyContext, type PolicyText } from "../policy/policy-text";
import { ruleStrings } from "../policy/rule-string";

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
  /** What stands around the definition, and so whose `[` and `[[` are. */
  readonly context: PolicyContext;
  readonly name: Value;
  readonly policyType: Value;
  readonly mode: Value;
  readonly modeMember: Member | undefined;
  /** The member that declares the parameters, as written. */
  readonly parameters: JsonNode | undefined;
  /** The parameters it declares. */
  readonly declared: readonly PolicyParameter[];
  readonly rule: JsonNode;
  readonly condition: JsonNode | undefined;
  readonly then: JsonNode | undefined;
  readonly effect: Member | undefined;
  /** Every effect the definition may have: the one written, or those its parameter allows. Empty when unknown. */
  readonly effects: readonly PossibleEffect[];
  /** The parameter that decides the effect; absent when none does, or more than it. */
  readonly effectParameter: PolicyParameter | undefined;
  readonly details: JsonNode | undefined;
  /** What Policy gets to see of a string of this definition. */
  readonly text: (node: JsonNode | undefined) => PolicyText | undefined;
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
  const read = place?.read ?? readFragment;
  const context = contextOf(node, spelling);
  const rule = spelling === "rule" ? body : (memberValue(body, "policyRule") ?? body);
  const then = memberValue(rule, "then");
  const effect = findMember(then, "effect");
  const parameters = spelling === "rule" ? undefined : memberValue(body, parametersName(body));
  const declared = readParameters(parameters);
  const text = (place: JsonNode | undefined) => policyText(place, context);
  const effectParameter = parameterNamedBy(text(effect?.value), declared);
  return {
    kind: "policyDefinition",
    spelling,
    node,
    place,
    body,
    context,
    name: read(memberValue(body, "displayName") ?? memberValue(node, "name")),
    policyType: read(memberValue(body, "policyType")),
    mode: read(memberValue(body, "mode")),
    modeMember: findMember(body, "mode"),
    parameters,
    declared,
    rule,
    condition: memberValue(rule, "if"),
    then,
    effect,
    effects: possibleEffects(effect?.value, effectParameter, text, read),
    effectParameter,
    details: memberValue(then, "details"),
    text,
    read,
  };
}

/**
 * The member that declares the parameters. Azure PowerShell calls it `Parameter`.
 * https://learn.microsoft.com/powershell/module/az.resources/get-azpolicydefinition
 */
export function parametersName(body: JsonNode): "parameters" | "parameter" {
  return findMember(body, "parameters") === undefined && findMember(body, "parameter")
    ? "parameter"
    : "parameters";
}

/** Landing zone libraries keep definitions as resources without a template around them; only those say an apiVersion. */
function contextOf(node: JsonNode, spelling: PolicySpelling): PolicyContext {
  if (spelling === "template") return "template";
  const isLoaded = findMember(node, "apiVersion") && !findMember(node, "$schema");
  return isLoaded ? "library" : "file";
}

function parameterNamedBy(
  text: PolicyText | undefined,
  declared: readonly PolicyParameter[],
): PolicyParameter | undefined {
  const name = text?.kind === "expression" ? parameterName(text.text) : undefined;
  return name === undefined ? undefined : findParameter(declared, name);
}

function possibleEffects(
  effect: JsonNode | undefined,
  parameter: PolicyParameter | undefined,
  text: PolicyDefinition["text"],
  read: Reader,
): readonly PossibleEffect[] {
  const places = parameter ? [...(parameter.allowedValues ?? []), parameter.defaultValue] : [effect];
  return places.flatMap((at) => {
    const seen = text(at);
    if (!at || !seen || seen.kind === "expression" || seen.kind === "token") return [];
    const name = seen.kind === "literal" ? seen.text : asString(read(at));
    return name === undefined || name.startsWith("[") ? [] : [{ name, at }];
  });
}

/** Whether expressions have a second bracket. A file that a template loads later is escaped for it, or it is not. */
export function isEscaped({ context, rule }: PolicyDefinition): boolean {
  if (context !== "library") return context === "template";
  return ruleStrings(rule).some(({ text }) => text.startsWith("[["));
}

/** Whether one of the effects the definition may have is the one named, in any letter case. */
export function mayHaveEffect({ effects }: PolicyDefinition, effect: string): boolean {
  return effects.some(({ name }) => sameName(name, effect));
}

/** Whether one of the effects the definition may have fills a network group. */
export function mayAddToNetworkGroup(policy: PolicyDefinition): boolean {
  return mayHaveEffect(policy, networkGroupEffect);
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
