/** The claims of a JSON web token, unverified: whoever issued it has just handed it to us. */
export function readClaims(token: string): Readonly<Record<string, unknown>> {
  const payload = token.split(".")[1] ?? "";
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    return typeof claims === "object" && claims !== null ? (claims as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const unknownLifetime = 300_000;

/** When a token expires, in milliseconds since 1970; five minutes from now where it does not say. */
export function expiryOf(token: string): number {
  const { exp } = readClaims(token);
  return typeof exp === "number" ? exp * 1000 : Date.now() + unknownLifetime;
}
