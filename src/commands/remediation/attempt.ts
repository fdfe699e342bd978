import { AzureError, type AzureProblem } from "../../azure/azure-error";

/** How a call ended. */
export type Attempt<T> =
  { readonly kind: "ended"; readonly value: T } | { readonly kind: "failed"; readonly problem: AzureProblem };

export async function attempt<T>(run: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { kind: "ended", value: await run() };
  } catch (error) {
    if (error instanceof AzureError) return { kind: "failed", problem: error.problem };
    throw error;
  }
}

/** Whether a failure means that nothing was changed. After other failures only a look can tell. */
export function isPlainNo({ kind }: AzureProblem): boolean {
  return !["conflict", "network", "service", "unknown"].includes(kind);
}
