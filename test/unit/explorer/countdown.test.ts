import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createCountdown } from "#src/explorer/countdown";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function counting() {
  const ticks: number[] = [];
  const countdown = createCountdown(() => ticks.push(countdown.secondsLeft()));
  return { countdown, ticks };
}

test("counts seconds down to zero, and then is quiet", () => {
  const { countdown, ticks } = counting();
  countdown.start(2500);
  vi.advanceTimersByTime(60_000);
  expect(ticks).toEqual([3, 2, 1, 0]);
});

test("the longest of several waits counts", () => {
  const { countdown } = counting();
  countdown.start(10_000);
  countdown.start(1000);
  expect(countdown.secondsLeft()).toBe(10);
});

test("begins anew after it was over", () => {
  const { countdown, ticks } = counting();
  countdown.start(1000);
  vi.advanceTimersByTime(5000);
  countdown.start(1000);
  vi.advanceTimersByTime(5000);
  expect(ticks).toEqual([1, 0, 1, 0]);
});

test("is over when it is stopped", () => {
  const { countdown, ticks } = counting();
  countdown.start(5000);
  countdown.stop();
  vi.advanceTimersByTime(5000);
  expect(ticks).toEqual([5]);
  expect(countdown.secondsLeft()).toBe(0);
});
