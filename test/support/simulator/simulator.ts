import { isAllowed, refused } from "./authorisation";
import type { Fault } from "./faults";
import { noteKeyRequest } from "./key-requests";
import {
  failure,
  parseRequest,
  type Caller,
  type SimAnswer,
  type SimOutcome,
  type SimRequest,
} from "./message";
import { createRouter, type Match } from "./router";
import { accountRoutes } from "./routes/accounts";
import { assignmentRoutes } from "./routes/assignments";
import { definitionRoutes } from "./routes/definitions";
import { directoryRoutes } from "./routes/directory";
import { monitorRoutes } from "./routes/monitor";
import { policyRoutes } from "./routes/policy";
import { resourceGraphRoutes } from "./routes/resource-graph";
import { scheduleRoutes } from "./routes/schedules";
import { subscriptionRoutes } from "./routes/subscriptions";
import type { SimulatorState } from "./state";
import { readToken } from "./tokens";
import { isWithin, sameId, type World } from "./world";

export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  readonly body: unknown;
  readonly objectId: string | undefined;
  outcome: number | "reset" | "truncated" | undefined;
}

export interface Simulator extends SimulatorState {
  readonly faults: Fault[];
  readonly requests: LoggedRequest[];
  /** Milliseconds before each answer. */
  latency: number;
  /** The most requests that were ever on the way at once. */
  readonly mostAtOnce: number;
  handle(
    method: string,
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string | undefined,
  ): Promise<SimOutcome>;
  /** Requests whose path contains the text, letter case ignored. */
  sent(part: string, method?: string): readonly LoggedRequest[];
}

const findRoute = createRouter([
  ...subscriptionRoutes,
  ...accountRoutes,
  ...assignmentRoutes,
  ...definitionRoutes,
  ...scheduleRoutes,
  ...monitorRoutes,
  ...policyRoutes,
  ...resourceGraphRoutes,
  ...directoryRoutes,
]);

export function createSimulator(world: World): Simulator {
  const requests: LoggedRequest[] = [];
  const faults: Fault[] = [];
  let underWay = 0;
  let mostAtOnce = 0;

  const simulator: Simulator = {
    world,
    paging: { size: 100, mode: "plain" },
    pagingOf: new Map(),
    patchMode: "sync200",
    readsUntilDone: 2,
    regeneratesKeys: true,
    directory: "readable",
    resourceGraph: "on",
    privilegedAccess: "licensed",
    revokedTokens: new Set(),
    now: () => Date.now(),
    faults,
    requests,
    latency: 0,
    get mostAtOnce() {
      return mostAtOnce;
    },
    sent: (part, method) =>
      requests.filter(
        (request) =>
          request.path.toLowerCase().includes(part.toLowerCase()) &&
          (method === undefined || request.method === method),
      ),
    async handle(method, url, headers, body) {
      const request = parseRequest(method, url, headers, body);
      noteKeyRequest(method, request.path);
      const caller = callerOf(request);
      const logged: LoggedRequest = {
        method,
        path: request.path,
        query: request.query,
        body: request.body,
        objectId: caller?.oid,
        outcome: undefined,
      };
      const index = requests.push(logged) - 1;
      underWay += 1;
      mostAtOnce = Math.max(mostAtOnce, underWay);
      if (simulator.latency > 0) await new Promise((resolve) => setTimeout(resolve, simulator.latency));
      underWay -= 1;

      const outcome = withFaults(faults, request, index, () => answer(simulator, request, caller));
      logged.outcome = typeof outcome === "string" ? outcome : outcome.status;
      return typeof outcome === "string" ? outcome : withIds(outcome, index);
    },
  };
  return simulator;
}

function withFaults(
  faults: readonly Fault[],
  request: SimRequest,
  index: number,
  work: () => SimAnswer,
): SimOutcome {
  const fault = faults.find(({ when, times }) => times !== 0 && when(request, index));
  if (fault === undefined) return work();
  if (fault.times !== undefined) fault.times -= 1;
  if (fault.afterwards) work();
  return typeof fault.outcome === "function" ? fault.outcome(request) : fault.outcome;
}

function withIds(outcome: SimAnswer, index: number): SimAnswer {
  const id = `00000000-0000-4000-9000-${index.toString(16).padStart(12, "0")}`;
  const ids = { "x-ms-request-id": id, "x-ms-correlation-request-id": id };
  const quota = { "x-ms-ratelimit-remaining-subscription-reads": "249" };
  return { ...outcome, headers: { ...ids, ...quota, ...outcome.headers } };
}

function callerOf({ headers }: SimRequest): Caller | undefined {
  const token = /^Bearer (.+)$/.exec(headers["authorization"] ?? "")?.[1];
  const claims = token === undefined ? undefined : readToken(token);
  return token === undefined || claims === undefined ? undefined : { ...claims, token };
}

function answer(state: SimulatorState, request: SimRequest, caller: Caller | undefined): SimAnswer {
  const refusal = checkToken(state, request, caller);
  if (refusal !== undefined || caller === undefined)
    return refusal ?? unauthenticated("AuthenticationFailed");
  const match = findRoute(request);
  if (match === undefined) {
    return failure(404, "InvalidResourceType", `The resource type of '${request.path}' could not be found.`);
  }
  const wrong = checkVersion(request, match) ?? checkSubscription(state, request, caller);
  if (wrong !== undefined) return wrong;

  const { route, part } = match;
  const scope = route.scope?.(part) ?? request.path;
  if (route.operation !== undefined && !isAllowed(state.world, caller.oid, route.operation, scope)) {
    return refused(caller, route.operation, scope);
  }
  const locked = checkLocks(state, request);
  if (locked !== undefined) return locked;
  const result = route.handle({ request, caller, state, part });
  if (request.method !== "GET" && route.operation !== undefined && !route.path.includes("/operation")) {
    recordEvent(state, request, caller, route.operation, result.status);
  }
  return result;
}

function checkToken(
  { revokedTokens, now }: SimulatorState,
  request: SimRequest,
  caller: Caller | undefined,
): SimAnswer | undefined {
  if (caller === undefined) return unauthenticated("AuthenticationFailed");
  if (caller.exp * 1000 <= now() || revokedTokens.has(caller.token)) {
    return unauthenticated(
      "ExpiredAuthenticationToken",
      "The access token expiry UTC time is earlier than current UTC time.",
    );
  }
  if (!audienceOf(request.path).test(caller.aud)) return unauthenticated("InvalidAuthenticationToken");
  return undefined;
}

/** Whom a token must have been made for. */
function audienceOf(path: string): RegExp {
  if (/^(\/graph)?\/v1\.0\//.test(path)) return /graph/;
  return /^\/v1\//.test(path) ? /loganalytics/ : /^(?!.*(graph|loganalytics))/;
}

function unauthenticated(code: string, message = "Authentication failed."): SimAnswer {
  const header = `Bearer authorization_uri="https://login.microsoftonline.com/", error="invalid_token"`;
  return { ...failure(401, code, message), headers: { "www-authenticate": header } };
}

function checkVersion({ query }: SimRequest, { route }: Match): SimAnswer | undefined {
  if (route.versions.length === 0) return undefined;
  const version = query.get("api-version");
  if (version === undefined) {
    return failure(
      400,
      "MissingApiVersionParameter",
      "The api-version query parameter (?api-version=) is required for all requests.",
    );
  }
  if (route.versions.includes(version)) return undefined;
  return failure(
    400,
    "InvalidApiVersionParameter",
    `The api-version '${version}' is invalid. The supported versions are '${route.versions.join(",")}'.`,
  );
}

function checkSubscription(
  { world }: SimulatorState,
  { path }: SimRequest,
  { tid }: Caller,
): SimAnswer | undefined {
  const id = /^\/subscriptions\/([^/]+)/i.exec(path)?.[1];
  if (id === undefined) return undefined;
  const subscription = world.subscriptions.find((candidate) => sameId(candidate.id, id));
  if (subscription === undefined) {
    return failure(404, "SubscriptionNotFound", `The subscription '${id}' could not be found.`);
  }
  if (subscription.tenantId === tid) return undefined;
  const header = `Bearer authorization_uri="https://login.microsoftonline.com/${subscription.tenantId}", error="invalid_token", error_description="The authentication failed because of wrong issuer."`;
  const message = `The access token is from the wrong issuer 'https://sts.windows.net/${tid}/'. It must match the tenant 'https://sts.windows.net/${subscription.tenantId}/' associated with this subscription.`;
  return {
    ...failure(401, "InvalidAuthenticationTokenTenant", message),
    headers: { "www-authenticate": header },
  };
}

function checkLocks({ world }: SimulatorState, { method, path }: SimRequest): SimAnswer | undefined {
  if (!["PUT", "PATCH", "DELETE"].includes(method)) return undefined;
  const lock = world.locks.find(
    ({ scope, level }) => isWithin(path, scope) && (level === "ReadOnly" || method === "DELETE"),
  );
  if (lock === undefined) return undefined;
  const verb = method === "DELETE" ? "delete" : "write";
  return failure(
    409,
    "ScopeLocked",
    `The scope '${path}' cannot perform ${verb} operation because following scope(s) are locked: '${lock.scope}'. Please remove the lock and try again.`,
  );
}

function recordEvent(
  state: SimulatorState,
  { path }: SimRequest,
  caller: Caller,
  operation: string,
  status: number,
): void {
  state.world.activity.push({
    time: new Date(state.now()).toISOString(),
    operation,
    status: status < 400 ? "Succeeded" : "Failed",
    resourceId: path.replace(/\/(listKeys|regenerateKey)$/i, ""),
    caller: caller.upn ?? caller.oid,
    objectId: caller.oid,
  });
}
