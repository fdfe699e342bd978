import type { Logger } from "../infrastructure/logger";
import type { AzureApi } from "./azure-api";
import { portalUrl } from "./cloud";
import { loadingSdk } from "./loading-sdk";
import type { Session } from "./login";

export interface AzureApiOptions {
  readonly session: Session;
  readonly logger: Logger;
  /** Hears how many milliseconds Azure asks to wait, when that is about to be done. */
  readonly onWait?: (milliseconds: number) => void;
}

/** Azure, without the SDKs until something is asked of it. */
export function createAzureApi(options: AzureApiOptions): AzureApi {
  const { session } = options;
  const load = createLoader(options);

  return {
    listSubscriptions: (...args) => later(async () => (await load()).listSubscriptions(...args)),
    portalUrl: ({ tenantId }, id) => portalUrl(session.cloud(), tenantId, id),
    accounts: {
      list: (...args) => later(async () => (await load()).accounts.list(...args)),
      get: async (...args) => (await load()).accounts.get(...args),
      patch: async (...args) => (await load()).accounts.patch(...args),
      operationStatus: async (...args) => (await load()).accounts.operationStatus(...args),
      listDeployments: async (...args) => (await load()).accounts.listDeployments(...args),
      listPrivateEndpointConnections: async (...args) =>
        (await load()).accounts.listPrivateEndpointConnections(...args),
    },
    roles: {
      listAssignments: (...args) => later(async () => (await load()).roles.listAssignments(...args)),
      listDefinitions: (...args) => later(async () => (await load()).roles.listDefinitions(...args)),
      listAssignmentsAt: async (...args) => (await load()).roles.listAssignmentsAt(...args),
      getAssignment: async (...args) => (await load()).roles.getAssignment(...args),
      putAssignment: async (...args) => (await load()).roles.putAssignment(...args),
      deleteAssignment: async (...args) => (await load()).roles.deleteAssignment(...args),
      getDefinition: async (...args) => (await load()).roles.getDefinition(...args),
      definitionsNamed: async (...args) => (await load()).roles.definitionsNamed(...args),
      putDefinition: async (...args) => (await load()).roles.putDefinition(...args),
      deleteDefinition: async (...args) => (await load()).roles.deleteDefinition(...args),
      callerPermissions: async (...args) => (await load()).roles.callerPermissions(...args),
      listDenyAssignments: async (...args) => (await load()).roles.listDenyAssignments(...args),
      listEligibleAssignments: async (...args) => (await load()).roles.listEligibleAssignments(...args),
      listActivations: async (...args) => (await load()).roles.listActivations(...args),
    },
    directory: {
      names: async (...args) => (await load()).directory.names(...args),
      search: async (...args) => (await load()).directory.search(...args),
      byApplicationId: async (...args) => (await load()).directory.byApplicationId(...args),
      currentObjectId: async (...args) => (await load()).directory.currentObjectId(...args),
    },
    monitor: {
      listDiagnosticSettings: async (...args) => (await load()).monitor.listDiagnosticSettings(...args),
      listDiagnosticCategories: async (...args) => (await load()).monitor.listDiagnosticCategories(...args),
      putDiagnosticSetting: async (...args) => (await load()).monitor.putDiagnosticSetting(...args),
      deleteDiagnosticSetting: async (...args) => (await load()).monitor.deleteDiagnosticSetting(...args),
      listWorkspaces: (...args) => later(async () => (await load()).monitor.listWorkspaces(...args)),
      queryLogs: async (...args) => (await load()).monitor.queryLogs(...args),
      listActivity: async (...args) => (await load()).monitor.listActivity(...args),
    },
    policy: {
      listStates: async (...args) => (await load()).policy.listStates(...args),
      listAssignmentsAt: async (...args) => (await load()).policy.listAssignmentsAt(...args),
      getAssignment: async (...args) => (await load()).policy.getAssignment(...args),
      putAssignment: async (...args) => (await load()).policy.putAssignment(...args),
      deleteAssignment: async (...args) => (await load()).policy.deleteAssignment(...args),
    },
  };
}

/** Loads the real one once. Where that fails, whoever asks again gets another try. */
function createLoader({ session, logger, onWait }: AzureApiOptions): () => Promise<AzureApi> {
  let loading: Promise<AzureApi> | undefined;
  const loadNow = async () => {
    try {
      const { createArmApi } = await loadingSdk(() => import("./sdk"));
      return createArmApi({ session, log: (line) => logger.debug(line), ...(onWait ? { onWait } : {}) });
    } catch (error) {
      loading = undefined;
      throw error;
    }
  };
  return () => (loading ??= loadNow());
}

async function* later<T>(stream: () => Promise<AsyncIterable<T>>): AsyncGenerator<T> {
  yield* await stream();
}
