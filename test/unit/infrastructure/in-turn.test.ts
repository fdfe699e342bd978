import { describe, expect, it } from "vitest";
import { createTurns } from "#src/infrastructure/in-turn";

describe("what is run in turn", () => {
  it("begins when all before it has ended, also badly, and says how it ended itself", async () => {
    const inTurn = createTurns();
    const seen: string[] = [];
    const step = async (name: string) => {
      seen.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve));
      seen.push(`${name} ends`);
      if (name === "two") throw new Error("no");
      return name;
    };
    const outcomes = await Promise.allSettled(
      ["one", "two", "three"].map((name) => inTurn(() => step(name))),
    );
    expect(seen.map((line) => line.split(" ")[0])).toEqual(["one", "one", "two", "two", "three", "three"]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });
});
