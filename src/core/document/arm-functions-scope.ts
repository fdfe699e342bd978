import type { CallContext, FunctionTable } from "./arm-function";
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
  resourceid: (args, context) =>
    identified(context, args, (before) => resourceIdPrefix(context.deploymentScope, before)),
  subscriptionresourceid: (args, context) =>
    identified(context, args, ([id, ...more]) =>
      more.length > 0 ? undefined : id === undefined ? subscriptionId : `/subscriptions/${id}`,
    ),
  managementgroupresourceid: (args, context) =>
    identified(context, args, ([id, ...more]) => {
      if (more.length > 0) return undefined;
      return id === undefined ? managementGroupId : `/providers/Microsoft.Management/managementGroups/${id}`;
    }),
  tenantresourceid: (args, context) =>
    identified(context, args, (before) => (before.length > 0 ? undefined : "")),
  extensionresourceid: ([base, ...args], context) => {
    const id = base && asString(base);
    return identified(context, args, (before) => (before.length > 0 ? undefined : id));
  },
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
 * Joins a type and its names to an id. Of an id whose names are not all known,
 * the type still is.
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
  const typeIndex = texts.findIndex((text) => text !== undefined && /^[^/]+\.[^/]+\//.test(text));
  const type = texts[typeIndex];
  if (type === undefined || typeIndex > 2) return unknown(at);

  const id = texts.every((text) => text !== undefined)
    ? joinedId(prefix(texts.slice(0, typeIndex)), type, texts.slice(typeIndex + 1))
    : undefined;
  return id === undefined ? { ...unknown(at), idOf: type } : computed(at, id);
}

/** `Microsoft.A/b/c` and `x`, `y` make `Microsoft.A/b/x/c/y`. */
function joinedId(prefix: string | undefined, type: string, names: readonly string[]): string | undefined {
  const [provider = "", ...kinds] = type.split("/").filter((segment) => segment !== "");
  const segments = names.flatMap((name) => name.split("/"));
  if (prefix === undefined || kinds.length !== segments.length) return undefined;
  const path = kinds.flatMap((kind, index) => [kind, segments[index] ?? ""]);
  return [`${prefix}/providers/${provider}`, ...path].join("/");
}
