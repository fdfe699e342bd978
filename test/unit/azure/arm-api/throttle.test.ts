import {
  createHttpHeaders,
  createPipelineRequest,
  type PipelineRequest,
  type PipelineResponse,
} from "@azure/core-rest-pipeline";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createThrottle } from "#src/azure/arm-api/throttle";

const now = Date.parse("2026-05-05T12:00:00Z");
beforeEach(() => vi.useFakeTimers({ now }));
afterEach(() => vi.useRealTimers());

const lists = "https://management.azure.com/subscriptions/s-1/providers/x";
const graph = "https://management.azure.com/providers/Microsoft.ResourceGraph/resources";

function answerTo(
  request: PipelineRequest,
  status: number,
  headers: Record<string, string>,
): PipelineResponse {
  return { request, status, headers: createHttpHeaders(headers) };
}

/** Sends one request that is answered so, and tells how long the next one of the same lane waits. */
async function waitAfter(url: string, status: number, headers: Record<string, string>) {
  const throttle = createThrottle();
  const request = createPipelineRequest({ url });
  const answer = () => Promise.resolve(answerTo(request, status, headers));
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

describe("a wait too long to sit through", () => {
  const closed = { "retry-after": "900" };
  const ok = () => Promise.resolve(answerTo(createPipelineRequest({ url: lists }), 200, {}));

  /** A throttle that Azure has told to wait 900 seconds, five seconds ago. */
  async function throttled() {
    const told: number[] = [];
    const throttle = createThrottle((milliseconds) => told.push(milliseconds));
    const request = createPipelineRequest({ url: lists });
    await throttle.sendRequest(request, () => Promise.resolve(answerTo(request, 429, closed)));
    await vi.advanceTimersByTimeAsync(5_000);
    return { throttle, told };
  }

  test("refuses requests of the lane at once, and says how long", async () => {
    const { throttle, told } = await throttled();
    await expect(throttle.sendRequest(createPipelineRequest({ url: lists }), ok)).rejects.toMatchObject({
      problem: { kind: "throttled", retryAfter: 895 },
    });
    expect(told).toEqual([]);
  });

  test.each([
    ["another subscription", lists.replace("s-1", "s-2"), "GET"],
    ["another provider", `${lists}/accounts/a/providers/y/settings`, "GET"],
    ["writes", lists, "PATCH"],
  ] as const)("does not keep from %s", async (_name, url, method) => {
    const { throttle } = await throttled();
    await expect(throttle.sendRequest(createPipelineRequest({ url, method }), ok)).resolves.toMatchObject({
      status: 200,
    });
  });

  test("is over when its time is over", async () => {
    const { throttle } = await throttled();
    await vi.advanceTimersByTimeAsync(895_000);
    await expect(throttle.sendRequest(createPipelineRequest({ url: lists }), ok)).resolves.toMatchObject({
      status: 200,
    });
  });
});

describe("who is told of a wait", () => {
  test.each([
    ["a second is nothing to speak of", { "retry-after": "1" }, []],
    ["seconds", { "retry-after": "12" }, [12_000]],
  ])("%s", async (_name, headers, expected) => {
    const told: number[] = [];
    const request = createPipelineRequest({ url: lists });
    await createThrottle((milliseconds) => told.push(milliseconds)).sendRequest(request, () =>
      Promise.resolve(answerTo(request, 429, headers)),
    );
    expect(told).toEqual(expected);
  });
});

describe("what the retries get to see", () => {
  test("a 429 without a time gets one, else it would not be retried", async () => {
    const { response } = await waitAfter(lists, 429, {});
    expect(response.headers.get("retry-after")).toBe("5");
  });

  test("a time too long to sit through is put aside", async () => {
    const request = createPipelineRequest({ url: lists });
    const response = await createThrottle().sendRequest(request, () =>
      Promise.resolve(answerTo(request, 429, { "retry-after": "3600" })),
    );
    expect(response.headers.get("retry-after")).toBeUndefined();
    expect(response.headers.get("x-postponed-retry-after")).toBe("3600");
  });
});
