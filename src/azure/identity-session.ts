import { l10n } from "vscode";
import type { Cloud } from "./cloud";
import { readClaims } from "./jwt";
import { loadingSdk } from "./loading-sdk";
import type { Credential, Login } from "./login";

/** Which of `@azure/identity`'s credentials is used. */
export type IdentityKind = "azureCli" | "default";

/** The part of a session that gets its tokens from `@azure/identity`, which is loaded with the first token. */
export interface IdentitySession {
  logins(): Promise<readonly Login[]>;
  credential(tenantId?: string): Credential;
}

export function createIdentitySession(kind: IdentityKind, cloud: Cloud): IdentitySession {
  const credential = (tenantId?: string): Credential => {
    let made: Promise<Credential> | undefined;
    return {
      getToken: async (scopes, options) => {
        made ??= loadingSdk(() => import("./sdk")).then(({ cliCredential, defaultCredential }) =>
          kind === "azureCli" ? cliCredential(tenantId) : defaultCredential(cloud),
        );
        return (await made).getToken(scopes, options);
      },
    };
  };
  return {
    credential,
    async logins() {
      const token = await credential().getToken(cloud.resourceManagerScope);
      const claims = readClaims(token?.token ?? "");
      const names = [claims["upn"], claims["unique_name"], claims["preferred_username"], claims["appid"]];
      const who = names.find((claim) => typeof claim === "string");
      const label = who ?? l10n.t("Signed in");
      return [{ id: `${kind}:${who ?? ""}`, label, tenants: kind === "azureCli" ? "all" : "own" }];
    },
  };
}
