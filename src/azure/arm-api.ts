import { accountsApi } from "./arm-api/accounts";
import { createClients, type ClientOptions } from "./arm-api/clients";
import { directoryApi } from "./arm-api/directory";
import { monitorApi } from "./arm-api/monitor";
import { policyApi } from "./arm-api/policy";
import { rolesApi } from "./arm-api/roles";
import { listSubscriptions } from "./arm-api/subscriptions";
import type { AzureApi } from "./azure-api";
import { portalUrl } from "./cloud";

export type ArmApiOptions = ClientOptions;

/** Azure itself, through the SDKs: large, so it is reached through `sdk.ts`. */
export function createArmApi(options: ArmApiOptions): AzureApi {
  const clients = createClients(options);
  return {
    listSubscriptions: ({ signal } = {}) => listSubscriptions(clients, options.session, signal),
    portalUrl: ({ tenantId }, id) => portalUrl(options.session.cloud(), tenantId, id),
    accounts: accountsApi(clients),
    roles: rolesApi(clients),
    directory: directoryApi(clients),
    monitor: monitorApi(clients),
    policy: policyApi(clients),
  };
}
