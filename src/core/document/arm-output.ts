import { printExpression, type CallExpression, type Expression } from "./arm-expression";
import type { TemplateResource, TemplateScope } from "./arm-resource";
import { memberValue, members, sameName, stringOf, type JsonNode } from "./json-node";

/** An output of a template that a deployment carries. */
export interface DeploymentOutput {
  /** The node of its value. */
  readonly node: JsonNode;
  /** The template that gives it. */
  readonly template: TemplateScope;
}

/**
 * The output that an expression such as `reference('ai').outputs.id.value` reads.
 *
 * @param template The template the expression stands in.
 * @returns Absent for other expressions, and where the template does not hold that deployment.
 */
export function outputReadBy(expression: Expression, template: TemplateScope): DeploymentOutput | undefined {
  const { call, names } = stepsOf(expression);
  const [argument] = call && sameName(call.name, "reference") ? call.args : [];
  const [outputs = "", name = "", value = "", ...more] = names;
  if (!argument || !sameName(outputs, "outputs") || !sameName(value, "value") || more.length > 0)
    return undefined;
  const [deployment, ...others] = template.resources.filter((resource) => isMeant(resource, argument));
  if (!deployment?.nested || others.length > 0) return undefined;
  const output = members(deployment.nested.outputs).find((member) => sameName(member.name, name));
  const node = memberValue(output?.value, "value");
  return node && { node, template: deployment.nested };
}

/** `reference('ai')` and `outputs`, `id`, `value`, whether written with dots or brackets. */
function stepsOf(expression: Expression): {
  readonly call?: CallExpression;
  readonly names: readonly string[];
} {
  switch (expression.kind) {
    case "call":
      return { call: expression, names: [] };
    case "property": {
      const { names, ...rest } = stepsOf(expression.target);
      return { ...rest, names: [...names, expression.name] };
    }
    case "index": {
      const { names, ...rest } = stepsOf(expression.target);
      const { index } = expression;
      return { ...rest, names: [...names, index.kind === "string" ? index.value : ""] };
    }
    default:
      return { names: [] };
  }
}

/** Whether a symbolic name, a name or the last part of an id is that of a deployment with a template of its own. */
function isMeant({ nested, node, symbolicName, template }: TemplateResource, argument: Expression): boolean {
  if (!nested) return false;
  if (argument.kind === "string" && argument.value === symbolicName) return true;
  const last = argument.kind === "call" ? argument.args.at(-1) : argument;
  const text = stringOf(memberValue(node, "name"));
  const name = text === undefined ? undefined : template.session.parse(text);
  if (!last || !name) return false;
  if (name.kind === "text") return last.kind === "string" && sameName(last.value, name.text);
  return name.kind === "expression" && printExpression(name.expression) === printExpression(last);
}
