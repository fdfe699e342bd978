import { rolesById } from "../catalog/named-roles";
import { readPlainText, type PlainText } from "../document/plain-text";
import { readTextSuppressions } from "../document/text-suppressions";
import type { Rule } from "../rules/rule";
import { levelOf, type LintConfig } from "./config";
import { nothingFound, type LintResult } from "./lint";
import { inOrder } from "./order";
import { runOn, type Judged } from "./run-rule";
import { settleFindings } from "./settle-findings";

/**
 * Runs rules over a text of another language than JSON.
 *
 * @param text The whole document.
 * @param languageId The editor's name of the language.
 * @param config What the user decided about the rules.
 * @returns What is found around ids of roles; nothing where there are none. Never throws.
 */
export function lintTextWith(
  text: string,
  languageId: string,
  rules: readonly Rule[],
  config: LintConfig = {},
): LintResult {
  const plain = mayNameRoles(text) ? readPlainText(text, languageId) : undefined;
  if (!plain) return nothingFound(undefined, []);
  const judged = judgedIn(plain, config);
  const findings = rules.flatMap((rule) =>
    runOn([plain], rule, rule.check.text, judged, levelOf(rule.meta, config)),
  );
  const settled = settleFindings(inOrder(findings), rules, judged, config, {
    written: readTextSuppressions(plain),
    allowed: [],
  });
  return { ...settled, kind: "text", problems: [], networkGroups: [] };
}

/**
 * Whether a text names a role by its id, or holds a comment that speaks to the linter. Looking for these costs a
 * small part of what reading the text would.
 */
export function mayNameRoles(text: string): boolean {
  return rolesById(text).length > 0 || text.includes("aoai-security-");
}

function judgedIn({ text }: PlainText, { translate }: LintConfig): Judged {
  const document = { text, root: undefined, problems: [] };
  return { document, resources: [], forbiddenOperations: [], groupsElsewhere: [], translate };
}
