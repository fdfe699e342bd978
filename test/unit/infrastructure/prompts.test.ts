import { describe, expect, test, vi } from "vitest";
import { UserCancelledError } from "#src/infrastructure/errors";
import { createPrompts, type PromptWindow } from "#src/infrastructure/prompts";

/** A window that gives the same answer to every question. */
function windowAnswering(answer: unknown) {
  const showWarningMessage = vi.fn(() => Promise.resolve(answer));
  const showQuickPick = vi.fn(() => Promise.resolve(answer));
  const showInputBox = vi.fn(() => Promise.resolve(answer));
  const window = { showWarningMessage, showQuickPick, showInputBox } as unknown as PromptWindow;
  return { window, showWarningMessage, showQuickPick };
}

const choices = [
  { label: "One", value: 1 },
  { label: "Two", value: 2 },
];

describe("answers", () => {
  test("pick returns the value behind the label", async () => {
    const prompts = createPrompts(windowAnswering(choices[1]).window);
    expect(await prompts.pick(choices, { title: "Which?" })).toBe(2);
  });

  test("pickMany allows several and returns their values", async () => {
    const { window, showQuickPick } = windowAnswering(choices);
    expect(await createPrompts(window).pickMany(choices, { title: "Which?" })).toEqual([1, 2]);
    expect(showQuickPick).toHaveBeenCalledWith(choices, { title: "Which?", canPickMany: true });
  });

  test("an empty input is an answer", async () => {
    expect(await createPrompts(windowAnswering("").window).input({})).toBe("");
  });

  test("confirm is modal and shows the detail", async () => {
    const { window, showWarningMessage } = windowAnswering({ title: "Remove" });
    await createPrompts(window).confirm({ message: "Remove it?", detail: "It is used.", yes: "Remove" });
    expect(showWarningMessage).toHaveBeenCalledWith(
      "Remove it?",
      { modal: true, detail: "It is used." },
      { title: "Remove" },
    );
  });

  test("choose returns the title", async () => {
    const prompts = createPrompts(windowAnswering({ title: "Later" }).window);
    expect(await prompts.choose({ message: "When?" }, ["Now", "Later"])).toBe("Later");
  });
});

describe("Escape becomes UserCancelledError", () => {
  const prompts = createPrompts(windowAnswering(undefined).window);
  test.each([
    ["pick", () => prompts.pick(choices, {})],
    ["pickMany", () => prompts.pickMany(choices, {})],
    ["input", () => prompts.input({})],
    ["confirm", () => prompts.confirm({ message: "Sure?", yes: "Yes" })],
    ["choose", () => prompts.choose({ message: "When?" }, ["Now"])],
  ])("%s", async (_name, ask) => {
    await expect(ask()).rejects.toBeInstanceOf(UserCancelledError);
  });
});
