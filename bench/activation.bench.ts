import { execFile } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { compareWithBudgets, rounded } from "./budget";

const run = promisify(execFile);

/** How many fresh processes; each has nothing compiled yet, like an extension host that starts. */
const starts = 15;

/** What the probe prints of a step, in milliseconds. */
interface Took {
  readonly compile: number;
  readonly run: number;
  readonly start: number;
}
type Step = "extension" | "documents" | "azure";

/** What every window pays for, which VS Code reports as the activation, and the parts that follow when needed. */
const budgets: Readonly<Record<Step, number | undefined>> = {
  extension: 30,
  documents: undefined,
  azure: undefined,
};

// Into dist, as packed.
await run(process.execPath, ["esbuild.mjs", "--quiet"]);

const runs: Readonly<Record<Step, Took>>[] = [];
for (let start = 0; start < starts; start += 1) {
  const { stdout } = await run(process.execPath, [join("test", "support", "activation-clock.mjs"), "dist"]);
  runs.push(JSON.parse(stdout) as Record<Step, Took>);
}

const tasks = Object.entries(budgets).flatMap(([step, budget]) => {
  const tooks = runs.map((each) => each[step as Step]);
  return [
    [`${step}: compile`, measured(tooks.map(({ compile }) => compile))],
    [`${step}: run the modules`, measured(tooks.map((took) => took.run))],
    [`${step}: start`, measured(tooks.map(({ start }) => start))],
    [
      `${step}: in all`,
      measured(
        tooks.map((took) => took.compile + took.run + took.start),
        budget,
      ),
    ],
  ] as const;
});
compareWithBudgets(Object.fromEntries(tasks));

function measured(times: readonly number[], budget?: number) {
  const sorted = times.toSorted((one, other) => one - other);
  const [best = NaN, median = NaN] = [sorted[0], sorted[Math.floor(sorted.length / 2)]];
  return { budget, median: rounded(median), best: rounded(best) };
}
