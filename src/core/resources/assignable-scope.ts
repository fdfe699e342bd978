import { findUnfilled, isFilledByTool } from "../document/unfilled";

/** What an assignable scope names; `unknown` while a part of it is not filled in, or not known. */
export type AssignableScope =
  | { readonly kind: "root" | "managementGroup" | "subscription" | "resourceGroup" | "resource" | "unknown" }
  | { readonly kind: "malformed"; readonly fault: string };

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const managementGroup = /^\/providers\/Microsoft\.Management\/managementGroups\/[^/]+$/i;
const subscription =
  /^\/subscriptions\/([^/]+)(?:\/resourceGroups\/([^/]+)(\/providers\/[^/]+(?:\/[^/]+\/[^/]+)+)?)?$/i;

/**
 * Reads a scope at which a role may be assigned, in any letter case.
 * https://learn.microsoft.com/azure/role-based-access-control/role-definitions#assignablescopes
 */
export function readAssignableScope(text: string): AssignableScope {
  if (text === "/") return { kind: "root" };
  if (text.includes("*")) return malformed("it has a wildcard");
  const path = text.length > 1 ? text.replace(/\/$/, "") : text;
  if (managementGroup.test(path)) return { kind: "managementGroup" };
  if (findUnfilled(text).length > 0 || isFilledByTool(text)) return { kind: "unknown" };

  const match = subscription.exec(path);
  if (!match) return malformed(shapeFault(text));
  const [, id = "", group, resource] = match;
  if (!guid.test(id)) return malformed(`"${id}" is not the id of a subscription`);
  if (resource !== undefined) return { kind: "resource" };
  return { kind: group === undefined ? "subscription" : "resourceGroup" };
}

function shapeFault(text: string): string {
  if (text.trim() !== text || text === "") return "it is empty or has blanks around it";
  if (!text.startsWith("/")) return 'it does not begin with "/"';
  return "it is none of /subscriptions/…, /subscriptions/…/resourceGroups/… and /providers/Microsoft.Management/managementGroups/…";
}

function malformed(fault: string): AssignableScope {
  return { kind: "malformed", fault };
}
