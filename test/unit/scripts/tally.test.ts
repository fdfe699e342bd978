import { describe, expect, it } from "vitest";
import { summary, unitCounts } from "../../../scripts/tally.mjs";

const stage = (name: string, succeeded: boolean, counts?: { passed: number; failed: number }) => ({
  name,
  succeeded,
  seconds: 1,
  ...(counts ? { counts } : {}),
});

describe("the last line of npm test", () => {
  const cases = {
    "adds up the tests of both halves": {
      stages: [
        stage("types", true),
        stage("unit", true, { passed: 40, failed: 0 }),
        stage("integration", true, { passed: 2, failed: 0 }),
      ],
      line: "42 passed, 0 failed",
    },
    "counts failed tests once": {
      stages: [stage("unit", false, { passed: 40, failed: 3 })],
      line: "40 passed, 3 failed",
    },
    "counts a stage without tests that failed": {
      stages: [stage("types", false), stage("unit", true, { passed: 40, failed: 0 })],
      line: "40 passed, 1 failed",
    },
    "counts a stage that broke before its tests ran": {
      stages: [stage("unit", true, { passed: 40, failed: 0 }), stage("integration", false)],
      line: "40 passed, 1 failed",
    },
  };
  it.each(Object.entries(cases))("%s", (_name, { stages, line }) => {
    const { lines, succeeded } = summary(stages);
    expect(lines.at(-1)).toBe(line);
    expect(succeeded).toBe(line.endsWith(" 0 failed"));
  });
});

describe("the counts of the unit tests", () => {
  it("include a file that could not be loaded", () => {
    const report = {
      numPassedTests: 5,
      numFailedTests: 1,
      testResults: [
        { status: "passed", assertionResults: [{ status: "passed" }] },
        { status: "failed", assertionResults: [{ status: "failed" }, { status: "passed" }] },
        { status: "failed", assertionResults: [] },
      ],
    };
    expect(unitCounts(report)).toEqual({ passed: 5, failed: 2 });
  });
});
