import { expect, test, vi } from "vitest";
import { once, onceFor, onceInARow, onceOf } from "#src/core/memo/once";

test.each([
  ["a value", "found"],
  ["that there is none", undefined],
])("what was worked out is kept, %s too", (_name, value) => {
  const compute = vi.fn(() => value);
  const ask = once(compute);
  expect([ask(), ask()]).toEqual([value, value]);
  expect(compute).toHaveBeenCalledTimes(1);
});

test("each key has a value of its own", () => {
  const compute = vi.fn((key: string) => (key === "none" ? undefined : key.length));
  const lengthOf = onceFor(compute);
  expect(["a", "none", "bb", "none", "a"].map(lengthOf)).toEqual([1, undefined, 2, undefined, 1]);
  expect(compute).toHaveBeenCalledTimes(3);
});

test("each object has a value of its own, however alike they are", () => {
  const compute = vi.fn((of: { name: string }) => ({ ...of }));
  const copyOf = onceOf(compute);
  const [one, other] = [{ name: "a" }, { name: "a" }];
  expect(copyOf(one)).toBe(copyOf(one));
  expect(copyOf(one)).not.toBe(copyOf(other));
  expect(compute).toHaveBeenCalledTimes(2);
});

test("the same key again and again is worked out once, another key ends that", () => {
  const compute = vi.fn((key: string) => key.length);
  const lengthOf = onceInARow(compute);
  expect(["a", "a", "bb", "a"].map(lengthOf)).toEqual([1, 1, 2, 1]);
  expect(compute).toHaveBeenCalledTimes(3);
});
