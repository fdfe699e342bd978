import { forEachCovered } from "./operation-index";
import { hasPlace, type OperationSet } from "./operation-set";
import type { Plane } from "./permissions";
import { riskPatterns, weightOfRisk, type Risk } from "./risk";

/** An operation and what it leads to in the wrong hands. */
export interface RiskyOperation {
  readonly name: string;
  readonly risk: Risk;
}

/** Patterns by plane, the worst risks first; those of equal risk keep their order. */
const worstFirst: Readonly<Record<Plane, readonly (readonly [pattern: string, risk: Risk])[]>> = {
  control: patternsOf("control"),
  data: patternsOf("data"),
};

/**
 * The most dangerous operations of a set, the worst first; fewer than asked for where
 * the rest only uses, reads or changes ordinary things. Looks at no operation that no
 * pattern names, so that even the set of all operations costs little.
 */
export function worstOperations(set: OperationSet, plane: Plane, most: number): readonly RiskyOperation[] {
  const found = new Map<number, RiskyOperation>();
  for (const [pattern, risk] of worstFirst[plane]) {
    if (found.size >= most) break;
    forEachCovered(set.index, pattern, (place) => {
      if (!hasPlace(set, place) || found.has(place)) return;
      found.set(place, { name: set.index.names[place] ?? "", risk });
    });
  }
  return [...found.values()].slice(0, most);
}

function patternsOf(plane: Plane): readonly (readonly [string, Risk])[] {
  return riskPatterns
    .filter(([where]) => where === plane)
    .map(([, pattern, risk]) => [pattern, risk] as const)
    .sort(([, left], [, right]) => weightOfRisk[right] - weightOfRisk[left]);
}
