import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { builtInRoles, findRoleById } from "../src/core/catalog/built-in-roles";
import { aiOperations, allOperations } from "../src/core/catalog/operations";
import { compareWithBudgets, rounded } from "./budget";

const openAiUser = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";

/** What the catalogue costs when it is first used: each run has a process of its own. */
const firstUses = {
  "first use of what a keystroke needs": {
    budget: 5,
    run: () => [aiOperations("control"), aiOperations("data"), findRoleById(openAiUser)?.permissions],
  },
  "first use of the whole catalogue": {
    budget: 40,
    run: () => [
      allOperations("control"),
      allOperations("data"),
      builtInRoles().map(({ permissions }) => permissions),
    ],
  },
};

const [, , flag, wanted] = process.argv;
if (flag === "--once") console.log(timeOf(wanted ?? ""));
else compareWithBudgets(Object.fromEntries(Object.entries(firstUses).map(measure)));

function measure([name, { budget }]: [string, { readonly budget: number }]) {
  const script = fileURLToPath(import.meta.url);
  const times = Array.from({ length: 15 }, () =>
    Number(execFileSync(process.execPath, [script, "--once", name], { encoding: "utf8" })),
  ).sort((a, b) => a - b);
  const [best = NaN, median = NaN] = [times[0], times[times.length >> 1]];
  return [name, { budget, median: rounded(median), best: rounded(best) }] as const;
}

function timeOf(name: string): number {
  const task = Object.entries(firstUses).find(([other]) => other === name)?.[1];
  const start = performance.now();
  task?.run();
  return performance.now() - start;
}
