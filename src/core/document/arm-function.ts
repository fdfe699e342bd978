import type { JsonNode } from "./json-node";
import { hasPlaceholder, type DeploymentScope } from "./arm-placeholder";
import { unknown } from "./arm-value";
import type { Value } from "./value";

/** Where a function is called, as far as its result depends on it. */
export interface CallContext {
  readonly at: JsonNode;
  readonly deploymentScope: DeploymentScope | undefined;
}

/** A template function: the worked-out arguments in, the result out; unknown for arguments it does not take. */
export type ArmFunction = (args: readonly Value[], context: CallContext) => Value;

/** Functions by their name in lower case. */
export type FunctionTable = Readonly<Record<string, ArmFunction>>;

/** A function whose result is unknown as soon as one argument is. */
export function strict(apply: ArmFunction): ArmFunction {
  return (args, context) =>
    args.some(({ kind }) => kind === "unknown") ? unknown(context.at) : apply(args, context);
}

/** A strict function that needs the very characters of its arguments, so a placeholder among them is unknown too. */
export function exact(apply: ArmFunction): ArmFunction {
  const strictly = strict(apply);
  return (args, context) => (args.some(isPartlyKnown) ? unknown(context.at) : strictly(args, context));
}

/** Whether a value is a string of which only the deployment knows a part. */
export function isPartlyKnown(value: Value): boolean {
  return value.kind === "scalar" && typeof value.value === "string" && hasPlaceholder(value.value);
}
