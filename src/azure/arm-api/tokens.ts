import type { AccessToken, Credential, TokenOptions } from "../login";

/** A credential that keeps its tokens until shortly before they expire, or until told that one was refused. */
export interface TokenSource extends Credential {
  /** Forgets every token: the next call asks anew. */
  forget(): void;
}

const margin = 120_000;

export function keepTokens(credential: Credential): TokenSource {
  const kept = new Map<string, AccessToken>();
  const asked = new Map<string, Promise<AccessToken | null>>();

  async function ask(
    key: string,
    scopes: string | string[],
    options: TokenOptions,
  ): Promise<AccessToken | null> {
    const token = await credential.getToken(scopes, options);
    if (token === null) kept.delete(key);
    else kept.set(key, token);
    return token;
  }

  async function current(scopes: string | string[], { claims }: TokenOptions): Promise<AccessToken | null> {
    const key = [scopes].flat().join(" ");
    if (claims !== undefined) return ask(key, scopes, { claims });
    const token = kept.get(key);
    if (token !== undefined && token.expiresOnTimestamp - margin > Date.now()) return token;

    const pending = asked.get(key) ?? ask(key, scopes, {}).finally(() => asked.delete(key));
    asked.set(key, pending);
    return pending;
  }

  return {
    async getToken(scopes, options = {}) {
      const token = await current(scopes, options);
      // The pipeline keeps tokens as well and cannot be told to forget: to it, each is good for one call.
      return token && { token: token.token, expiresOnTimestamp: Date.now() };
    },
    forget: () => kept.clear(),
  };
}
