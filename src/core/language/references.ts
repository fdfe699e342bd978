import { callsIn, isCallOf, type Expression, type Span } from "../document/arm-expression";
import type { TemplateScope } from "../document/arm-resource";
import { expressionsOf } from "../document/arm-template-expressions";
import { memberValue, sameName, type JsonNode } from "../document/json-node";
import { policyExpression, ruleStrings } from "../policy/rule-string";
import { readText } from "./reading";

/** A parameter or variable named inside an expression. */
export interface Reference {
  readonly name: string;
  /** The object that declares it, if it is written. */
  readonly section: JsonNode | undefined;
  /** Where the name stands, in UTF-16 units of the text, without its quotes. */
  readonly at: Span;
}

/** Every parameter and variable that expressions of templates and policies in a JSON text name. */
export function findReferences(text: string): readonly Reference[] {
  return readText(text).content.resources.flatMap((resource): readonly Reference[] => {
    if (resource.kind === "template") return inTemplate(resource.template, text);
    if (resource.kind !== "policyDefinition") return [];
    return ruleStrings(resource.rule).flatMap(({ node, text: written, inDeployment }) => {
      const expression = inDeployment ? undefined : policyExpression(written, resource.context);
      return expression ? named(expression, node, text, () => resource.parameters) : [];
    });
  });
}

function inTemplate(template: TemplateScope, text: string): readonly Reference[] {
  return expressionsOf(template).flatMap((found) => {
    const expression = found.expression();
    const owner = declaring(found.template);
    return expression
      ? named(expression, found.node, text, (section) => memberValue(owner.node, section))
      : [];
  });
}

/** The template whose parameters and variables another one uses: that around it where it is evaluated outside. */
export function declaring(template: TemplateScope): TemplateScope {
  let owner = template;
  while (owner.evaluation === "outer" && owner.parent) owner = owner.parent;
  return owner;
}

function named(
  expression: Expression,
  node: JsonNode,
  text: string,
  sectionOf: (name: "parameters" | "variables") => JsonNode | undefined,
): readonly Reference[] {
  return [...callsIn(expression)].flatMap((call): readonly Reference[] => {
    const [first] = call.args;
    if (!isCallOf(call, "parameters", "variables") || first?.kind !== "string") return [];
    const at = { offset: node.offset + 1 + first.offset + 1, length: first.length - 2 };
    // Behind an escape of JSON the places in the string are not those in the text.
    if (text.slice(at.offset, at.offset + at.length) !== first.value) return [];
    const section = sectionOf(sameName(call.name, "variables") ? "variables" : "parameters");
    return [{ name: first.value, section, at }];
  });
}

/** Whether a cursor stands in, or right before or behind, a place. */
export function isAt({ offset, length }: Span, cursor: number): boolean {
  return cursor >= offset && cursor <= offset + length;
}
