/**
 * Where a role is assigned or assignable. Scopes form a tree; Azure compares them without
 * regard to letter case and only at the borders of segments.
 * https://learn.microsoft.com/azure/role-based-access-control/scope-overview
 */
export type Scope =
  | { readonly kind: "root" }
  | { readonly kind: "managementGroup"; readonly managementGroup: string }
  | { readonly kind: "subscription"; readonly subscription: string }
  | { readonly kind: "resourceGroup"; readonly subscription: string; readonly resourceGroup: string }
  | {
      readonly kind: "resource";
      /** Undefined for a resource of the tenant, the subscription or a management group. */
      readonly subscription: string | undefined;
      readonly resourceGroup: string | undefined;
      /** Such as `Microsoft.CognitiveServices/accounts/projects`. */
      readonly type: string;
      /** The names of the resource and, before it, of the resources it is a child of. */
      readonly names: readonly string[];
    };

/**
 * Reads a scope. Undefined when the text is none: an expression, a placeholder with a
 * slash, a path that ends in the middle. Slashes at the end are allowed, as Azure does.
 */
export function parseScope(text: string): Scope | undefined {
  if (!text.startsWith("/")) return undefined;
  const segments = segmentsOf(text);
  if (segments.some((segment) => segment === "" || segment.trim() !== segment)) return undefined;
  return managementGroupIn(segments) ?? containerIn(segments) ?? resourceIn(segments);
}

/** Whether a scope is another one or lies above it, so that what is assigned there holds here too. */
export function scopeCovers(outer: string, inner: string): boolean {
  const above = segmentsOf(outer.toLowerCase());
  const below = segmentsOf(inner.toLowerCase());
  return above.every((segment, at) => segment === below[at]);
}

/** Whether two texts name the same scope. */
export function isSameScope(left: string, right: string): boolean {
  return scopeCovers(left, right) && scopeCovers(right, left);
}

function segmentsOf(text: string): readonly string[] {
  const path = text.replace(/^\//, "").replace(/\/+$/, "");
  return path === "" ? [] : path.split("/");
}

function managementGroupIn(segments: readonly string[]): Scope | undefined {
  const [word, provider, type, managementGroup] = segments.map((segment) => segment.toLowerCase());
  const isOne = word === "providers" && provider === "microsoft.management" && type === "managementgroups";
  if (!isOne || managementGroup === undefined || segments.length !== 4) return undefined;
  return { kind: "managementGroup", managementGroup: segments[3] ?? "" };
}

function containerIn(segments: readonly string[]): Scope | undefined {
  if (segments.length === 0) return { kind: "root" };
  const [subscriptions, subscription, resourceGroups, resourceGroup] = segments;
  if (!isWord(subscriptions, "subscriptions") || subscription === undefined) return undefined;
  if (segments.length === 2) return { kind: "subscription", subscription };
  if (!isWord(resourceGroups, "resourceGroups") || resourceGroup === undefined) return undefined;
  return segments.length === 4 ? { kind: "resourceGroup", subscription, resourceGroup } : undefined;
}

/** What follows the last `providers` names the resource: a namespace, then types and names in turn. */
function resourceIn(segments: readonly string[]): Scope | undefined {
  const at = segments.findLastIndex((segment) => isWord(segment, "providers"));
  const [namespace, ...rest] = segments.slice(at + 1);
  if (at < 0 || namespace === undefined || rest.length < 2 || rest.length % 2 === 1) return undefined;

  const parent = at === 0 ? { kind: "root" as const } : parseScope(`/${segments.slice(0, at).join("/")}`);
  if (parent === undefined) return undefined;
  return {
    kind: "resource",
    subscription: "subscription" in parent ? parent.subscription : undefined,
    resourceGroup: "resourceGroup" in parent ? parent.resourceGroup : undefined,
    type: [namespace, ...rest.filter((_, index) => index % 2 === 0)].join("/"),
    names: rest.filter((_, index) => index % 2 === 1),
  };
}

function isWord(segment: string | undefined, word: string): boolean {
  return segment?.toLowerCase() === word.toLowerCase();
}
