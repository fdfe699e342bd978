import { commands } from "vscode";
import { expect, it, vi } from "vitest";
import { registerCommands } from "#src/commands/command";

const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn(), show: vi.fn() };

it("hands on what a command was called with, and shows what it throws once", async () => {
  const given: unknown[] = [];
  const window = { showErrorMessage: vi.fn(() => Promise.resolve(undefined)) };
  const run = (...all: readonly unknown[]) => {
    given.push(...all);
    throw new Error("It broke.");
  };
  const registered = registerCommands([{ id: "test.run", title: "Run", run }], { window, logger });
  await commands.executeCommand("test.run", 1, "two");
  expect(given).toEqual([1, "two"]);
  expect(window.showErrorMessage).toHaveBeenCalledTimes(1);
  expect(window.showErrorMessage).toHaveBeenCalledWith("It broke.", "Show Log");

  registered.dispose();
  await commands.executeCommand("test.run", 3);
  expect(given).toEqual([1, "two"]);
});
