import { isTemplate } from "../document/arm-template";
import { mayConcernUs } from "../document/classify";
import { parseDocument, type SyntaxProblem } from "../document/json-node";
import { readSuppressions } from "../document/suppressions";
import { findResources, type DocumentContent } from "../resources/index";
import type { Rule, SuppressionUse } from "../rules/rule";
import { levelOf, type LintConfig } from "./config";
import type { Companion, Finding } from "./finding";
import { runRule, toFinding, type Judged, type OpenCompanion } from "./run-rule";
import { settle, type SuppressedFinding } from "./suppress";

/** What came of linting a document. */
export interface LintResult {
  /** Sorted by place; at most one of each rule at a place. */
  readonly findings: readonly Finding[];
  /** What would have been found, had nobody decided to live with it. */
  readonly suppressed: readonly SuppressedFinding[];
  /** What the document is; absent when it is nothing this project reads. */
  readonly kind: DocumentContent["kind"];
  /** Where the text is not JSON. Empty when the document is none of ours. */
  readonly problems: readonly SyntaxProblem[];
}

/**
 * Runs rules over a text.
 *
 * @param text The whole document.
 * @param rules The rules to run.
 * @param config What the user decided about them.
 * @param parametersFiles Parameters files a template is deployed with. It is judged once with each, so that
 * what any of them leads to is found; without one, the defaults of its parameters count.
 * @returns The findings. Never throws: a rule that does becomes a finding of its own.
 */
export function lintWith(
  text: string,
  rules: readonly Rule[],
  config: LintConfig = {},
  parametersFiles: readonly Companion[] = [],
): LintResult {
  if (!mayConcernUs(text)) return nothingFound(undefined, []);
  const document = parseDocument(text);
  const companions = isTemplate(document.root) ? parametersFiles.map(openCompanion) : [];
  const readings = (companions.length > 0 ? companions : [undefined]).map((companion) => {
    const { kind, resources } = findResources(document, { parameters: companion?.root });
    return { kind, judged: { document, resources, companion } };
  });
  const [first] = readings;
  if (first?.kind === undefined) return nothingFound(undefined, document.problems);
  const findings = readings.flatMap(({ judged }) => runRules(rules, judged, config));
  const settled = settleFindings(inOrder(findings), rules, first.judged, config);
  return { ...settled, kind: first.kind, problems: document.problems };
}

function openCompanion(companion: Companion): OpenCompanion {
  return { ...companion, root: parseDocument(companion.text).root };
}

function runRules(rules: readonly Rule[], judged: Judged, config: LintConfig): readonly Finding[] {
  return rules.flatMap((rule) => {
    const level = levelOf(rule.meta, config);
    return level === undefined ? [] : runRule(rule, judged, level);
  });
}

function nothingFound(kind: LintResult["kind"], problems: readonly SyntaxProblem[]): LintResult {
  return { findings: [], suppressed: [], kind, problems };
}

/** Takes out what somebody silenced, and lets the rules about suppressions judge the rest of those. */
function settleFindings(
  findings: readonly Finding[],
  rules: readonly Rule[],
  judged: Judged,
  config: LintConfig,
): Pick<LintResult, "findings" | "suppressed"> {
  const suppressions = readSuppressions(judged.document);
  if (suppressions.length === 0) return { findings, suppressed: [] };
  const settled = settle(findings, suppressions, {
    known: rules.map(({ meta }) => meta.id),
    ran: new Set(rules.flatMap(({ meta }) => (levelOf(meta, config) === undefined ? [] : [meta.id]))),
    today: config.today,
  });
  const onSuppressions = rules.flatMap((rule) => runOnSuppressions(rule, settled.uses, judged, config));
  return { findings: inOrder([...settled.findings, ...onSuppressions]), suppressed: settled.suppressed };
}

function runOnSuppressions(
  rule: Rule,
  uses: readonly SuppressionUse[],
  judged: Judged,
  config: LintConfig,
): readonly Finding[] {
  const level = levelOf(rule.meta, config);
  const { suppression } = rule.check;
  if (level === undefined || !suppression || judged.document.problems.length > 0) return [];
  const findings: Finding[] = [];
  for (const use of uses) {
    suppression(use, (reported) => findings.push(toFinding(rule, reported, level, judged)), judged);
  }
  return findings;
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const places = new Map<string, Finding>();
  for (const finding of findings) {
    const place = `${finding.ruleId} ${String(finding.range.offset)} ${String(finding.range.length)}`;
    if (!places.has(place)) places.set(place, finding);
  }
  return [...places.values()].sort(
    (a, b) =>
      a.range.offset - b.range.offset || a.range.length - b.range.length || compare(a.ruleId, b.ruleId),
  );
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
