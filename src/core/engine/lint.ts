import { mayConcernUs } from "../document/classify";
import { parseDocument, type JsonDocument, type SyntaxProblem } from "../document/json-node";
import { readSuppressions } from "../document/suppressions";
import { findResources, type DocumentContent, type Resource } from "../resources/index";
import type { Fix, Place, Report, Rule, RuleContext, Severity, SuppressionUse } from "../rules/rule";
import { levelOf, type LintConfig } from "./config";
import type { Finding, FindingFix, Range } from "./finding";
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
 * @returns The findings. Never throws: a rule that does becomes a finding of its own.
 */
export function lintWith(text: string, rules: readonly Rule[], config: LintConfig = {}): LintResult {
  if (!mayConcernUs(text)) return nothingFound(undefined, []);
  const document = parseDocument(text);
  const { kind, resources } = findResources(document);
  if (kind === undefined) return nothingFound(kind, document.problems);
  const findings = rules.flatMap((rule) => runRule(rule, resources, document, config));
  const settled = settleFindings(inOrder(findings), rules, { document, resources }, config);
  return { ...settled, kind, problems: document.problems };
}

function nothingFound(kind: LintResult["kind"], problems: readonly SyntaxProblem[]): LintResult {
  return { findings: [], suppressed: [], kind, problems };
}

/** Takes out what somebody silenced, and lets the rules about suppressions judge the rest of those. */
function settleFindings(
  findings: readonly Finding[],
  rules: readonly Rule[],
  context: RuleContext,
  config: LintConfig,
): Pick<LintResult, "findings" | "suppressed"> {
  const suppressions = readSuppressions(context.document);
  if (suppressions.length === 0) return { findings, suppressed: [] };
  const settled = settle(findings, suppressions, {
    known: rules.map(({ meta }) => meta.id),
    ran: new Set(rules.flatMap(({ meta }) => (levelOf(meta, config) === undefined ? [] : [meta.id]))),
    today: config.today,
  });
  const onSuppressions = rules.flatMap((rule) => runOnSuppressions(rule, settled.uses, context, config));
  return { findings: inOrder([...settled.findings, ...onSuppressions]), suppressed: settled.suppressed };
}

function runOnSuppressions(
  rule: Rule,
  uses: readonly SuppressionUse[],
  context: RuleContext,
  config: LintConfig,
): readonly Finding[] {
  const level = levelOf(rule.meta, config);
  const { suppression } = rule.check;
  if (level === undefined || !suppression || context.document.problems.length > 0) return [];
  const findings: Finding[] = [];
  for (const use of uses) {
    suppression(
      use,
      (reported) => findings.push(toFinding(rule, reported, level, context.document.text)),
      context,
    );
  }
  return findings;
}

function runRule(
  rule: Rule,
  resources: readonly Resource[],
  document: JsonDocument,
  config: LintConfig,
): readonly Finding[] {
  const level = levelOf(rule.meta, config);
  if (level === undefined) return [];
  const findings: Finding[] = [];
  const report = (reported: Report): void => {
    findings.push(toFinding(rule, reported, level, document.text));
  };
  for (const resource of resources) {
    try {
      checkResource(rule, resource, report, { document, resources });
    } catch (error) {
      findings.push(failure(rule, resource, error));
    }
  }
  return findings;
}

function checkResource(
  rule: Rule,
  resource: Resource,
  report: (report: Report) => void,
  context: RuleContext,
): void {
  switch (resource.kind) {
    case "roleDefinition":
      return rule.check.roleDefinition?.(resource, report, context);
    case "roleAssignment":
      return rule.check.roleAssignment?.(resource, report, context);
    case "policyDefinition":
      return rule.check.policyDefinition?.(resource, report, context);
    case "account":
      return rule.check.account?.(resource, report, context);
    case "template":
      return rule.check.template?.(resource, report, context);
  }
}

function toFinding(rule: Rule, report: Report, level: Severity | "default", text: string): Finding {
  return {
    ruleId: rule.meta.id,
    severity: level === "default" ? (report.severity ?? rule.meta.severity) : level,
    range: toRange(report.at),
    message: report.message,
    related: (report.related ?? []).map(({ at, message }) => ({ range: toRange(at), message })),
    fixes: (report.fixes ?? []).map((fix) => toFix(fix, text)),
  };
}

function toFix({ title, safety, edits, creates }: Fix, text: string): FindingFix {
  return { title, safety, edits: () => edits(text), ...(creates && { creates }) };
}

const toRange = ({ offset, length }: Place): Range => ({ offset, length });

/** A rule that fails must not hide what the others found, nor look like a pass. */
function failure(rule: Rule, resource: Resource, error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    ruleId: rule.meta.id,
    severity: "error",
    range: toRange(resource.node.children?.[0]?.children?.[0] ?? resource.node),
    message: `The rule ${rule.meta.id} failed here, so this resource was not judged by it: ${reason}.`,
    related: [],
    fixes: [],
  };
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
