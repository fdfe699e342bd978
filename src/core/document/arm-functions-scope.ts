import { strict, type CallContext, type FunctionTable } from "./arm-function";
import {
  managementGroupId,
  placeholders,
  resourceGroupId,
  subscriptionId,
  type DeploymentScope,
} from "./arm-placeholder";
import { computed, computedObject, opened, unknown } from "./arm-value";
import { asString, type Value } from "./value";

/**
 * The functions that name places in Azure. What only the deployment knows
 * stands in the result as a placeholder.
 */
export const scopeFunctions: FunctionTable = {
  subscription: (_, { at }) =>
    described(at, {
      id: subscriptionId,
      subscriptionId: placeholders.subscription,
      tenantId: placeholders.tenant,
    }),
  resourcegroup: (_, { at }) =>
    described(at, {
      id: resourceGroupId,
      name: placeholders.resourceGroup,
      location: placeholders.location,
      type: "Microsoft.Resources/resourceGroups",
    }),
  managementgroup: (_, { at }) =>
    described(at, { id: managementGroupId, name: placeholders.managementGroup }),
  tenant: (_, { at }) => described(at, { tenantId: placeholders.tenant }),
  resourceid: strict((args, context) =>
    identified(context, args, (before) => resourceIdPrefix(context.deploymentScope, before)),
  ),
  subscriptionresourceid: strict((args, context) =>
    identified(context, args, ([id, ...more]) =>
      more.length > 0 ? undefined : id === undefined ? subscriptionId : `/subscriptions/${id}`,
    ),
  ),
  managementgroupresourceid: strict((args, context) =>
    identified(context, args, ([id, ...more]) => {
      if (more.length > 0) return undefined;
      return id === undefined ? managementGroupId : `/providers/Microsoft.Management/managementGroups/${id}`;
    }),
  ),
  tenantresourceid: strict((args, context) =>
    identified(context, args, (before) => (before.length > 0 ? undefined : "")),
  ),
  extensionresourceid: strict(([base, ...args], context) => {
    const id = base && asString(base);
    return identified(context, args, (before) => (before.length > 0 ? undefined : id));
  }),
};

/** An object of which we know some members; the others exist, too. */
function described(at: CallContext["at"], members: Readonly<Record<string, string>>): Value {
  return opened(
    computedObject(
      at,
      Object.entries(members).map(([name, text]) => [name, computed(at, text)]),
    ),
  );
}

function resourceIdPrefix(scope: DeploymentScope | undefined, before: readonly string[]): string | undefined {
  const [first, second] = before;
  if (second !== undefined) return `/subscriptions/${first}/resourceGroups/${second}`;
  switch (scope) {
    case "resourceGroup":
      return first === undefined ? resourceGroupId : `${subscriptionId}/resourceGroups/${first}`;
    case "subscription":
      return first === undefined ? subscriptionId : `/subscriptions/${first}`;
    case "managementGroup":
      return first === undefined ? managementGroupId : undefined;
    case "tenant":
      return first === undefined ? "" : undefined;
    case undefined:
      return undefined;
  }
}

/**
 * Joins a type and its names to an id.
 *
 * @param args Optional ids of where the resource lies, its type, one name per segment of the type.
 * @param prefix Turns those optional ids into the beginning of the id; absent when they make no sense.
 */
function identified(
  { at }: CallContext,
  args: readonly Value[],
  prefix: (before: readonly string[]) => string | undefined,
): Value {
  const texts = args.map(asString);
  if (!texts.every((text) => text !== undefined)) return unknown(at);

  const typeIndex = texts.findIndex((text) => /^[^/]+\.[^/]+\//.test(text));
  if (typeIndex < 0 || typeIndex > 2) return unknown(at);
  const start = prefix(texts.slice(0, typeIndex));
  const path = typedPath(
    texts[typeIndex] ?? "",
    texts.slice(typeIndex + 1).flatMap((name) => name.split("/")),
  );
  return start === undefined || path === undefined ? unknown(at) : computed(at, `${start}/providers/${path}`);
}

/** `Microsoft.A/b/c` and `x`, `y` make `Microsoft.A/b/x/c/y`. */
function typedPath(type: string, names: readonly string[]): string | undefined {
  const [provider = "", ...kinds] = type.split("/").filter((segment) => segment !== "");
  if (kinds.length !== names.length) return undefined;
  return [provider, ...kinds.flatMap((kind, index) => [kind, names[index] ?? ""])].join("/");
}
