import type { JsonNode } from "../document/json-node";
import type { Suppression } from "../document/suppressions";
import type { Rule } from "../rules/rule";
import { levelOf, type ConfigSuppression, type LintConfig } from "./config";
import { silencersOf } from "./config-silencers";
import type { Finding } from "./finding";
import { inOrder } from "./order";
import { runOn, type Judged } from "./run-rule";
import { settle, toSilencer, useOf, type SuppressedFinding } from "./suppress";

/** What is left to report, and what silenced the rest. */
export interface SettledFindings {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** The suppressions of the configuration that silenced something. */
  readonly usedSuppressions: readonly ConfigSuppression[];
}

/** What somebody decided to live with in a document. */
export interface Decided {
  /** The suppressions in it. */
  readonly written: readonly Suppression[];
  /** The roles in it, and assignments of roles, that the configuration accepts. */
  readonly allowed: readonly JsonNode[];
}

/**
 * Takes out what the document or the configuration silences, and lets the rules about
 * suppressions judge those of the document. Of a document that is still being typed
 * no suppression is called unused.
 *
 * @param decided What the document itself silences, and what in it the configuration accepts.
 */
export function settleFindings(
  findings: readonly Finding[],
  rules: readonly Rule[],
  judged: Judged,
  config: LintConfig,
  { written, allowed }: Decided,
): SettledFindings {
  const inDocument = written.map((suppression) => ({
    suppression,
    silencer: toSilencer(suppression, config.today),
  }));
  const silencers = [
    ...inDocument.flatMap(({ silencer }) => silencer ?? []),
    ...silencersOf(config, rules, allowed),
  ];
  if (inDocument.length + silencers.length === 0) return { findings, suppressed: [], usedSuppressions: [] };
  const { used, suppressed, ...settled } = settle(findings, silencers);
  const usedSuppressions = [...used].flatMap(({ of }) => of ?? []);
  if (judged.document.problems.length > 0)
    return { findings: settled.findings, suppressed, usedSuppressions };

  const known = rules.map(({ meta }) => meta.id);
  const ran = new Set(rules.filter(({ meta }) => levelOf(meta, config)).map(({ meta }) => meta.id));
  const uses = inDocument.map(({ suppression, silencer }) => useOf(suppression, silencer, used, known, ran));
  const onUses = rules.flatMap((rule) =>
    runOn(uses, rule, rule.check.suppression, judged, levelOf(rule.meta, config)),
  );
  return { findings: inOrder([...settled.findings, ...onUses]), suppressed, usedSuppressions };
}
