import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { choiceKey } from "#src/explorer/subscription-choice";
import { outline } from "#support/outline";
import { testExplorer } from "#support/sample-explorer";

describe("subscriptions picked in Azure's own resource explorer", () => {
  async function choosing(remembered: Readonly<Record<string, unknown>> = {}) {
    const elsewhere: string[] = [];
    const { explorer } = testExplorer(undefined, { elsewhere, remembered });
    await explorer.roots();
    const { subscriptions } = explorer.model.snapshot;
    const pick = (index: number) => {
      const subscription = subscriptions[index];
      if (subscription) elsewhere.splice(0, elsewhere.length, choiceKey(subscription));
      return explorer.chosenElsewhere();
    };
    const shown = () => explorer.model.snapshot.chosen.map(({ name }) => name);
    return { explorer, pick, shown };
  }

  it("are those that are shown, also when they are picked later", async () => {
    const { explorer, pick, shown } = await choosing();
    expect(shown()).toHaveLength(3);
    await pick(0);
    expect(shown()).toEqual(["Contoso Production"]);
    await pick(1);
    expect(shown()).toEqual(["Contoso Research"]);
    expect(await outline(await explorer.roots())).toContain("lab-openai-east");
  });

  it("give way to a choice made here", async () => {
    const { pick, shown } = await choosing({ "explorer.subscriptions": "all" });
    await pick(0);
    expect(shown()).toHaveLength(3);
  });

  it("have no say in the sample tenant", async () => {
    const { explorer, pick, shown } = await choosing();
    explorer.exploreSample();
    await explorer.roots();
    await pick(0);
    expect(shown()).toHaveLength(3);
  });
});

describe("a wait that Azure asks for", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("stands above the tree until it is over", () => {
    const { explorer } = testExplorer();
    explorer.announceWait(5000);
    expect(explorer.headline().message).toBe("Azure asks to wait 5 s.");
    expect(explorer.isReading).toBe(true);
    vi.advanceTimersByTime(5000);
    expect(explorer.headline().message).toBe("");
    expect(explorer.isReading).toBe(false);
  });

  it("is no longer told when the user has stopped reading", () => {
    const { explorer } = testExplorer();
    explorer.announceWait(5000);
    explorer.stop();
    expect(explorer.headline().message).toBe("");
    expect(explorer.isReading).toBe(false);
  });
});
