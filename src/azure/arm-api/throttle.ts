import type { PipelinePolicy, PipelineRequest, PipelineResponse } from "@azure/core-rest-pipeline";
import { postponedHeader } from "../problem";
import { createGate } from "./gate";

const atOnce = 8;

/** A 429 that does not say how long to wait would not be retried at all. */
const defaultWait = 5_000;

/** Waiting longer than this looks like a hang: the caller is told instead. */
const longestWait = 60_000;

/** Resource Manager refills 25 reads a second; near the end of the bucket a second's rest helps. */
const fewReadsLeft = 10;
const breath = 1_000;

/**
 * A policy for all pipelines together: at most 8 requests on the way, and lanes (one subscription, the
 * Resource Graph, a host) that rest when the service asks for it. Sits inside the retry policy, so that
 * a request that waits for its retry takes nobody's place.
 */
export function createThrottle(): PipelinePolicy {
  const gate = createGate(atOnce);
  return {
    name: "throttle",
    async sendRequest(request, next) {
      const lane = laneOf(request);
      const leave = await gate.enter(lane, request.abortSignal);
      try {
        const response = await next(request);
        const rest = restAfter(response);
        if (rest > 0) gate.rest(lane, Math.min(rest, longestWait));
        return response;
      } finally {
        leave();
      }
    },
  };
}

function laneOf({ url }: PipelineRequest): string {
  const { host, pathname } = new URL(url);
  const path = pathname.toLowerCase();
  if (path.includes("/microsoft.resourcegraph/")) return "resource-graph";
  return /\/subscriptions\/([^/]+)/.exec(path)?.[1] ?? host;
}

/** Milliseconds a lane should rest after this response. Makes a 429 retry exactly where that is sensible. */
function restAfter(response: PipelineResponse): number {
  const { headers, status } = response;
  if (status === 429 || status === 503) {
    const asked = askedToWait(response);
    if (asked === undefined && status === 429) headers.set("retry-after", String(defaultWait / 1000));
    if (asked !== undefined && asked > longestWait) postpone(response, asked);
    return asked ?? (status === 429 ? defaultWait : 0);
  }
  if (headers.get("x-ms-user-quota-remaining") === "0")
    return timeSpan(headers.get("x-ms-user-quota-resets-after"));
  const left = Number(headers.get("x-ms-ratelimit-remaining-subscription-reads") ?? Number.POSITIVE_INFINITY);
  return left <= fewReadsLeft ? breath : 0;
}

function postpone({ headers }: PipelineResponse, asked: number): void {
  for (const name of ["retry-after", "retry-after-ms", "x-ms-retry-after-ms"]) headers.delete(name);
  headers.set(postponedHeader, String(Math.ceil(asked / 1000)));
}

function askedToWait({ headers }: PipelineResponse): number | undefined {
  const milliseconds = headers.get("retry-after-ms") ?? headers.get("x-ms-retry-after-ms");
  if (milliseconds !== undefined && Number.isFinite(Number(milliseconds))) return Number(milliseconds);
  const value = headers.get("retry-after");
  if (value === undefined) return undefined;
  const wait = Number.isFinite(Number(value)) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

/** "hh:mm:ss" in milliseconds. */
function timeSpan(text = ""): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(":").map(Number);
  const total = (hours * 60 + minutes) * 60 + seconds;
  return Number.isFinite(total) ? total * 1000 : 0;
}
