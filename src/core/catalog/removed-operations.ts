/** An operation that guides and older roles still name, though Azure no longer has it. */
export interface RemovedOperation {
  readonly name: string;
  /** What does the same today, the closest first. */
  readonly replacedBy: readonly string[];
}

const openAi = "Microsoft.CognitiveServices/accounts/OpenAI";

/**
 * Names in guides of 2023 and 2024 (the two `write`s stood in Cognitive Services OpenAI
 * User itself) that are missing from the catalogue of 2026-08-22 and from every built-in role.
 */
const removed: readonly RemovedOperation[] = [
  {
    name: `${openAi}/deployments/completions/write`,
    replacedBy: [`${openAi}/deployments/completions/action`],
  },
  { name: `${openAi}/engines/completions/write`, replacedBy: [`${openAi}/engines/completions/action`] },
  { name: `${openAi}/files/import/action`, replacedBy: [`${openAi}/files/write`, `${openAi}/uploads/write`] },
];

/** What became of an operation that Azure took away, by its name in any letter case. */
export function findRemovedOperation(name: string): RemovedOperation | undefined {
  const lowered = name.toLowerCase();
  return removed.find((operation) => operation.name.toLowerCase() === lowered);
}

/** Every operation that is known to be gone. */
export function removedOperations(): readonly RemovedOperation[] {
  return removed;
}
