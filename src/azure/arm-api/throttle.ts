import type { PipelinePolicy, PipelineRequest, PipelineResponse } from "@azure/core-rest-pipeline";
import { AzureError } from "../azure-error";
import { postponedHeader, throttledFor } from "../problem";
import { createGate } from "./gate";

const atOnce = 8;

/** A 429 that does not say how long to wait would not be retried at all. */
const defaultWait = 5_000;

/** A longer wait is not sat through: the caller is told at once, and the lane is closed for that time. */
const longestWait = 30_000;

/** A shorter one is nothing to speak of. */
const shortestTold = 2_000;

/** Resource Manager refills 25 reads a second; near the end of the bucket a second's rest helps. */
const fewReadsLeft = 10;
const breath = 1_000;

/**
 * A policy for all pipelines together: at most 8 requests on the way, and lanes that rest when the service
 * asks for it. `tell` hears how many milliseconds a lane is waited for. Sits inside the retry policy, so that
 * a request that waits for its retry takes nobody's place.
 */
export function createThrottle(tell: (milliseconds: number) => void = () => undefined): PipelinePolicy {
  const gate = createGate(atOnce, (closed) => new AzureError(throttledFor(Math.ceil(closed / 1000))));
  return {
    name: "throttle",
    async sendRequest(request, next) {
      const lane = laneOf(request);
      const leave = await gate.enter(lane, request.abortSignal);
      try {
        const response = await next(request);
        const rest = restAfter(response);
        if (rest > longestWait) gate.close(lane, rest);
        else if (rest > 0) gate.rest(lane, rest);
        if (rest >= shortestTold && rest <= longestWait) tell(rest);
        return response;
      } finally {
        leave();
      }
    },
  };
}

/**
 * What is limited together: Resource Manager counts reads and writes of a subscription apart, and providers
 * have limits of their own, so that one of them must not keep us from the others.
 */
function laneOf({ url, method }: PipelineRequest): string {
  const { host, pathname } = new URL(url);
  const path = pathname.toLowerCase();
  if (path.includes("/microsoft.resourcegraph/")) return "resource-graph";
  const place = /\/subscriptions\/([^/]+)/.exec(path)?.[1] ?? host;
  const provider = /.*\/providers\/([^/]+)/.exec(path)?.[1] ?? "";
  return [place, provider, method === "GET" ? "read" : "write"].join(" ");
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
  if (headers.get("x-ms-user-quota-remaining") === "0") {
    return Math.min(timeSpan(headers.get("x-ms-user-quota-resets-after")), longestWait);
  }
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
