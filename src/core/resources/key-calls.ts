import { callsIn, type CallExpression } from "../document/arm-expression";
import { referredResource, type ResourceReference } from "../document/arm-reference";
import { isNeverDeployed } from "../document/arm-template";
import { expressionsOf, type TemplateExpression } from "../document/arm-template-expressions";
import { sameName } from "../document/json-node";
import { accountType } from "./account";
import type { Template } from "./resource";

/** A call by which a template asks for the keys of an account. */
export interface KeyCall {
  readonly call: CallExpression;
  /** The string the call stands in. */
  readonly expression: TemplateExpression;
  /** What is known of the account. */
  readonly reference: ResourceReference;
}

/** Every call in a template that is known to return the keys of an AI services account. */
export function keyCallsIn({ template }: Template): readonly KeyCall[] {
  const found: KeyCall[] = [];
  for (const expression of expressionsOf(template)) {
    if (!/listkeys/i.test(expression.text)) continue;
    if (expression.resource && isNeverDeployed(expression.resource)) continue;
    const parsed = expression.expression();
    for (const call of parsed ? callsIn(parsed) : []) {
      const reference = isListKeys(call) && referredResource(call, expression.node, expression.template);
      if (reference && reference.type && sameName(reference.type, accountType)) {
        found.push({ call, expression, reference });
      }
    }
  }
  return found;
}

/** `listKeys(…)`, or in templates with symbolic names `account.listKeys()`. */
function isListKeys({ name }: CallExpression): boolean {
  return sameName(name.split(".").at(-1) ?? name, "listKeys");
}
