import { findUnfilled, isFilledByTool } from "../document/unfilled";
import { parseScope, type Scope } from "../rbac/scope";
import { listed, say, type Text } from "../text/text";

/** What an assignable scope names; `unknown` while a part of it is not filled in, or not known. */
export type AssignableScope =
  { readonly kind: Scope["kind"] | "unknown" } | { readonly kind: "malformed"; readonly fault: Text };

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * Reads a scope at which a role may be assigned, in any letter case.
 * https://learn.microsoft.com/azure/role-based-access-control/role-definitions#assignablescopes
 */
export function readAssignableScope(text: string): AssignableScope {
  if (text.includes("*")) return malformed(say("it has a wildcard"));
  const scope = parseScope(text);
  if (scope?.kind === "root" || scope?.kind === "managementGroup") return { kind: scope.kind };
  if (findUnfilled(text).length > 0 || isFilledByTool(text)) return { kind: "unknown" };

  if (!scope) return malformed(shapeFault(text));
  const { kind, subscription = "" } = scope;
  if (kind === "resource" && scope.resourceGroup === undefined) return malformed(shapeFault(text));
  return guid.test(subscription)
    ? { kind }
    : malformed(say('"{0}" is not the id of a subscription', subscription));
}

/** What a scope looks like. */
const shapes = [
  "/subscriptions/…",
  "/subscriptions/…/resourceGroups/…",
  "/providers/Microsoft.Management/managementGroups/…",
];

function shapeFault(text: string): Text {
  if (text.trim() !== text || text === "") return say("it is empty or has blanks around it");
  if (!text.startsWith("/")) return say('it does not begin with "/"');
  return say("it is none of {0}", listed(shapes));
}

function malformed(fault: Text): AssignableScope {
  return { kind: "malformed", fault };
}
