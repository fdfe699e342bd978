import { callsIn, isCallOf, type CallExpression, type Expression } from "../document/arm-expression";
import { memberValue, type JsonNode } from "../document/json-node";
import { asBoolean, type Value } from "../document/value";
import type { KeyCall } from "./key-calls";

/** Whether a deployment is known to make a call: no condition and no `if()` around it may pass it over. */
export function isCertainlyCalled({ call, expression }: KeyCall): boolean {
  const { node, template } = expression;
  const whole = expression.expression();
  const isTrue = (condition: Expression) => asBoolean(template.evaluate(condition, node));
  return whole !== undefined && isChosen(whole, call, isTrue) && !mayBePassedOver(expression);
}

/** Follows the branches of each `if()` that holds the call. */
function isChosen(
  whole: Expression,
  call: CallExpression,
  isTrue: (condition: Expression) => boolean | undefined,
): boolean {
  for (const choice of callsIn(whole)) {
    const [condition, yes, no] = isCallOf(choice, "if") ? choice.args : [];
    if (!condition || !yes || !no) continue;
    if (holds(yes, call) && isTrue(condition) !== true) return false;
    if (holds(no, call) && isTrue(condition) !== false) return false;
  }
  return true;
}

function holds(expression: Expression, call: CallExpression): boolean {
  return [...callsIn(expression)].includes(call);
}

/** Resources, deployments and outputs can all have a condition. */
function mayBePassedOver({ node, template: innermost }: KeyCall["expression"]): boolean {
  let template = innermost;
  for (let around: JsonNode | undefined = node; around; around = around.parent) {
    const condition: Value = template.read(memberValue(around, "condition"));
    if (condition.kind !== "absent" && asBoolean(condition) !== true) return true;
    if (around === template.node && template.parent) template = template.parent;
  }
  return false;
}
