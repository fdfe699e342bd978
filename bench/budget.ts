/** What a task took, in milliseconds, and what it may take on a machine that does nothing else. */
export interface Measured {
  /** Absent where a figure is there to be compared with others. */
  readonly budget?: number | undefined;
  readonly median: number;
  readonly best: number;
  /** What 95 of 100 runs stayed below; where it is given, it is held against the budget. */
  readonly p95?: number;
}

/** Prints what tasks took beside their budgets; the process fails when one is over its budget. */
export function compareWithBudgets(measured: Readonly<Record<string, Measured>>): void {
  console.table(measured);
  const isOver = ({ budget = Infinity, median, p95 = median }: Measured) => p95 > budget;
  if (Object.values(measured).some(isOver)) process.exitCode = 1;
}

/** Milliseconds to a thousandth. */
export function rounded(milliseconds: number): number {
  return Number(milliseconds.toFixed(3));
}
