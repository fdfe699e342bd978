import { expect, it } from "vitest";
import { lintOutcome } from "#src/commands/run-outcome";

it.each([
  ["a folder without a file of ours", [0, 0, 0], "No files here that are linted"],
  ["a clean folder", [12, 12, 0], "Linted 12 files: nothing found"],
  ["a single file with a single finding", [1, 1, 1], "Linted 1 file: 1 finding"],
  ["a run that was stopped", [32, 400, 3], "Stopped after 32 of 400 files: 3 findings"],
] as const)("%s", (_, [looked, all, findings], text) => {
  expect(lintOutcome(looked, all, findings)).toBe(text);
});
