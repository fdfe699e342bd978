import { l10n } from "vscode";
import { AzureError, type AzureProblem, type Throttled } from "./azure-error";
import { forbiddenSentence, policiesSentence, sentences, throttledSentence } from "./problem-sentences";

/** What we look at in whatever a call threw: the shape of `RestError`, each part in doubt. */
interface Thrown {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly statusCode?: unknown;
  readonly cause?: unknown;
  readonly response?: {
    readonly status?: unknown;
    readonly bodyAsText?: unknown;
    readonly headers?: { get(name: string): string | undefined };
  };
}

/** What the service said, as far as it could be read. */
interface Answer {
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly text: string;
  readonly details: readonly unknown[];
  readonly header: (name: string) => string | undefined;
}

const longestText = 600;
const mostPlaces = 10;
/** A cause may lead back to itself. */
const mostCauses = 5;

/**
 * Makes a problem of anything a call to Azure threw: a `RestError`, an error of a credential or of the
 * network, an answer in HTML, something that is no error at all. Never throws, and never quotes a body
 * that is not Azure's own error message. `signal` tells our own cancelling from a time-out.
 */
export function toProblem(error: unknown, signal?: AbortSignal): AzureProblem {
  if (error instanceof AzureError) return error.problem;
  if (signal?.aborted) return { kind: "cancelled", message: l10n.t("Cancelled.") };

  const thrown = (typeof error === "object" && error !== null ? error : { message: error }) as Thrown;
  const answer = readAnswer(thrown);
  const problem = answer.status === undefined ? withoutAnswer(thrown) : withAnswer(answer, answer.status);
  return { ...identifiers(answer), ...problem };
}

/** The same as an error to throw; its cause says what was thrown and where. */
export function toAzureError(error: unknown, signal?: AbortSignal): AzureError {
  return error instanceof AzureError
    ? error
    : new AzureError(toProblem(error, signal), { cause: traceOf(error) });
}

/**
 * What is kept of something thrown: causes go to the log, and the SDKs put whole answers into their messages and
 * requests with their tokens beside them.
 */
function traceOf(error: unknown, depth = mostCauses): unknown {
  if (!(error instanceof Error)) return typeof error === "string" ? readable(error) : undefined;
  const cause = error.cause === undefined || depth === 0 ? {} : { cause: traceOf(error.cause, depth - 1) };
  const trace = new Error(readable(error.message), cause);
  trace.name = error.name;
  const places = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  trace.stack = [`${trace.name}: ${trace.message}`, ...places.slice(0, mostPlaces)].join("\n");
  return trace;
}

/** What a long-running operation reports as its `error` when it failed. */
export function toOperationProblem(error: unknown): AzureProblem {
  const answer = readAnswer({ response: { bodyAsText: JSON.stringify({ error: error ?? {} }) } });
  const foreseen = withCode(answer);
  const message = sentences.notFinished(answer.text);
  return { ...identifiers(answer), ...(foreseen ?? { kind: "service", message }) };
}

function identifiers({
  status,
  code,
  header,
}: Answer): Pick<AzureProblem, "status" | "code" | "correlationId"> {
  const correlationId =
    header("x-ms-correlation-request-id") ?? header("x-ms-request-id") ?? header("request-id");
  return {
    ...(status === undefined ? {} : { status }),
    ...(code === undefined ? {} : { code }),
    ...(correlationId === undefined ? {} : { correlationId }),
  };
}

function withCode(answer: Answer): AzureProblem | undefined {
  const { code, text } = answer;
  if (code === "RequestDisallowedByPolicy") return policyDenied(answer);
  if (code === "ScopeLocked") return { kind: "locked", message: sentences.locked(text) };
  if (code === "AccountProvisioningStateInvalid") return conflict(text);
  return undefined;
}

function withAnswer(answer: Answer, status: number): AzureProblem {
  const { text } = answer;
  const foreseen = withCode(answer);
  if (foreseen !== undefined) return foreseen;
  switch (status) {
    case 401:
      return signedOut(answer);
    case 403:
      return forbidden(text);
    case 404:
    case 410:
      return { kind: "not-found", message: sentences.notFound(text) };
    case 409:
      return conflict(text);
    case 429:
      return throttled(answer);
  }
  if (status >= 500 || status === 408) {
    return { kind: "service", message: sentences.ownError(status, text) };
  }
  if (status >= 400) return { kind: "invalid", message: sentences.refusedRequest(text) };
  return { kind: "service", message: l10n.t("Azure sent an answer that could not be read.") };
}

function withoutAnswer(thrown: Thrown): AzureProblem {
  const name = typeof thrown.name === "string" ? thrown.name : "";
  const text = readable(thrown.message);
  if (/Authentication|CredentialUnavailable|NotSignedIn/.test(name)) {
    return { kind: "signed-out", message: sentences.noSignIn(text) };
  }
  if (name === "AbortError" || name === "TimeoutError") {
    return { kind: "network", message: l10n.t("Azure did not answer in time.") };
  }
  const code = systemCode(thrown);
  if (code === "PARSE_ERROR") {
    return { kind: "service", message: l10n.t("Azure sent an answer that could not be read.") };
  }
  if (code !== undefined)
    return { kind: "network", message: l10n.t("Azure could not be reached ({0}).", code) };
  return { kind: "unknown", message: sentences.failed(text) };
}

/** Codes of Node's sockets and TLS, and what the pipeline makes of them. */
function systemCode({ code, cause }: Thrown): string | undefined {
  const inner = typeof cause === "object" && cause !== null ? (cause as Thrown).code : undefined;
  const found = [inner, code].find((value): value is string => typeof value === "string");
  return found !== undefined &&
    /^(E[A-Z_]+|CERT_\w+|DEPTH_ZERO\w+|SELF_SIGNED\w+|UNABLE_TO\w+|REQUEST_SEND_ERROR|PARSE_ERROR)$/.test(
      found,
    )
    ? found
    : undefined;
}

function signedOut({ text, header }: Answer): AzureProblem {
  const challenge = header("www-authenticate") ?? "";
  const tenantId = /authorization_uri="[^"]*\/([0-9a-f-]{36})"/i.exec(challenge)?.[1];
  const message = sentences.refusedSignIn(text);
  return { kind: "signed-out", message, ...(tenantId === undefined ? {} : { tenantId }) };
}

const plainRefusal = /perform action '([^']+)'(?: over scope '([^']+)')?/i;
/** Speaks of what is allowed first, and of what is missing on another scope last. */
const linkedRefusal = /perform action\(s\) '([^']+)' on the linked scope\(s\) '([^']+)'/i;

function forbidden(text: string): AzureProblem {
  const [, operation, scope] = linkedRefusal.exec(text) ?? plainRefusal.exec(text) ?? [];
  if (operation === undefined || scope === undefined) {
    return { kind: "forbidden", message: sentences.refusedAccess(text) };
  }
  const message = forbiddenSentence(operation, scope, /ABAC condition/i.test(text));
  return { kind: "forbidden", message, operation, scope };
}

function conflict(text: string): AzureProblem {
  return { kind: "conflict", message: sentences.conflict(text) };
}

function throttled({ header }: Answer): AzureProblem {
  return throttledFor(Number(header("retry-after") ?? header(postponedHeader) ?? Number.NaN));
}

/** That Azure wants no requests for so many seconds; NaN where it did not say how many. */
export function throttledFor(seconds: number): Throttled {
  const message = throttledSentence(seconds);
  return { kind: "throttled", message, ...(Number.isFinite(seconds) ? { retryAfter: seconds } : {}) };
}

/** Where a wait too long to sit through is kept, so that nothing retries by itself. */
export const postponedHeader = "x-postponed-retry-after";

function policyDenied({ text, details }: Answer): AzureProblem {
  const violations = details
    .map((detail) => (detail as { type?: unknown; info?: Record<string, unknown> } | null)?.info)
    .filter((info): info is Record<string, unknown> => typeof info === "object" && info !== null);
  const named = (...keys: string[]) =>
    violations.flatMap(
      (info) => keys.map((key) => info[key]).find((value) => typeof value === "string") ?? [],
    );
  const policies = named(
    "policyDefinitionDisplayName",
    "policyAssignmentDisplayName",
    "policyDefinitionName",
  );
  const assignmentIds = named("policyAssignmentId");
  const message = policies.length === 0 ? sentences.policyDenied(text) : policiesSentence(policies);
  return { kind: "policy-denied", message, policies, assignmentIds };
}

function readAnswer(thrown: Thrown): Answer {
  const { response } = thrown;
  const status = [thrown.statusCode, response?.status].find(
    (value): value is number => typeof value === "number",
  );
  const body = parseBody(response?.bodyAsText);
  const error = (
    typeof body?.["error"] === "object" && body["error"] !== null ? body["error"] : (body ?? {})
  ) as Record<string, unknown>;
  const code = [error["code"], thrown.code].find((value): value is string => typeof value === "string");
  const details = [
    error["additionalInfo"],
    ...list(error["details"]).map((detail) => (detail as Record<string, unknown> | null)?.["additionalInfo"]),
  ];
  return {
    status,
    code,
    text: readable(body === undefined ? undefined : error["message"]),
    details: details.flatMap(list),
    header: (name) => response?.headers?.get(name) ?? undefined,
  };
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function parseBody(text: unknown): Record<string, unknown> | undefined {
  if (typeof text !== "string") return undefined;
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** A message fit to show: no mark-up, no token, one line, not endless. */
function readable(value: unknown): string {
  if (typeof value !== "string" || /<\/?[a-z!][^>]*>/i.test(value)) return "";
  const plain = value
    .replace(/\beyJ[\w-]+(\.[\w-]*)*/g, "…")
    .replace(/\s+/g, " ")
    .trim();
  return plain.length > longestText ? `${plain.slice(0, longestText)}…` : plain;
}
