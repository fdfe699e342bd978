/** The parts of a resource id that calls are addressed with. Ids compare without regard to letter case. */
export interface ResourceId {
  readonly subscriptionId?: string;
  readonly resourceGroup?: string;
  /** The last segment. */
  readonly name: string;
}

/** Reads ids in any letter case, with or without doubled slashes. */
export function parseResourceId(id: string): ResourceId {
  const segments = id.split("/").filter((segment) => segment !== "");
  const after = (word: string, index: number) =>
    segments[index]?.toLowerCase() === word ? segments[index + 1] : undefined;
  const subscriptionId = after("subscriptions", 0)?.toLowerCase();
  const resourceGroup = after("resourcegroups", 2);
  return {
    name: segments.at(-1) ?? "",
    ...(subscriptionId === undefined ? {} : { subscriptionId }),
    ...(resourceGroup === undefined ? {} : { resourceGroup }),
  };
}

/** The scope an id of an extension resource (an assignment, a setting) hangs on: "/" for the tenant. */
export function scopeOfExtension(id: string): string {
  const end = id.toLowerCase().lastIndexOf("/providers/");
  return end <= 0 ? "/" : id.slice(0, end);
}
