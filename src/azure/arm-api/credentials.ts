import { AzureCliCredential, DefaultAzureCredential } from "@azure/identity";
import type { Cloud } from "../cloud";
import type { Credential } from "../login";

/**
 * Tokens of the Azure CLI's login, for any of its tenants. A tenant that the CLI has not signed in to
 * rejects with the CLI's own words.
 */
export function cliCredential(tenantId: string | undefined): Credential {
  return new AzureCliCredential(tenantId === undefined ? {} : { tenantId });
}

/** Environment, workload identity, managed identity, then the developer tools: whichever answers first. */
export function defaultCredential(cloud: Cloud): Credential {
  return new DefaultAzureCredential({ authorityHost: cloud.login });
}
