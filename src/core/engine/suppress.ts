import type { Suppression } from "../document/suppressions";
import type { SuppressionUse } from "../rules/rule";
import type { ConfigSuppression } from "./config";
import type { Finding, Range } from "./finding";

/** A finding that somebody decided to live with. */
export interface SuppressedFinding extends Finding {
  readonly suppression: {
    /** Whether the decision stands in the document itself. */
    readonly where: "document" | "elsewhere";
    readonly reason: string;
  };
}

/** A decision that takes findings out of the count. */
export interface Silencer {
  readonly where: "document" | "elsewhere";
  readonly reason: string;
  /** The ids of the rules it is about. */
  readonly rules: readonly string[];
  /** Findings that start in here; everywhere when absent. */
  readonly covers?: Range;
  /** The suppression of the configuration that it is. */
  readonly of?: ConfigSuppression;
}

/** Findings parted by whether somebody silenced them. */
export interface Settled {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** The silencers that silenced something. */
  readonly used: ReadonlySet<Silencer>;
}

/** Lets decisions take effect; where several silence a finding, all of them count as used. */
export function settle(findings: readonly Finding[], silencers: readonly Silencer[]): Settled {
  const left: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  const used = new Set<Silencer>();
  for (const finding of findings) {
    const matching = silencers.filter((silencer) => silences(silencer, finding));
    for (const silencer of matching) used.add(silencer);
    const [first] = matching;
    if (!first) left.push(finding);
    else suppressed.push({ ...finding, suppression: { where: first.where, reason: first.reason } });
  }
  return { findings: left, suppressed, used };
}

function silences({ rules, covers }: Silencer, { ruleId, range }: Finding): boolean {
  if (!rules.includes(ruleId)) return false;
  return !covers || (range.offset >= covers.offset && range.offset < covers.offset + covers.length);
}

/**
 * The silencer a suppression in a document amounts to; absent when it has none.
 *
 * @param today As YYYY-MM-DD; without it nothing expires.
 */
export function toSilencer(suppression: Suppression, today: string | undefined): Silencer | undefined {
  const { rule, reason, covers, flaw, expires } = suppression;
  if (flaw || hasExpired(expires, today)) return undefined;
  return { where: "document", reason, rules: [rule], covers };
}

/** Whether the last day of something has passed. */
export function hasExpired(expires: string | undefined, today: string | undefined): boolean {
  return expires !== undefined && today !== undefined && expires < today;
}

/**
 * What became of a suppression.
 *
 * @param silencer What it amounted to.
 * @param known The ids of all rules.
 * @param ran The ids of those that ran.
 */
export function useOf(
  suppression: Suppression,
  silencer: Silencer | undefined,
  used: ReadonlySet<Silencer>,
  known: readonly string[],
  ran: ReadonlySet<string>,
): SuppressionUse {
  const { rule, flaw } = suppression;
  if (flaw) return { suppression, outcome: "flawed" };
  if (!known.includes(rule)) return { suppression, outcome: "unknown", known };
  if (!silencer) return { suppression, outcome: "expired" };
  if (used.has(silencer)) return { suppression, outcome: "used" };
  return { suppression, outcome: ran.has(rule) ? "unused" : "undecided" };
}
