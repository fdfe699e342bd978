import type { Rule, SuppressionUse } from "../rules/rule";
import { levelOf, type ConfigSuppression, type LintConfig } from "./config";
import type { ConfigLink } from "./config-chain";
import type { Finding } from "./finding";
import { asSuppression } from "./lint-config";
import { runOn, type Judged } from "./run-rule";
import { hasExpired } from "./suppress";

/**
 * What became of the suppressions of configuration files over a run. Only a run over everything that a
 * configuration file counts for can tell that one of them silences nothing.
 */
export interface SuppressionLedger {
  /**
   * Takes a file into account.
   *
   * @param config What counts for it.
   * @param used The suppressions that silenced something in it; absent when it could not be judged.
   */
  note(config: LintConfig, used: readonly ConfigSuppression[] | undefined): void;
  /** Findings at the suppressions of a configuration file that no file of the run has needed. */
  unusedIn(link: ConfigLink, today?: string): readonly Finding[];
}

/** Makes a ledger for one run, whose configuration files are read once. */
export function createLedger(rules: readonly Rule[]): SuppressionLedger {
  // Needed in a file, or not known to be needless there.
  const kept = new Set<ConfigSuppression>();
  const runs = (id: string, config: LintConfig): boolean =>
    rules.some(({ meta }) => meta.id === id && levelOf(meta, config) !== undefined);
  return {
    note(config, used) {
      for (const suppression of config.suppressions ?? []) {
        const isNeedless = used && !used.includes(suppression) && runs(suppression.rule, config);
        if (!isNeedless) kept.add(suppression);
      }
    },
    unusedIn({ document, file }, today) {
      const { profile } = file;
      const config: LintConfig = { rules: file.rules, ...(profile && { profile }) };
      const judged: Judged = { document, resources: [], forbiddenOperations: [], groupsElsewhere: [] };
      const uses = file.suppressions
        .filter((one) => !kept.has(one) && runs(one.rule, config) && !hasExpired(one.expires, today))
        .map((one): SuppressionUse => ({ suppression: asSuppression(one), outcome: "needless" }));
      return rules.flatMap((rule) =>
        runOn(uses, rule, rule.check.suppression, judged, levelOf(rule.meta, config)),
      );
    },
  };
}
