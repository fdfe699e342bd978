import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createGate } from "#src/azure/arm-api/gate";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Notes down who got in. */
function visitors(limit: number) {
  const gate = createGate(limit, (milliseconds) => new Error(`Closed for ${milliseconds} ms.`));
  const inside: string[] = [];
  const enter = (name: string, lane = "a", signal?: AbortSignal) =>
    gate.enter(lane, signal).then((leave) => {
      inside.push(name);
      return leave;
    });
  return { gate, inside, enter };
}

describe("the gate", () => {
  test("lets in as many as there is room for, the rest in order", async () => {
    const { inside, enter } = visitors(2);
    const first = enter("1");
    void enter("2");
    void enter("3");
    void enter("4");
    await vi.advanceTimersByTimeAsync(0);
    expect(inside).toEqual(["1", "2"]);
    const leave = await first;
    leave();
    leave();
    await vi.advanceTimersByTimeAsync(0);
    expect(inside).toEqual(["1", "2", "3"]);
  });

  test("a resting lane waits, others pass", async () => {
    const { gate, inside, enter } = visitors(2);
    gate.rest("a", 1000);
    void enter("waits", "a");
    void enter("passes", "b");
    await vi.advanceTimersByTimeAsync(999);
    expect(inside).toEqual(["passes"]);
    await vi.advanceTimersByTimeAsync(10);
    expect(inside).toEqual(["passes", "waits"]);
  });

  test("a shorter rest does not cut a longer one", async () => {
    const { gate, inside, enter } = visitors(1);
    gate.rest("a", 1000);
    gate.rest("a", 10);
    void enter("1");
    await vi.advanceTimersByTimeAsync(500);
    expect(inside).toEqual([]);
  });

  test("a closed lane sends away who comes and who waits, until it opens; others pass", async () => {
    const { gate, inside, enter } = visitors(2);
    gate.rest("a", 50);
    const waiting = expect(enter("waits", "a")).rejects.toThrow("Closed for 1000 ms.");
    gate.close("a", 1000);
    await waiting;
    void enter("passes", "b");
    await vi.advanceTimersByTimeAsync(400);
    await expect(enter("comes", "a")).rejects.toThrow("Closed for 600 ms.");
    await vi.advanceTimersByTimeAsync(600);
    void enter("comes again", "a");
    await vi.advanceTimersByTimeAsync(0);
    expect(inside).toEqual(["passes", "comes again"]);
  });

  test("who gives up while waiting frees the way", async () => {
    const { inside, enter } = visitors(1);
    const first = enter("1");
    const controller = new AbortController();
    const second = enter("2", "a", controller.signal);
    void enter("3");
    const refused = expect(second).rejects.toMatchObject({ name: "AbortError" });
    controller.abort();
    await refused;
    (await first)();
    await vi.advanceTimersByTimeAsync(0);
    expect(inside).toEqual(["1", "3"]);
  });

  test("who has given up before does not get in", async () => {
    await expect(visitors(1).enter("1", "a", AbortSignal.abort())).rejects.toMatchObject({
      name: "AbortError",
    });
  });
});
