import { Bench } from "tinybench";
import { parseTree } from "jsonc-parser";
import { expressionsOf } from "../src/core/document/arm-template-expressions";
import { openTemplate, resourcesOf } from "../src/core/document/arm-template";
import { elements, members, parseDocument, type JsonNode } from "../src/core/document/json-node";
import type { TemplateScope } from "../src/core/document/arm-template";
import { lint } from "../src/core/index";
import { compiledTemplate } from "./compiled-template";

/**
 * Reading templates must cost little beside parsing them as JSON, and the cost
 * must grow with their length, not faster.
 */
const bench = new Bench({ name: "Templates", time: 2_000, warmupTime: 500 });

for (const modules of [200, 650]) {
  const text = compiledTemplate(modules);
  const size = `${(text.length / 1e6).toFixed(1)} MB`;
  const { root } = parseDocument(text);
  if (!root) throw new Error("The generated template is not JSON.");

  bench.add(`${size}: parse as JSON`, () => parseTree(text));
  bench.add(`${size}: lint`, () => lint(text));
  bench.add(`${size}: find the resources`, () => countResources(openTemplate(root)));
  bench.add(`${size}: parse every expression`, () => countExpressions(openTemplate(root)));
  bench.add(`${size}: work out every value`, () => readEverything(openTemplate(root)));
}

await bench.run();
console.table(bench.table());

function countResources(template: TemplateScope): number {
  return [...resourcesOf(template)].length;
}

function countExpressions(template: TemplateScope): number {
  return [...expressionsOf(template)].filter(({ expression }) => expression()).length;
}

function readEverything(template: TemplateScope): void {
  for (const { node, read } of resourcesOf(template)) readBelow(node, read);
}

function readBelow(node: JsonNode | undefined, read: TemplateScope["read"]): void {
  read(node);
  for (const { name, value } of members(node)) if (name !== "template") readBelow(value, read);
  for (const element of elements(node)) readBelow(element, read);
}
