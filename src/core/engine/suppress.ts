import type { Suppression } from "../document/suppressions";
import type { SuppressionUse } from "../rules/rule";
import type { Finding } from "./finding";

/** A finding that somebody decided to live with. */
export interface SuppressedFinding extends Finding {
  readonly suppression: {
    /** Whether the decision stands in the document itself. */
    readonly where: "document" | "elsewhere";
    readonly reason: string;
  };
}

/** Findings parted by whether somebody silenced them, and what became of each suppression. */
export interface Settled {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly uses: readonly SuppressionUse[];
}

/** What decides whether a suppression has outlived its use. */
export interface SuppressionContext {
  /** The ids of all rules, and of those that ran. */
  readonly known: readonly string[];
  readonly ran: ReadonlySet<string>;
  /** As YYYY-MM-DD; without it nothing expires. */
  readonly today: string | undefined;
}

/** Lets the suppressions of a document take effect. */
export function settle(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
  context: SuppressionContext,
): Settled {
  const effective = suppressions.filter(({ flaw, expires }) => !flaw && !hasExpired(expires, context.today));
  const left: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  const used = new Set<Suppression>();
  for (const finding of findings) {
    const matching = effective.filter((suppression) => silences(suppression, finding));
    for (const suppression of matching) used.add(suppression);
    const [first] = matching;
    if (!first) left.push(finding);
    else suppressed.push({ ...finding, suppression: { where: "document", reason: first.reason } });
  }
  const uses = suppressions.map((suppression) => toUse(suppression, used.has(suppression), context));
  return { findings: left, suppressed, uses };
}

/** Whether the last day of something has passed. */
export function hasExpired(expires: string | undefined, today: string | undefined): boolean {
  return expires !== undefined && today !== undefined && expires < today;
}

function silences({ rule, covers }: Suppression, { ruleId, range }: Finding): boolean {
  return rule === ruleId && range.offset >= covers.offset && range.offset < covers.offset + covers.length;
}

function toUse(suppression: Suppression, isUsed: boolean, context: SuppressionContext): SuppressionUse {
  const { rule, flaw, expires } = suppression;
  if (flaw) return { suppression, outcome: "flawed" };
  if (!context.known.includes(rule)) return { suppression, outcome: "unknown", known: context.known };
  if (hasExpired(expires, context.today)) return { suppression, outcome: "expired" };
  if (isUsed) return { suppression, outcome: "used" };
  return { suppression, outcome: context.ran.has(rule) ? "unused" : "undecided" };
}
