import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
  RestError,
  type HttpClient,
  type HttpMethods,
  type PipelinePolicy,
  type PipelineResponse,
  type PipelineRetryOptions,
} from "@azure/core-rest-pipeline";
import { l10n } from "vscode";
import { AzureError } from "../azure-error";
import type { TokenSource } from "./tokens";

export interface Connection {
  /** No slash at the end. Tokens go to this host and to no other. */
  readonly endpoint: string;
  readonly scope: string;
  readonly tokens: TokenSource;
  /** Policies that see every single try, shared by all connections. */
  readonly perRetry: readonly PipelinePolicy[];
  readonly httpClient?: HttpClient;
  readonly retryOptions?: PipelineRetryOptions;
}

export interface Call {
  readonly apiVersion?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

export interface Answer {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Thin calls for what the SDKs lack. Rejects with `RestError` for every status that is no success. */
export interface RestClient {
  send(method: HttpMethods, path: string, call?: Call): Promise<Answer>;
  /** The `value` of each page, following `nextLink`. Pages may be empty. */
  pages(path: string, call?: Call): AsyncIterable<readonly unknown[]>;
}

export const userAgentOptions = { userAgentPrefix: "aoai-security" };

/** A request that gets no answer in this time is given up (and retried like a lost connection). */
const timeout = 100_000;

/** Policies that every client gets, ours and those of the SDKs. */
export function perCallPolicies({ endpoint, tokens }: Connection): readonly PipelinePolicy[] {
  return [onlyTo(endpoint), freshTokenOnce(tokens)];
}

/** A page link that leads elsewhere must not take the token along. */
function onlyTo(endpoint: string): PipelinePolicy {
  const { host } = new URL(endpoint);
  return {
    name: "onlyToEndpoint",
    sendRequest(request, next) {
      if (!URL.canParse(request.url) || new URL(request.url).host !== host) {
        const message = l10n.t("Azure sent a link that leads outside of it; it was not followed.");
        throw new AzureError({ kind: "service", message });
      }
      request.timeout ||= timeout;
      return next(request);
    },
  };
}

/** A token may be revoked or expire on the way: then one try with a new one. */
function freshTokenOnce(tokens: TokenSource): PipelinePolicy {
  return {
    name: "freshTokenOnce",
    async sendRequest(request, next) {
      const refused = await next(request).then(
        (response) => (response.status === 401 ? { response } : response),
        (error: unknown) => {
          if (error instanceof RestError && error.statusCode === 401) return { error };
          throw error;
        },
      );
      if ("status" in refused) return refused;
      tokens.forget();
      return next(request);
    },
  };
}

export function createRestClient(connection: Connection): RestClient {
  const { endpoint, scope, tokens, perRetry, retryOptions } = connection;
  const httpClient = connection.httpClient ?? createDefaultHttpClient();
  const pipeline = createPipelineFromOptions({ userAgentOptions, ...(retryOptions ? { retryOptions } : {}) });
  for (const policy of perCallPolicies(connection)) pipeline.addPolicy(policy);
  pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential: tokens, scopes: scope }));
  for (const policy of perRetry) pipeline.addPolicy(policy, { afterPhase: "Sign" });

  async function send(method: HttpMethods, path: string, call: Call = {}): Promise<Answer> {
    const request = createPipelineRequest({ url: urlOf(endpoint, path, call), method });
    request.headers = createHttpHeaders({ accept: "application/json", ...call.headers });
    if (call.signal !== undefined) request.abortSignal = call.signal;
    if (call.body !== undefined) {
      request.headers.set("content-type", "application/json; charset=utf-8");
      request.body = JSON.stringify(call.body);
    }
    return readAnswer(await pipeline.sendRequest(httpClient, request));
  }

  async function* pages(path: string, call: Call = {}): AsyncGenerator<readonly unknown[]> {
    const seen = new Set<string>();
    let next: string | undefined = path;
    let options = call;
    while (next !== undefined) {
      if (seen.has(next))
        throw new AzureError({ kind: "service", message: l10n.t("Azure sent the same page twice.") });
      seen.add(next);
      const { body }: Answer = await send("GET", next, options);
      if (Array.isArray(body["value"])) yield body["value"] as unknown[];
      next = typeof body["nextLink"] === "string" && body["nextLink"] !== "" ? body["nextLink"] : undefined;
      options = call.signal === undefined ? {} : { signal: call.signal };
    }
  }

  return { send, pages };
}

/** Spaces become %20, since not every service reads a plus sign as one. */
function urlOf(endpoint: string, path: string, { apiVersion, query = {} }: Call): string {
  const absolute = path.includes("://") ? path : `${endpoint}${inUrl(path)}`;
  const parameters = Object.entries({
    ...(apiVersion === undefined ? {} : { "api-version": apiVersion }),
    ...query,
  });
  if (parameters.length === 0) return absolute;
  return `${absolute}?${parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}`;
}

/** Names may have characters in them that would end the path. */
function inUrl(path: string): string {
  return encodeURI(path).replace(/[?#]/g, encodeURIComponent);
}

function readAnswer(response: PipelineResponse): Answer {
  const { status, headers, request } = response;
  if (status >= 300) throw new RestError(`Status ${status}`, { statusCode: status, request, response });
  return { status, header: (name) => headers.get(name), body: parse(response) };
}

function parse(response: PipelineResponse): Readonly<Record<string, unknown>> {
  const { bodyAsText, request, status: statusCode } = response;
  if (bodyAsText === undefined || bodyAsText === null || bodyAsText === "") return {};
  try {
    const body: unknown = JSON.parse(bodyAsText);
    if (typeof body === "object" && body !== null) return body as Record<string, unknown>;
  } catch {
    // Falls through to the same complaint: half a document, or a page of HTML.
  }
  throw new RestError("Unreadable body", { code: RestError.PARSE_ERROR, statusCode, request, response });
}
