import { expect, it } from "vitest";
import { lintOutcome } from "#src/commands/run-outcome";

it.each([
  ["a folder without JSON", [0, 0, 0], "No JSON files here"],
  ["a clean folder", [12, 12, 0], "Linted 12 JSON files: nothing found"],
  ["a single file with a single finding", [1, 1, 1], "Linted 1 JSON file: 1 finding"],
  ["a run that was stopped", [32, 400, 3], "Stopped after 32 of 400 JSON files: 3 findings"],
] as const)("%s", (_, [looked, all, findings], text) => {
  expect(lintOutcome(looked, all, findings)).toBe(text);
});
