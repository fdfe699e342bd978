import { describe, expect, it } from "vitest";
import { choiceKey, chooseSubscriptions } from "#src/explorer/subscription-choice";
import { aSubscription } from "#support/fake-azure";

const [one, two, three] = [
  aSubscription("one"),
  aSubscription("two"),
  aSubscription("three", { tenantId: "t2" }),
];
const all = [one, two, three];

describe("which subscriptions are shown", () => {
  it("is all of them as long as nobody chose", () => {
    expect(chooseSubscriptions(all, undefined, [])).toEqual(all);
  });

  it("honours the choice made in Azure's own explorer, in any letter case", () => {
    expect(chooseSubscriptions(all, undefined, ["T1/TWO"])).toEqual([two]);
  });

  it("prefers the choice made here", () => {
    expect(chooseSubscriptions(all, [choiceKey(one)], ["t1/two"])).toEqual([one]);
    expect(chooseSubscriptions(all, "all", ["t1/two"])).toEqual(all);
  });

  it("may be none", () => {
    expect(chooseSubscriptions(all, [], [])).toEqual([]);
  });

  it("tells tenants apart", () => {
    expect(chooseSubscriptions(all, ["t1/three"], [])).toEqual([]);
  });
});
