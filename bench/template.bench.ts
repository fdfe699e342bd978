import { parseTree } from "jsonc-parser";
import { openTemplate, resourcesOf } from "../src/core/document/arm-template";
import { expressionsOf } from "../src/core/document/arm-template-expressions";
import { parseDocument } from "../src/core/document/json-node";
import { lint } from "../src/core/index";
import { compiledTemplate } from "./compiled-template";

/**
 * Judging templates with all rules must cost little beside parsing them as JSON, and the cost must
 * grow with their length, not faster. Both are ratios, measured in turn, so that what else the
 * machine does weighs on both sides.
 */
const goals = { ratio: 3, growth: 1.3 };
const rounds = 15;

const measured = [200, 650].map((modules) => {
  const text = compiledTemplate(modules);
  const { root } = parseDocument(text);
  if (!root) throw new Error("The generated template is not JSON.");
  const tasks = {
    parse: () => parseTree(text),
    lint: () => lint(text, { profile: "strict" }),
    resources: () => [...resourcesOf(openTemplate(root))].length,
    expressions: () => expressionsOf(openTemplate(root)).filter(({ expression }) => expression()).length,
  };
  return { megabytes: text.length / 1e6, ...medians(tasks) };
});

console.table(
  measured.map(({ megabytes, parse, lint: all, resources, expressions }) => ({
    megabytes: megabytes.toFixed(1),
    "parse as JSON (ms)": Math.round(parse),
    "lint with all rules (ms)": Math.round(all),
    "lint / parse": (all / parse).toFixed(2),
    "find the resources (ms)": Math.round(resources),
    "parse every expression (ms)": Math.round(expressions),
  })),
);
const [small, large] = measured.map(({ lint: all, parse, megabytes }) => ({
  ratio: all / parse,
  perMegabyte: all / megabytes,
}));
const growth = (large?.perMegabyte ?? NaN) / (small?.perMegabyte ?? NaN);
console.log(
  `A megabyte of the long one takes ${growth.toFixed(2)} times as long (goal: below ${String(goals.growth)}).`,
);
console.log(
  `Linting takes ${(small?.ratio ?? NaN).toFixed(2)} times as long as parsing (goal: below ${String(goals.ratio)}).`,
);
if (!((small?.ratio ?? NaN) < goals.ratio && growth < goals.growth)) process.exitCode = 1;

/** Milliseconds of each task, which run in turn. */
function medians<Name extends string>(
  tasks: Readonly<Record<Name, () => unknown>>,
): Readonly<Record<Name, number>> {
  const names = Object.keys(tasks) as Name[];
  const times = new Map(names.map((name): [Name, number[]] => [name, []]));
  for (let round = 0; round < rounds + 3; round++) {
    for (const name of names) {
      const start = performance.now();
      tasks[name]();
      // The first rounds warm up.
      if (round >= 3) times.get(name)?.push(performance.now() - start);
    }
  }
  const middle = (all: number[] = []) => all.sort((a, b) => a - b)[all.length >> 1] ?? NaN;
  return Object.fromEntries(names.map((name) => [name, middle(times.get(name))])) as Record<Name, number>;
}
