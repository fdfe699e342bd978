import { distance } from "./distance";
import { once } from "../memo/once";
import type { Origin } from "./operations";
import packed from "./policy-aliases.json";

/** When the aliases were read, and where. */
export const aliasesOrigin: Origin = { asOf: packed.asOf, sources: packed.sources };

/** A name that differs in more characters is another one, not a misspelled one. */
const mistyped = 2;

/**
 * The aliases of Azure's AI services that definitions are known to use, and those
 * that follow from the properties of an account. Azure has more.
 */
const known = once(() => [...packed.aliases, ...packed.properties]);
const lowered = once(() => new Set(known().map((alias) => alias.toLowerCase())));

/** The known aliases of the AI services, in no particular order. */
export function aiAliases(): readonly string[] {
  return known();
}

/** Whether a name is a known alias of the AI services, in any letter case, with or without `[*]` at its end. */
export function isKnownAiAlias(name: string): boolean {
  const alias = name.toLowerCase().replace(/\[\*\]$/, "");
  return lowered().has(alias) || lowered().has(`${alias}[*]`);
}

/**
 * The alias of the AI services that a misspelled one most likely meant. Absent
 * for a known alias and where none is near: an alias that is only unknown may well exist.
 */
export function nearestAiAlias(name: string): string | undefined {
  if (!/^Microsoft\.CognitiveServices(?:\.Data)?\//i.test(name) || isKnownAiAlias(name)) return undefined;
  const wanted = name.toLowerCase();
  const depth = partsOf(wanted);
  const candidates = known()
    .map((alias) => ({ alias, steps: distance(wanted, alias.toLowerCase(), mistyped) }))
    .filter(({ alias, steps }) => steps <= mistyped && partsOf(alias) === depth)
    .sort((a, b) => a.steps - b.steps);
  return candidates[0]?.alias;
}

function partsOf(alias: string): number {
  return alias.split(/[/.]/).length;
}
