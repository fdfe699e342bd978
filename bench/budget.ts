/** What a task took, in milliseconds, and what it may take on a machine that does nothing else. */
export interface Measured {
  readonly budget: number;
  readonly median: number;
  readonly best: number;
}

/** Prints what tasks took beside their budgets; the process fails when a median is over its budget. */
export function compareWithBudgets(measured: Readonly<Record<string, Measured>>): void {
  console.table(measured);
  if (Object.values(measured).some(({ median, budget }) => median > budget)) process.exitCode = 1;
}

/** Milliseconds to a thousandth. */
export function rounded(milliseconds: number): number {
  return Number(milliseconds.toFixed(3));
}
