import { Bench } from "tinybench";
import { complete } from "../src/core/language/completion";
import { hover } from "../src/core/language/hover";
import { refactorings } from "../src/core/language/refactorings";
import { compareWithBudgets, rounded, type Measured } from "./budget";

const ai = "Microsoft.CognitiveServices/accounts";

/** Some 200 lines: a role as people write them. */
const role = (entry: string, entries = 180): string => {
  const others = Array.from(
    { length: entries },
    (_, at) => `    "Microsoft.Storage/things${String(at)}/read",`,
  );
  return `{\n  "Name": "r",\n  "Actions": [\n${others.join("\n")}\n    "${entry}"\n  ],\n  "AssignableScopes": []\n}\n`;
};

const places = {
  "completion in an empty operation": [role(""), '""', 1],
  "completion below a type": [role(`${ai}/`), `${ai}/"`, `${ai}/`.length],
  "completion in a role of 5,000 lines": [role("", 5_000), '""', 1],
  "hover over an operation": [role(`${ai}/listKeys/action`), "listKeys", 1],
  "hover over a wildcard": [role("Microsoft.CognitiveServices/*"), "CognitiveServices/*", 1],
  "refactorings in a list": [role(`${ai}/read`), "accounts/read", 1],
} as const;

/** Milliseconds for each task. */
const budgets: Readonly<Record<keyof typeof places, number>> = {
  "completion in an empty operation": 5,
  "completion below a type": 5,
  "completion in a role of 5,000 lines": 5,
  "hover over an operation": 5,
  "hover over a wildcard": 5,
  "refactorings in a list": 5,
};

const bench = new Bench({ throws: true });
for (const [name, [text, sought, step]] of Object.entries(places)) {
  const offset = text.lastIndexOf(sought) + step;
  let turn = 0;
  bench.add(name, () => {
    // Another text each time, as after a keystroke, so that nothing is read from memory.
    const typed = `${text}${" ".repeat(turn++ % 7)}`;
    if (name.startsWith("completion")) complete(typed, offset, "json");
    else if (name.startsWith("refactorings")) refactorings(typed, offset);
    else hover(typed, offset, "json");
  });
}

const tasks = await bench.run();
const measured = tasks.map(({ name, result }): [string, Measured] => {
  const { p50, min } = result && "latency" in result ? result.latency : { p50: NaN, min: NaN };
  return [
    name,
    { budget: budgets[name as keyof typeof places], median: rounded(p50 ?? NaN), best: rounded(min) },
  ];
});
compareWithBudgets(Object.fromEntries(measured));
