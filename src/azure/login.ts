import type { Cloud } from "./cloud";

export interface AccessToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresOnTimestamp: number;
}

export interface TokenOptions {
  /** What a claims challenge demanded, as JSON. */
  readonly claims?: string;
}

/** Gives tokens of one login in one tenant. Rejects with `AzureError` of kind "signed-out"; asks nobody. */
export interface Credential {
  getToken(scopes: string | string[], options?: TokenOptions): Promise<AccessToken | null>;
}

/** Somebody, or something, that is signed in. */
export interface Login {
  readonly id: string;
  /** How it is shown to people. */
  readonly label: string;
  /** "all": can get tokens for every tenant it is a member or guest of. "own": for one alone. */
  readonly tenants: "all" | "own";
}

/** What a sign-in is wanted for: a tenant, as the login that lacks it. Without either the user chooses. */
export interface WantedSignIn {
  readonly tenantId?: string;
  readonly login?: string;
}

/** Who is signed in, and where. */
export interface Session {
  cloud(): Cloud;
  /** Empty where nobody is signed in. Asks nobody. */
  logins(): Promise<readonly Login[]>;
  /** Without a tenant: the login's own. */
  credential(login: string, tenantId?: string): Credential;
  /** Grows whenever somebody may have signed in or out: tokens kept from before must not be used. */
  generation(): number;
}
