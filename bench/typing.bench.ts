import { complete, createLinter, lint } from "../src/core/index";
import { compareWithBudgets, rounded } from "./budget";
import { compiledTemplate } from "./compiled-template";
import { keystrokes, oneRole, roleList, typeBehind, type Keystroke, type Typing } from "./typing";

const entry = '\n      "Microsoft.CognitiveServices/accounts/listKeys/action",';

/** What is typed into, and what 95 of 100 keystrokes may take at most, in milliseconds. */
const documents: Readonly<Record<string, { readonly budget: number; readonly typing: Typing }>> = {
  "role list of 5,000 lines": { budget: 10, typing: typeBehind(/"Actions": \[/, roleList(5_000), entry) },
  "role of 200 lines": { budget: 3, typing: typeBehind(/"Actions": \[/, oneRole(186), entry) },
  "template of 300 lines": {
    budget: 3,
    typing: typeBehind(/"variables": \{/, compiledTemplate(1), `\n    "key": "[parameters('x')]",`),
  },
};

const budgets = { completion: 5 };

for (const [name, { typing, budget }] of Object.entries(documents)) {
  // Code runs at its full speed after it has run a while, as it has in an editor that is in use.
  const [linter, warm] = [createLinter(), createLinter()];
  for (const { text, at } of keystrokes(typing)) {
    warm(text);
    lint(text);
    complete(text, at, "json");
  }
  linter(typing.text);

  const remembering = timesOf(typing, ({ text }) => linter(text));
  const fresh = timesOf(typing, ({ text }) => lint(text));
  const completion = timesOf(typing, ({ text, at }) => complete(text, at, "json"));
  console.log(`${name}: ${String(typing.text.split("\n").length)} lines, ${String(fresh.length)} keystrokes`);
  compareWithBudgets({
    "lint after a keystroke": summary(remembering, budget),
    "without a memory": summary(fresh),
    "completion after a keystroke": summary(completion, budgets.completion),
  });
  console.log(
    `Remembering takes 1/${(percentile(fresh, 0.5) / percentile(remembering, 0.5)).toFixed(1)} of the time.\n`,
  );
}

function timesOf(typing: Typing, act: (keystroke: Keystroke) => void): readonly number[] {
  return [...keystrokes(typing)].map((keystroke) => {
    const start = performance.now();
    act(keystroke);
    return performance.now() - start;
  });
}

function summary(times: readonly number[], budget?: number) {
  const at = (share: number) => rounded(percentile(times, share));
  return { budget, median: at(0.5), best: at(0), p95: at(0.95) };
}

function percentile(times: readonly number[], share: number): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? NaN;
}
