/**
 * The full type of the resource that a text is the id of, or the end of one: `Microsoft.A/b/c` of
 * `…/providers/Microsoft.A/b/x/c/y`; absent when it is no id, or its type depends on the deployment.
 */
export function typeInId(text: string): string | undefined {
  const [provider, ...segments] = (text.split(/\/providers\//i).at(-1) ?? "").split("/");
  if (!provider?.includes(".") || segments.length === 0) return undefined;
  const type = [provider, ...segments.filter((_, index) => index % 2 === 0)].join("/");
  return type.includes("⟨") ? undefined : type;
}
