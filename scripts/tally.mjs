/**
 * Counts of a Vitest JSON report. A file that could not be loaded has no tests to count; it is one failure.
 * @returns {{ passed: number, failed: number }}
 */
export function unitCounts(report) {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((each) => each.status !== "failed"),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/** Counts that the runner of the integration tests wrote. */
export function integrationCounts({ passed, failed }) {
  return { passed, failed };
}

/**
 * What `npm test` prints at its end: a line per stage, then `N passed, N failed`.
 * The tests of all stages are added up; a stage that failed without a failed test (types, lint, a crash)
 * counts as one failure, so that the last line never says "0 failed" about a run that failed.
 * @param stages `{ name, succeeded, seconds, counts? }` in the order they ran
 */
export function summary(stages) {
  const outcomes = stages.map(({ succeeded, counts = { passed: 0, failed: 0 } }) => ({
    passed: counts.passed,
    failed: Math.max(counts.failed, succeeded ? 0 : 1),
  }));
  const passed = sum(outcomes.map((each) => each.passed));
  const failed = sum(outcomes.map((each) => each.failed));
  const lines = stages.map(stageLine);
  return { lines: [...lines, `${passed} passed, ${failed} failed`], succeeded: failed === 0 };
}

function stageLine({ name, succeeded, seconds, counts }) {
  const verdict = succeeded ? "ok" : "FAILED";
  const tests = counts ? `  ${counts.passed} passed, ${counts.failed} failed` : "";
  return `${name.padEnd(18)}${verdict.padEnd(8)}${`${seconds} s`.padStart(6)}${tests}`;
}

const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);
