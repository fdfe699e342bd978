export interface Claims {
  /** Object id of whoever calls. */
  readonly oid: string;
  readonly tid: string;
  readonly upn?: string;
  readonly appid?: string;
  readonly aud: string;
  /** Seconds since 1970. */
  readonly exp: number;
  /** Demands of challenges that were met before. */
  readonly met?: readonly string[];
}

let serial = 0;

/** A token as Entra ID shapes it, signed by nobody: the simulator believes what it says. */
export function makeToken(claims: Claims): string {
  serial += 1;
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none", typ: "JWT" })}.${part({ ...claims, jti: String(serial) })}.unsigned`;
}

export function readToken(token: string): Claims | undefined {
  try {
    return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8")) as Claims;
  } catch {
    return undefined;
  }
}
