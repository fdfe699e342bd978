import { Bench } from "tinybench";
import { builtInRoles, findRoleByName } from "../src/core/catalog/built-in-roles";
import { allOperations } from "../src/core/catalog/operations";
import { heldCapabilities } from "../src/core/rbac/held-capabilities";
import { effectiveSet } from "../src/core/rbac/operation-set";
import { rewrite } from "../src/core/rbac/rewrite";
import { covers } from "../src/core/rbac/wildcard";
import { compareWithBudgets, rounded, type Measured } from "./budget";

const accounts = "Microsoft.CognitiveServices/accounts";
const keys = [`${accounts}/listKeys/action`, `${accounts}/regenerateKey/action`, `${accounts}/write`];
const everything = { granted: ["Microsoft.CognitiveServices/*"], withheld: [] };
const contributor = findRoleByName("Contributor")?.permissions ?? [];
const [control, data] = [allOperations("control"), allOperations("data")];

/** Milliseconds for each task. */
const budgets: Readonly<Record<string, number>> = {
  "effective set of Contributor over all operations": 2,
  "928 roles and every ability": 50,
  "rewrite of Microsoft.CognitiveServices/* without key access": 20,
  "a pattern of ten thousand stars": 2,
};

const bench = new Bench({ throws: true })
  .add("effective set of Contributor over all operations", () => {
    effectiveSet(contributor, control, "control");
    effectiveSet(contributor, data, "data");
  })
  .add("928 roles and every ability", () => {
    for (const { permissions } of builtInRoles()) heldCapabilities(permissions);
  })
  .add("rewrite of Microsoft.CognitiveServices/* without key access", () => {
    rewrite(everything, keys, control);
  })
  .add("a pattern of ten thousand stars", () => {
    covers(`${"*a".repeat(10_000)}*`, `${"a".repeat(9_999)}b`);
  });

const tasks = await bench.run();
const measured = tasks.map(({ name, result }): [string, Measured] => {
  const { p50, min } = result && "latency" in result ? result.latency : { p50: NaN, min: NaN };
  return [name, { budget: budgets[name] ?? 0, median: rounded(p50 ?? NaN), best: rounded(min) }];
});
compareWithBudgets(Object.fromEntries(measured));
