/** The namespace under which templates' guid() function makes names. */
const namespace = "11fb06fb-712d-4ddd-98c7-e71bbd588830";

/**
 * The name for an assignment: always the same for the same scope, principal and role, so that doing it
 * twice is doing it once. What guid() of a template makes of the same parts in lower case.
 */
export function assignmentName(scope: string, principalId: string, roleId: string): Promise<string> {
  return stableGuid(scope, principalId, roleId);
}

/** A GUID of version 5 (RFC 9562) that is the same for the same parts, whatever their letter case. */
export async function stableGuid(...parts: readonly string[]): Promise<string> {
  const seed = parts.map((part) => part.toLowerCase()).join("-");
  const bytes = new Uint8Array([
    ...fromHex(namespace.replaceAll("-", "")),
    ...new TextEncoder().encode(seed),
  ]);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-1", bytes)).slice(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function fromHex(text: string): readonly number[] {
  return (text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
}
