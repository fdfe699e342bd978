import type { Claims } from "./tokens";
import type { Fields } from "./world";

export interface SimRequest {
  readonly method: string;
  /** As it was sent, without the query; doubled slashes collapsed. */
  readonly path: string;
  /** Names lower case, values decoded. */
  readonly query: ReadonlyMap<string, string>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Fields;
  /** Scheme and host the request came to: links in answers begin with it. */
  readonly origin: string;
}

export interface SimAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON; a string is sent as it is. */
  readonly body?: unknown;
}

/** An answer, or what happens to the connection instead. */
export type SimOutcome = SimAnswer | "reset" | "truncated";

export interface Caller extends Claims {
  readonly token: string;
}

/** A value of a body as text; what is no plain value counts as empty. */
export function plain(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? `${value}`
    : "";
}

export function ok(body: unknown, headers?: Readonly<Record<string, string>>): SimAnswer {
  return { status: 200, body, ...(headers === undefined ? {} : { headers }) };
}

export function failure(status: number, code: string, message: string, more: Fields = {}): SimAnswer {
  return { status, body: { error: { code, message, ...more } } };
}

export function notFound(id: string): SimAnswer {
  return failure(
    404,
    "ResourceNotFound",
    `The Resource '${id.replace(/^.*\/providers\//i, "")}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
  );
}

export function parseRequest(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  bodyText: string | undefined,
): SimRequest {
  const { origin, pathname, search } = new URL(url);
  const query = new Map<string, string>();
  for (const pair of search.slice(1).split("&").filter(Boolean)) {
    const [name = "", ...value] = pair.split("=");
    query.set(decode(name).toLowerCase(), decode(value.join("=")));
  }
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    method,
    path: decodeURIComponent(pathname)
      .replace(/\/{2,}/g, "/")
      .replace(/(.)\/$/, "$1"),
    query,
    headers: Object.fromEntries(lower),
    body: bodyText === undefined || bodyText === "" ? {} : (JSON.parse(bodyText) as Fields),
    origin,
  };
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll("+", " "));
}
