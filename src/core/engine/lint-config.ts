import type { Translate } from "../text/text";
import type { Suppression } from "../document/suppressions";
import type { Rule, SuppressionUse } from "../rules/rule";
import { levelOf, type LintConfig } from "./config";
import type { ConfigLink } from "./config-chain";
import type { FileSuppression } from "./config-file";
import type { LintResult } from "./lint";
import { inOrder } from "./order";
import { runOn, type Judged } from "./run-rule";
import { hasExpired } from "./suppress";

/**
 * Judges a configuration file: what was not understood, and suppressions that have expired.
 *
 * @param today As YYYY-MM-DD; without it nothing expires.
 * @param translate Puts messages into the language of the reader; English without it.
 */
export function lintConfigWith(
  link: ConfigLink,
  rules: readonly Rule[],
  today?: string,
  translate?: Translate,
): LintResult {
  const { document, file } = link;
  const config: LintConfig = { rules: file.rules };
  const nothing = { resources: [], forbiddenOperations: [], groupsElsewhere: [] };
  const judged: Judged = { document, ...nothing, translate };
  const mistakes = [...file.mistakes, ...link.mistakes];
  const expired = file.suppressions.filter(({ expires }) => hasExpired(expires, today)).map(toExpired);
  const findings = rules.flatMap((rule) => {
    const level = levelOf(rule.meta, config);
    return [
      ...runOn(mistakes, rule, rule.check.mistake, judged, level),
      ...runOn(expired, rule, rule.check.suppression, judged, level),
    ];
  });
  return {
    findings: inOrder(findings),
    suppressed: [],
    usedSuppressions: [],
    kind: "configuration",
    problems: [],
    networkGroups: [],
  };
}

/** What a suppression of a configuration file would be if it stood in the document it is about. */
export function asSuppression({ at, rule, reason, expires }: FileSuppression): Suppression {
  const covers = { offset: at.offset, length: at.length };
  return { rule, at: covers, reason, expires, covers, flaw: undefined, comment: undefined };
}

function toExpired(suppression: FileSuppression): SuppressionUse {
  return { suppression: asSuppression(suppression), outcome: "expired" };
}
