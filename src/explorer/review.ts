import { lint, severities, type LintConfig, type Severity } from "../core/index";
import type { AccountJson } from "../azure/azure-data";

/** What a rule says about a live account. */
export interface ReviewFinding {
  readonly ruleId: string;
  readonly severity: Severity;
  /** What is wrong, short enough for one line. */
  readonly label: string;
  readonly message: string;
}

/** The findings of an account, the worst first, and in the same order on every account. */
export interface Review {
  readonly findings: readonly ReviewFinding[];
  readonly worst: Severity | undefined;
}

/**
 * Judges a live account by the rules that judge files: its JSON as Azure prints it is one of the
 * documents they read.
 */
export function review(json: AccountJson, config: LintConfig): Review {
  const { findings } = lint(JSON.stringify(json), config);
  const byRule = new Map(
    findings.map(({ ruleId, severity, message }) => [ruleId + message, { ruleId, severity, message }]),
  );
  const sorted = [...byRule.values()]
    .map((finding) => ({ ...finding, label: labelOf(finding.message) }))
    .sort(
      (one, other) =>
        severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
        (one.ruleId < other.ruleId ? -1 : Number(one.ruleId > other.ruleId)),
    );
  return { findings: sorted, worst: sorted[0]?.severity };
}

/**
 * The first clause of a message, without the words for the account itself: the tree says whose it is.
 * "This Azure OpenAI account accepts API keys, because …" becomes "Accepts API keys".
 */
export function labelOf(message: string): string {
  const [clause = message] = message.replace(/^This [\w ]*?account(?: of \w+)? /, "").split(/[,;:] |\. |\.$/);
  return clause.charAt(0).toUpperCase() + clause.slice(1);
}

/** Reviews accounts and remembers each as long as its JSON lives. */
export function createReviewer(config: () => LintConfig): {
  of(json: AccountJson): Review;
  known(json: AccountJson): Review | undefined;
  forget(): void;
} {
  let known = new WeakMap<AccountJson, Review>();
  let current = config();
  return {
    of(json) {
      const before = known.get(json);
      if (before !== undefined) return before;
      const made = review(json, current);
      known.set(json, made);
      return made;
    },
    known: (json) => known.get(json),
    forget() {
      known = new WeakMap();
      current = config();
    },
  };
}
