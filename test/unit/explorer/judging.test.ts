import { describe, expect, it } from "vitest";
import type { Account } from "#src/azure/azure-data";
import { createJudging } from "#src/explorer/judging";
import { anAccount } from "#support/fake-azure";

function judging() {
  let done = 0;
  const made = createJudging(
    () => ({}),
    () => (done += 1),
  );
  return { made, timesDone: () => done };
}

const many = (number: number): Account[] =>
  Array.from({ length: number }, (_, index) => anAccount(`account-${index}`));

describe("judging accounts", () => {
  it("knows nothing of an account before it was judged", () => {
    const { made } = judging();
    const account = anAccount("chat");
    expect(made.known(account)).toBeUndefined();
    expect(made.of(account)).toBe(made.known(account));
  });

  it("lets others run while it judges many, and tells when all are known", async () => {
    const { made, timesDone } = judging();
    const accounts = many(400);
    const learning = made.learn(() => accounts);
    expect(made.isBusy).toBe(true);
    let turns = 0;
    const count = setInterval(() => (turns += 1));
    await learning;
    clearInterval(count);
    expect(turns).toBeGreaterThan(0);
    expect(accounts.filter((account) => made.known(account) === undefined)).toEqual([]);
    expect([made.isBusy, timesDone()]).toEqual([false, 1]);
  });

  it("also judges those that come while it is judging", async () => {
    const { made } = judging();
    const accounts = many(50);
    const learning = made.learn(() => accounts);
    const late = anAccount("late");
    accounts.push(late);
    await Promise.all([learning, made.learn(() => accounts)]);
    expect(made.known(late)).toBeDefined();
  });

  it("has nothing to do where all are known", async () => {
    const { made, timesDone } = judging();
    const accounts = many(2);
    await made.learn(() => accounts);
    await made.learn(() => accounts);
    expect(timesDone()).toBe(1);
    made.forget();
    await made.learn(() => accounts);
    expect(timesDone()).toBe(2);
  });
});
