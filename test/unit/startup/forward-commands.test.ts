import { commands } from "vscode";
import { beforeEach, expect, it, vi } from "vitest";
import { forwardCommands } from "#src/startup/forward-commands";

const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn(), show: vi.fn() };
const window = { showErrorMessage: vi.fn(() => Promise.resolve(undefined)) };
const boundary = { window, logger };

beforeEach(() => vi.clearAllMocks());

it("looks for a command when it is called, and hands on what it was called with", async () => {
  const run = vi.fn(() => "done");
  const find = vi.fn(() => Promise.resolve({ id: "test.run", title: "Run", run }));
  const registered = forwardCommands(["test.run"], find, boundary);
  expect(find).not.toHaveBeenCalled();

  expect(await commands.executeCommand("test.run", 1, "two")).toBe("done");
  expect(find).toHaveBeenCalledWith("test.run");
  expect(run).toHaveBeenCalledWith(1, "two");
  expect(window.showErrorMessage).not.toHaveBeenCalled();

  registered.dispose();
  await commands.executeCommand("test.run", 3);
  expect(run).toHaveBeenCalledTimes(1);
});

it.each([
  ["what a command throws", () => Promise.resolve({ id: "test.run", title: "Run", run: fail }), "Run: "],
  ["what keeps it from being loaded", () => Promise.reject(new Error("It broke.")), "test.run: "],
])("shows %s once and logs it", async (_what, find, logged) => {
  const registered = forwardCommands(["test.run"], find, boundary);
  await commands.executeCommand("test.run");
  registered.dispose();
  expect(window.showErrorMessage.mock.calls).toEqual([["It broke.", "Show Log"]]);
  expect(logger.error.mock.calls).toEqual([[expect.stringContaining(`${logged}Error: It broke.`)]]);
});

it("says what a command lacks that is nowhere to be found", async () => {
  const registered = forwardCommands(["test.run"], () => Promise.resolve(undefined), boundary);
  await commands.executeCommand("test.run");
  registered.dispose();
  expect(window.showErrorMessage).toHaveBeenCalledWith(
    expect.stringMatching(/^This needs Azure/),
    "Show Log",
  );
});

function fail(): never {
  throw new Error("It broke.");
}
