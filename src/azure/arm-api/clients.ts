import { AuthorizationManagementClient } from "@azure/arm-authorization";
import { CognitiveServicesManagementClient } from "@azure/arm-cognitiveservices";
import type { HttpClient, PipelineRetryOptions } from "@azure/core-rest-pipeline";
import type { Directory, Subscription } from "../azure-data";
import type { Cloud } from "../cloud";
import type { Session } from "../login";
import {
  createRestClient,
  perCallPolicies,
  userAgentOptions,
  type Connection,
  type RestClient,
} from "./client";
import { callLog } from "./call-log";
import { createThrottle } from "./throttle";
import { keepTokens, type TokenSource } from "./tokens";

export interface ClientOptions {
  readonly session: Session;
  /** Stands in for the network. */
  readonly httpClient?: HttpClient;
  readonly retryOptions?: PipelineRetryOptions;
  /** Gets one line per request. */
  readonly log?: (line: string) => void;
  /** Hears how many milliseconds Azure asks to wait, when that is about to be done. */
  readonly onWait?: (milliseconds: number) => void;
}

/** A login's own tenant is not known before its first token. */
export type Place = Pick<Directory, "login"> & Partial<Pick<Directory, "tenantId">>;

/** One client per login, tenant and cloud, made when first needed; all share one throttle. */
export interface Clients {
  readonly cloud: Cloud;
  readonly tokens: (place: Place) => TokenSource;
  /** Resource Manager, by thin calls. */
  readonly rest: (place: Place) => RestClient;
  /** Microsoft Graph; undefined in a cloud without one. */
  readonly graph: (place: Place) => RestClient | undefined;
  /** Log Analytics; undefined in a cloud that names no address for it. */
  readonly logs: (place: Place) => RestClient | undefined;
  readonly accounts: (subscription: Subscription) => CognitiveServicesManagementClient;
  readonly authorization: (subscription: Subscription) => AuthorizationManagementClient;
}

/** Clients for the cloud and the sign-ins of the moment; made anew when either changes. */
export function createClients({
  session,
  httpClient,
  retryOptions,
  log,
  onWait,
}: ClientOptions): () => Clients {
  const shared = {
    perRetry: [createThrottle(onWait), ...(log ? [callLog(log)] : [])],
    ...(httpClient ? { httpClient } : {}),
    ...(retryOptions ? { retryOptions } : {}),
  };
  let current: { readonly key: string; readonly clients: Clients } | undefined;
  return () => {
    const cloud = session.cloud();
    const key = JSON.stringify([session.generation(), cloud]);
    if (current?.key !== key) current = { key, clients: clientsOf(cloud, session, shared) };
    return current.clients;
  };
}

function clientsOf(
  cloud: Cloud,
  session: Session,
  shared: Pick<Connection, "perRetry" | "httpClient" | "retryOptions">,
): Clients {
  const tokens = perPlace((place) => keepTokens(session.credential(place.login, place.tenantId)));
  const connection = (place: Place): Connection => ({
    ...shared,
    endpoint: cloud.resourceManager,
    scope: cloud.resourceManagerScope,
    tokens: tokens(place),
  });
  const restAt = (endpoint: string | undefined) =>
    endpoint === undefined
      ? () => undefined
      : perPlace((place) =>
          createRestClient({ ...connection(place), endpoint, scope: `${endpoint}/.default` }),
        );
  return {
    cloud,
    tokens,
    rest: perPlace((place) => createRestClient(connection(place))),
    graph: restAt(cloud.graph),
    logs: restAt(cloud.logs),
    accounts: perPlace((subscription) => {
      const to = connection(subscription);
      return new CognitiveServicesManagementClient(to.tokens, subscription.id, sdkOptions(to));
    }),
    authorization: perPlace((subscription) => {
      const to = connection(subscription);
      return new AuthorizationManagementClient(to.tokens, subscription.id, sdkOptions(to));
    }),
  };
}

function sdkOptions(connection: Connection) {
  const { endpoint, scope, perRetry, httpClient, retryOptions } = connection;
  return {
    endpoint,
    $host: endpoint,
    credentialScopes: [scope],
    userAgentOptions,
    additionalPolicies: [
      ...perCallPolicies(connection).map((policy) => ({ policy, position: "perCall" as const })),
      ...perRetry.map((policy) => ({ policy, position: "perRetry" as const })),
    ],
    ...(httpClient ? { httpClient } : {}),
    ...(retryOptions ? { retryOptions } : {}),
  };
}

function perPlace<P extends Place & { readonly id?: string }, T>(make: (place: P) => T): (place: P) => T {
  const made = new Map<string, T>();
  return (place) => {
    const key = [place.login, place.tenantId ?? "", place.id ?? ""].join("|");
    const value = made.get(key) ?? make(place);
    made.set(key, value);
    return value;
  };
}
