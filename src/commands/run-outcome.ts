/** What linting files came to, in a few words. */
export function lintOutcome(looked: number, all: number, findings: number): string {
  if (all === 0) return "No JSON files here";
  const found = findings === 0 ? "nothing found" : counted(findings, "finding");
  return looked < all
    ? `Stopped after ${String(looked)} of ${counted(all, "JSON file")}: ${found}`
    : `Linted ${counted(all, "JSON file")}: ${found}`;
}

function counted(count: number, what: string): string {
  return `${String(count)} ${count === 1 ? what : `${what}s`}`;
}
