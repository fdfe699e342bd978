import { onceOf } from "../memo/once";
import type { Expression } from "./arm-expression";
import { isExpression } from "./arm-parser";
import type { TemplateResource, TemplateScope } from "./arm-resource";
import { openTemplate, resourcesOf, type TemplateOptions } from "./arm-template";
import { memberValue, type JsonNode } from "./json-node";

/** The part of a template a string stands in. */
export type TemplateSection = "parameters" | "variables" | "functions" | "resources" | "outputs" | "other";

const sections: readonly TemplateSection[] = ["parameters", "variables", "functions", "resources", "outputs"];

/** Where something stands in a document that may hold templates inside templates. */
interface Place {
  readonly template: TemplateScope;
  readonly section: TemplateSection;
  /** The innermost resource around it. */
  readonly resource: TemplateResource | undefined;
}

/** A string that Resource Manager evaluates when the template is deployed. */
export interface TemplateExpression extends Place {
  readonly node: JsonNode;
  /** The string, brackets included. */
  readonly text: string;
  /** The string, parsed; absent when it is broken. */
  readonly expression: () => Expression | undefined;
}

/** Every expression of a template and of those inside it, in the order they are written; see `openTemplate`. */
export function templateExpressions(
  root: JsonNode | undefined,
  options: TemplateOptions = {},
): Iterable<TemplateExpression> {
  return root?.type === "object" ? expressionsOf(openTemplate(root, options)) : [];
}

/** Every expression of an opened template and of those inside it; looked for once, however often it is asked. */
export const expressionsOf = onceOf(lookFor);

function lookFor(template: TemplateScope): readonly TemplateExpression[] {
  const expressions: TemplateExpression[] = [];
  const begins = placesOf(template);
  // Two lists in step: a pair for each node of a long template would be a lot of garbage.
  const nodes = [template.node];
  const places: Place[] = [{ template, section: "other", resource: undefined }];
  for (
    let node = nodes.pop(), around = places.pop();
    node && around;
    node = nodes.pop(), around = places.pop()
  ) {
    const expression = node.type === "string" ? expressionAt(node, around) : undefined;
    if (expression) expressions.push(expression);
    if (!node.children) continue;
    const place = begins.get(node) ?? around;
    for (let index = node.children.length - 1; index >= 0; index--) {
      const child = node.children[index];
      if (child) places.push(place);
      if (child) nodes.push(child);
    }
  }
  return expressions;
}

function expressionAt(node: JsonNode, place: Place): TemplateExpression | undefined {
  const text = node.value as string;
  const { session } = place.template;
  if (!isExpression(text, session.unescape)) return undefined;
  return {
    ...place,
    node,
    text,
    expression: () => {
      const parsed = session.parse(text);
      return parsed.kind === "expression" ? parsed.expression : undefined;
    },
  };
}

/** The nodes below which another template, section or resource begins. */
function placesOf(template: TemplateScope): ReadonlyMap<JsonNode, Place> {
  const places = new Map<JsonNode, Place>();
  addSections(template, places);
  for (const resource of resourcesOf(template)) {
    places.set(resource.node, { template: resource.template, section: "resources", resource });
    if (resource.nested) addSections(resource.nested, places);
  }
  return places;
}

function addSections(template: TemplateScope, places: Map<JsonNode, Place>): void {
  places.set(template.node, { template, section: "other", resource: undefined });
  for (const section of sections) {
    const node = memberValue(template.node, section);
    if (node) places.set(node, { template, section, resource: undefined });
  }
}
