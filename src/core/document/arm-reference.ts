import { onceOf } from "../memo/once";
import { isCallOf, printExpression, type CallExpression, type Expression } from "./arm-expression";
import { typeInId } from "./arm-id-type";
import { outputReadBy } from "./arm-output";
import { resourceGroupId } from "./arm-placeholder";
import { outwards, type TemplateResource, type TemplateScope } from "./arm-resource";
import { sameName, stringOf, memberValue, type JsonNode } from "./json-node";
import { asString, type Value } from "./value";

/** What is known of a resource that an expression refers to. */
export interface ResourceReference {
  /** The full resource type as written; absent when it is not known. */
  readonly type: string | undefined;
  /** The resource, where the same template holds it. */
  readonly resource: TemplateResource | undefined;
}

/**
 * What a call such as `listKeys(…)` or `reference(…)` refers to by its first
 * argument: an id, a symbolic name, or the name of a resource in the template.
 *
 * @param at The string node the call stands in.
 * @param template The template whose expression it is.
 */
export function referredResource(
  { args: [argument] }: CallExpression,
  at: JsonNode,
  template: TemplateScope,
): ResourceReference {
  if (!argument) return { type: undefined, resource: undefined };
  const value = template.evaluate(argument, at);
  const type = typeOfId(value) ?? typeOfOutput(value, argument, template);
  const own = ownResources(template);
  const resource =
    type === undefined ? findNamed(own, value, argument) : findById(own, type, value, argument);
  return { type: type ?? resource?.type, resource };
}

/** The full type of the resource that a value is the id of; absent when it is no id, or nothing is known of it. */
export function typeOfId(value: Value): string | undefined {
  if (value.kind === "unknown") return value.idOf;
  const text = asString(value);
  return text === undefined ? undefined : typeInId(text);
}

/** Deployments hand outputs on to each other; more steps than this are a circle. */
const maxOutputs = 10;

/**
 * The type of the resource whose id an output of a deployment in the same document gives.
 *
 * @param value What the expression amounts to, which is unknown.
 * @param expression The expression; where the value was handed on, the one it came from counts.
 */
function typeOfOutput(
  value: Value,
  expression: Expression,
  template: TemplateScope,
  steps = 0,
): string | undefined {
  if (value.kind !== "unknown" || steps > maxOutputs) return undefined;
  const source = expressionAt(value.via?.at(-1), template) ?? expression;
  const output = outwards(template).flatMap((around) => outputReadBy(source, around) ?? [])[0];
  const inner = output && expressionAt(output.node, output.template);
  if (!output || !inner) return undefined;
  const given = output.template.read(output.node);
  return typeOfId(given) ?? typeOfOutput(given, inner, output.template, steps + 1);
}

function expressionAt(node: JsonNode | undefined, { session }: TemplateScope): Expression | undefined {
  const text = stringOf(node);
  const parsed = text === undefined ? undefined : session.parse(text);
  return parsed?.kind === "expression" ? parsed.expression : undefined;
}

type Resources = ReadonlyMap<string, readonly TemplateResource[]>;

/** The resources of one template and their children, by what expressions call them. */
interface OwnResources {
  readonly bySymbol: Resources;
  /** In lower case. */
  readonly byName: Resources;
  /** By the expression that makes the name. */
  readonly byWords: Resources;
}

const ownResources = onceOf((template: TemplateScope): OwnResources => {
  const all = withChildren(template.resources);
  return {
    bySymbol: calledBy(all, ({ symbolicName }) => symbolicName),
    byName: calledBy(all, ({ name }) => asString(name)?.toLowerCase()),
    byWords: calledBy(all, canonical),
  };
});

function calledBy(
  resources: readonly TemplateResource[],
  callOf: (resource: TemplateResource) => string | undefined,
): Resources {
  const found = new Map<string, TemplateResource[]>();
  for (const resource of resources) {
    const call = callOf(resource);
    const others = call === undefined ? undefined : found.get(call);
    if (others) others.push(resource);
    else if (call !== undefined) found.set(call, [resource]);
  }
  return found;
}

function withChildren(resources: readonly TemplateResource[]): readonly TemplateResource[] {
  return resources.flatMap((resource) => [resource, ...withChildren(resource.children)]);
}

/** The resource with a symbolic name or, where no other has the same, with a name or one made of the same words. */
function findNamed(
  { bySymbol, byName, byWords }: OwnResources,
  value: Value,
  argument: Expression,
): TemplateResource | undefined {
  const text = asString(value);
  const [meant] = bySymbol.get(loopNamed(argument) ?? text ?? "") ?? [];
  if (meant) return meant;
  const named = text === undefined ? byWords.get(printExpression(argument)) : byName.get(text.toLowerCase());
  const [resource, ...others] = named ?? [];
  return others.length === 0 ? resource : undefined;
}

/** The symbolic name of the loop in `format('accounts[{0}]', copyIndex())` and `'accounts[0]'`. */
function loopNamed(argument: Expression): string | undefined {
  const pattern = isCallOf(argument, "format") ? argument.args[0] : argument;
  const text = pattern?.kind === "string" ? pattern.value : "";
  return /^(\w+)\[(?:\{0\}|\d+)\]$/.exec(text)?.[1];
}

/** The resource an id means: by the names in it or, where they are not known, by the words that make them. */
function findById(
  { byName, byWords }: OwnResources,
  type: string,
  value: Value,
  argument: Expression,
): TemplateResource | undefined {
  const id = asString(value);
  const words = nameWords(argument);
  // The same name in another resource group is another resource.
  const named = id !== undefined && isHere(id) ? byName.get(namesIn(id).toLowerCase()) : undefined;
  const candidates = named ?? (words === undefined ? [] : (byWords.get(words) ?? []));
  return candidates.find((candidate) => sameName(candidate.type, type));
}

function isHere(id: string): boolean {
  return id.startsWith(`${resourceGroupId}/providers/`);
}

/** `x/y` of `…/providers/Microsoft.A/b/x/c/y` */
function namesIn(id: string): string {
  const segments = (id.split(/\/providers\//i).at(-1) ?? "").split("/").slice(1);
  return segments.filter((_, index) => index % 2 === 1).join("/");
}

/** The one name in `resourceId('Microsoft.A/b', …)`, written as an expression of its own. */
function nameWords(argument: Expression): string | undefined {
  if (!isCallOf(argument, "resourceId") || argument.args.length !== 2) return undefined;
  const name = argument.args[1];
  return name && printExpression(name);
}

function canonical({ node, template }: TemplateResource): string | undefined {
  const expression = expressionAt(memberValue(node, "name"), template);
  return expression && printExpression(expression);
}
