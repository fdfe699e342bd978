import { createHttpHeaders, createPipelineRequest, type PipelineResponse } from "@azure/core-rest-pipeline";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createThrottle } from "#src/azure/arm-api/throttle";

const now = Date.parse("2026-05-05T12:00:00Z");
beforeEach(() => vi.useFakeTimers({ now }));
afterEach(() => vi.useRealTimers());

const lists = "https://management.azure.com/subscriptions/s-1/providers/x";
const graph = "https://management.azure.com/providers/Microsoft.ResourceGraph/resources";

/** Sends one request that is answered so, and tells how long the next one of the same lane waits. */
async function waitAfter(url: string, status: number, headers: Record<string, string>) {
  const throttle = createThrottle();
  const request = createPipelineRequest({ url });
  const answer = (): Promise<PipelineResponse> =>
    Promise.resolve({ request, status, headers: createHttpHeaders(headers) });
  const response = await throttle.sendRequest(request, answer);

  const started = Date.now();
  const next = throttle.sendRequest(createPipelineRequest({ url }), answer).then(() => Date.now() - started);
  await vi.advanceTimersByTimeAsync(120_000);
  return { response, waited: await next };
}

describe("how long a lane rests", () => {
  test.each([
    ["after an ordinary answer", lists, 200, {}, 0],
    ["with plenty of reads left", lists, 200, { "x-ms-ratelimit-remaining-subscription-reads": "200" }, 0],
    ["with hardly any reads left", lists, 200, { "x-ms-ratelimit-remaining-subscription-reads": "3" }, 1000],
    ["429 with seconds", lists, 429, { "retry-after": "7" }, 7000],
    ["429 with zero", lists, 429, { "retry-after": "0" }, 0],
    ["429 with a date", lists, 429, { "retry-after": new Date(now + 4000).toUTCString() }, 4000],
    ["429 with milliseconds", lists, 429, { "x-ms-retry-after-ms": "300" }, 300],
    ["429 without a word", lists, 429, {}, 5000],
    ["503 with seconds", lists, 503, { "retry-after": "2" }, 2000],
    ["503 without a word is left to the retries", lists, 503, {}, 0],
    [
      "Resource Graph's quota used up",
      graph,
      200,
      { "x-ms-user-quota-remaining": "0", "x-ms-user-quota-resets-after": "00:00:04" },
      4000,
    ],
    [
      "Resource Graph's quota not used up",
      graph,
      200,
      { "x-ms-user-quota-remaining": "1", "x-ms-user-quota-resets-after": "00:00:04" },
      0,
    ],
  ])("%s", async (_name, url, status, headers, milliseconds) => {
    const { waited } = await waitAfter(url, status, headers);
    expect(waited).toBeGreaterThanOrEqual(milliseconds);
    expect(waited).toBeLessThan(milliseconds + 50);
  });
});

describe("what the retries get to see", () => {
  test("a 429 without a time gets one, else it would not be retried", async () => {
    const { response } = await waitAfter(lists, 429, {});
    expect(response.headers.get("retry-after")).toBe("5");
  });

  test("a time too long to sit through is put aside", async () => {
    const { response } = await waitAfter(lists, 429, { "retry-after": "3600" });
    expect(response.headers.get("retry-after")).toBeUndefined();
    expect(response.headers.get("x-postponed-retry-after")).toBe("3600");
  });
});
