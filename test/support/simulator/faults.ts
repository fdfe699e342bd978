import { failure, type SimOutcome, type SimRequest } from "./message";

/** Something that goes wrong: with which requests, how often, and what the client sees instead. */
export interface Fault {
  readonly when: (request: SimRequest, index: number) => boolean;
  /** How many requests it strikes; without it, every one. */
  times?: number;
  readonly outcome: SimOutcome | ((request: SimRequest) => SimOutcome);
  /** The service did what was asked before the answer got lost. */
  readonly afterwards?: boolean;
}

export const every = (): boolean => true;

/** Requests by method and a part of the path, letter case ignored. */
export function toPath(part: string, method?: string): Fault["when"] {
  return ({ method: sent, path }) =>
    (method === undefined || sent === method) && path.toLowerCase().includes(part.toLowerCase());
}

/** The nth request since the simulator began, counted from 0. */
export function nth(wanted: number): Fault["when"] {
  return (_request, index) => index === wanted;
}

export function throttled(retryAfter?: number | string): SimOutcome {
  const answer = failure(429, "SubscriptionRequestsThrottled", "The request is being throttled.");
  return retryAfter === undefined ? answer : { ...answer, headers: { "retry-after": String(retryAfter) } };
}

export const unavailable = failure(503, "ServiceUnavailable", "The service is unavailable.");

export const badGateway: SimOutcome = {
  status: 502,
  headers: { "content-type": "text/html" },
  body: "<html><head><title>502 Bad Gateway</title></head><body><h1>502</h1></body></html>",
};
