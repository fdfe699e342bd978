import { describe, expect, it } from "vitest";
import type { AzureProblem } from "#src/azure/azure-error";
import type { Failure, Snapshot } from "#src/explorer/inventory";
import { failuresToShow, stateOf, type ViewState } from "#src/explorer/state";
import { aSubscription, anAccount, forbidden, offline, signedOut } from "#support/fake-azure";

const one = aSubscription("one");
const chat = anAccount("chat", one);
const failed = (problem: AzureProblem): Failure => ({ what: "subscriptions", subscriptions: [], problem });

function snapshot(more: Partial<Snapshot>): Snapshot {
  return {
    phase: "read",
    subscriptions: [],
    chosen: [],
    accounts: new Map(),
    failures: [],
    expected: 0,
    ...more,
  };
}

const accounts = new Map([["chat", chat]]);
const cases: Readonly<Record<string, readonly [Partial<Snapshot>, number, ViewState]>> = {
  "before anything was read": [{ phase: "unread" }, 0, "reading"],
  "while nothing came yet": [{ phase: "reading" }, 0, "reading"],
  "while the first accounts are there": [{ phase: "reading", accounts }, 1, "ready"],
  "nobody is signed in": [{ failures: [failed(signedOut)] }, 0, "signedOut"],
  "no network": [{ failures: [failed(offline)] }, 0, "offline"],
  "one login signed out, another offline": [{ failures: [failed(signedOut), failed(offline)] }, 0, "ready"],
  "no access is told by a node": [{ failures: [failed(forbidden)] }, 0, "ready"],
  "no subscription": [{}, 0, "noSubscription"],
  "none selected": [{ subscriptions: [one] }, 0, "noneSelected"],
  "no account": [{ subscriptions: [one], chosen: [one] }, 0, "noAccount"],
  "all filtered away": [{ subscriptions: [one], chosen: [one], accounts }, 0, "allFiltered"],
  "some tenants offline, and no account in the others": [
    { subscriptions: [one], chosen: [one], failures: [failed(offline)] },
    0,
    "ready",
  ],
  "accounts are there": [{ subscriptions: [one], chosen: [one], accounts }, 1, "ready"],
};

describe("the state of the view", () => {
  it.each(Object.entries(cases))("%s", (_name, [more, shown, state]) => {
    expect(stateOf(snapshot(more), shown)).toBe(state);
  });
});

describe("failures", () => {
  it("are not repeated where the welcome text tells them", () => {
    expect(failuresToShow(snapshot({ failures: [failed(signedOut)] }), 0)).toEqual([]);
    expect(failuresToShow(snapshot({ failures: [failed(offline)] }), 0)).toEqual([]);
  });

  it("are told beside what came", () => {
    const failures = [failed(signedOut)];
    expect(failuresToShow(snapshot({ failures, subscriptions: [one], accounts }), 1)).toEqual(failures);
  });
});
