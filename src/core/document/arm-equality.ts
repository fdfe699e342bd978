import { isPartlyKnown } from "./arm-function";
import type { ArrayValue, ObjectValue, ScalarValue, Value } from "./value";

/** So many comparisons are enough for any template; values that share parts can unfold into far more. */
const maxComparisons = 1_000;

/**
 * Whether two values are the same to `equals()`, which minds the letter case of strings.
 *
 * @returns Absent when it depends on something unknown. So it is for scalars of different types: whether `'true'`
 *   equals `true` depends on the type a parameter is converted to.
 */
export function sameValue(left: Value, right: Value): boolean | undefined {
  return compare(left, right, { left: maxComparisons });
}

interface Budget {
  left: number;
}

function compare(left: Value, right: Value, budget: Budget): boolean | undefined {
  if (budget.left-- <= 0) return undefined;
  if (left.kind === "absent" || right.kind === "absent") return undefined;
  if (left.kind === "unknown" || right.kind === "unknown") return undefined;
  if (left.kind === "scalar" && right.kind === "scalar") return sameScalar(left, right);
  if (left.kind === "array" && right.kind === "array") return sameItems(left, right, budget);
  if (left.kind === "object" && right.kind === "object") return sameMembers(left, right, budget);
  return false;
}

function sameScalar(left: ScalarValue, right: ScalarValue): boolean | undefined {
  if (isPartlyKnown(left) || isPartlyKnown(right)) return undefined;
  if (left.value === right.value) return true;
  const comparable = typeof left.value === typeof right.value || left.value === null || right.value === null;
  return comparable ? false : undefined;
}

function sameItems(left: ArrayValue, right: ArrayValue, budget: Budget): boolean | undefined {
  const [ours, theirs] = [left.items(), right.items()];
  if (ours.length !== theirs.length) return false;
  return all(ours, (item, index) => compare(item, theirs[index] ?? { kind: "absent" }, budget));
}

function sameMembers(left: ObjectValue, right: ObjectValue, budget: Budget): boolean | undefined {
  if (left.names.length !== right.names.length) return undefined;
  return all(left.names, (name) => compare(left.get(name), right.get(name), budget));
}

/** Three-valued "and" over a list: one `false` decides, whatever is unknown beside it. */
function all<T>(
  list: readonly T[],
  test: (element: T, index: number) => boolean | undefined,
): boolean | undefined {
  let result: boolean | undefined = true;
  for (const [index, element] of list.entries()) {
    const verdict = test(element, index);
    if (verdict === false) return false;
    if (verdict === undefined) result = undefined;
  }
  return result;
}
