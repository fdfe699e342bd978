import { describe, expect, it } from "vitest";
import { headlineOf, type HeadlineOf } from "#src/explorer/headline";
import type { Snapshot } from "#src/explorer/inventory";
import { noFilter } from "#src/explorer/view-options";
import { anAccount } from "#support/fake-azure";

const accounts = (...list: ReturnType<typeof anAccount>[]) =>
  new Map(list.map((account) => [account.id, account]));
const keysOff = anAccount("off", undefined, { properties: { disableLocalAuth: true } });

function of(
  more: Partial<HeadlineOf> & {
    readonly known?: ReturnType<typeof accounts>;
    readonly expected?: number;
  } = {},
) {
  const { known = new Map<string, ReturnType<typeof anAccount>>(), expected = 0, ...rest } = more;
  return headlineOf({
    snapshot: { phase: "read", subscriptions: [], chosen: [], accounts: known, failures: [], expected },
    state: "ready",
    shown: known.size,
    filter: noFilter,
    isSample: false,
    isReading: false,
    secondsToWait: 0,
    ...rest,
  });
}

describe("the badge", () => {
  it("counts accounts with keys on", () => {
    expect(of({ known: accounts(anAccount("one"), keysOff) }).badge).toEqual({
      value: 1,
      tooltip: "1 account accepts API keys",
    });
    expect(of({ known: accounts(anAccount("one"), anAccount("two")) }).badge?.tooltip).toBe(
      "2 accounts accept API keys",
    );
  });

  it("is not there where all keys are off", () => {
    expect(of({ known: accounts(keysOff) }).badge).toBeUndefined();
  });
});

describe("the line above the tree", () => {
  it("is empty when there is nothing to say", () => {
    expect(of({ known: accounts(keysOff) }).message).toBe("");
  });

  it("says that the sample is made up, and the title says so as well", () => {
    const { message, description } = of({ isSample: true });
    expect(message).toBe("Sample tenant: made-up accounts. Nothing here reaches Azure.");
    expect(description).toBe("Sample");
  });

  it("tells how far reading is", () => {
    const known = accounts(keysOff);
    expect(of({ known, isReading: true, expected: 12_000 }).message).toBe("Reading… 1 of 12,000 accounts.");
    expect(of({ known, isReading: true }).message).toBe("Reading…");
    expect(of({ isReading: true }).message).toBe("");
  });

  it("tells what Azure asks to wait, except in the sample", () => {
    expect(of({ secondsToWait: 12 }).message).toBe("Azure asks to wait 12 s.");
    expect(of({ secondsToWait: 12, isSample: true }).message).not.toContain("wait");
  });

  it("leaves room for the text in place of an empty tree, and the title says what that is empty of", () => {
    const known = accounts(keysOff);
    const filter = { ...noFilter, text: "zzz" };
    expect(of({ known, shown: 0, filter, state: "allFiltered", isSample: true })).toMatchObject({
      message: "",
      description: 'Sample · "zzz"',
    });
    expect(of({ state: "noneSelected", isSample: true })).toMatchObject({
      message: "",
      description: "Sample",
    });
    expect(of({ known, shown: 0, filter, state: "allFiltered", isReading: true }).message).toBe("Reading…");
  });

  it("names the filter that leaves nothing but rows of failures", () => {
    const problem = { kind: "network", message: "No answer." } as const;
    const failures = [{ what: "accounts", subscriptions: [], problem }] as const;
    const snapshot: Snapshot = {
      phase: "read",
      subscriptions: [],
      chosen: [],
      accounts: accounts(keysOff),
      failures,
      expected: 0,
    };
    const filter = { ...noFilter, text: "zzz" };
    expect(of({ snapshot, shown: 0, filter, state: "allFiltered" }).message).toBe(
      'Filter: "zzz". 0 of 1 account shown.',
    );
  });

  it("names the filter and what it leaves", () => {
    const known = accounts(keysOff, anAccount("one"));
    const filter = { text: "chat", keysOn: true, isPublic: true, readsKeys: true };
    expect(of({ known, shown: 1, filter }).message).toBe(
      'Filter: "chat", keys on, public, somebody reads keys. 1 of 2 accounts shown.',
    );
  });
});
