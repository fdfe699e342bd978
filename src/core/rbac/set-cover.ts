/**
 * The fewest sets that together hold every element. Finding them is hard in general, so
 * the search is exact while it stays small, which it does for roles: what remains after
 * the simple deductions is tried out, up to a bound, and beyond it the largest set is taken.
 */

type Elements = ReadonlySet<number>;
type Sets = ReadonlyMap<number, Elements>;

const maxTries = 400;

/** Indexes of the chosen sets, ascending. Elements that are in no set do not exist for it. */
export function smallestCover(sets: readonly (readonly number[])[]): readonly number[] {
  const all: Sets = new Map(sets.map((elements, id) => [id, new Set(elements)]));
  return [...solve(all, { left: maxTries })].sort((a, b) => a - b);
}

function solve(sets: Sets, tries: { left: number }): readonly number[] {
  const { forced, rest } = deduce(sets);
  return [...forced, ...components(rest).flatMap((component) => solveByTrial(component, tries))];
}

/** Tries each set that holds the element which fewest sets hold. */
function solveByTrial(sets: Sets, tries: { left: number }): readonly number[] {
  const candidates = [...rarest(holders(sets))].sort(
    (a, b) => (sets.get(b)?.size ?? 0) - (sets.get(a)?.size ?? 0),
  );
  let best: readonly number[] | undefined;
  for (const id of candidates) {
    if (best !== undefined && tries.left <= 0) break;
    tries.left--;
    const solution = [id, ...solve(without(sets, new Set([id])), tries)];
    if (best === undefined || solution.length < best.length) best = solution;
  }
  return best ?? [];
}

/** Takes the sets that are the only ones for some element and drops those that others make needless. */
function deduce(sets: Sets): { readonly forced: readonly number[]; readonly rest: Sets } {
  const forced: number[] = [];
  let rest: Sets = new Map([...sets].filter(([, elements]) => elements.size > 0));
  for (let before = -1; before !== rest.size;) {
    before = rest.size;
    const needed = onlyHolders(rest);
    forced.push(...needed);
    rest = withoutDominated(without(rest, needed));
  }
  return { forced, rest };
}

function onlyHolders(sets: Sets): Elements {
  const alone = [...holders(sets).values()].filter((ids) => ids.size === 1);
  return new Set(alone.flatMap((ids) => [...ids]));
}

/** Without the sets whose elements are all in one other set; of equal sets the first stays. */
function withoutDominated(sets: Sets): Sets {
  const holdersOf = holders(sets);
  const kept = new Map(sets);
  for (const [id, elements] of sets) {
    const rivals = rarest(
      new Map([...elements].map((element) => [element, holdersOf.get(element) ?? new Set()])),
    );
    for (const rival of rivals) {
      const other = rival === id ? undefined : kept.get(rival);
      if (other === undefined || other.size < elements.size) continue;
      if (other.size === elements.size && rival > id) continue;
      if (!isSubset(elements, other)) continue;
      kept.delete(id);
      break;
    }
  }
  return kept;
}

function isSubset(inner: Elements, outer: Elements): boolean {
  for (const element of inner) if (!outer.has(element)) return false;
  return true;
}

/** The sets when some are chosen: their elements are done with. */
function without(sets: Sets, chosen: Elements): Sets {
  if (chosen.size === 0) return sets;
  const done = new Set([...chosen].flatMap((id) => [...(sets.get(id) ?? [])]));
  const rest = new Map<number, Elements>();
  for (const [id, elements] of sets) {
    const left = new Set([...elements].filter((element) => !done.has(element)));
    if (left.size > 0) rest.set(id, left);
  }
  return rest;
}

/** For each element the sets that hold it. */
function holders(sets: Sets): ReadonlyMap<number, Elements> {
  const holdersOf = new Map<number, Set<number>>();
  for (const [id, elements] of sets) {
    for (const element of elements) {
      const ids = holdersOf.get(element);
      if (ids) ids.add(id);
      else holdersOf.set(element, new Set([id]));
    }
  }
  return holdersOf;
}

/** The smallest of some sets. */
function rarest(holdersOf: ReadonlyMap<number, Elements>): Elements {
  let found: Elements | undefined;
  for (const ids of holdersOf.values()) {
    if (found === undefined || ids.size < found.size) found = ids;
  }
  return found ?? new Set();
}

/** Groups of sets that share no element with another group, and so are solved on their own. */
function components(sets: Sets): readonly Sets[] {
  const holdersOf = holders(sets);
  const seen = new Set<number>();
  return [...sets.keys()].flatMap((start) => {
    if (seen.has(start)) return [];
    const group = new Map<number, Elements>();
    const waiting = [start];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      const elements = sets.get(id) ?? new Set();
      group.set(id, elements);
      for (const element of elements) waiting.push(...(holdersOf.get(element) ?? []));
    }
    return [group];
  });
}
