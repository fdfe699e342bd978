import type { JsonDocument, JsonNode } from "../document/json-node";
import type { Resource } from "../resources/index";
import { inWords, say, type Translate } from "../text/text";
import type { Check, Fix, Place, Report, Rule, RuleContext, Severity } from "../rules/rule";
import type { Companion, Finding, FindingFix, Range } from "./finding";

/** A parameters file, read. */
export interface OpenCompanion extends Companion {
  readonly root: JsonNode | undefined;
}

/** A document, what was found in it, and the parameters file it was read with. */
export interface Judged extends RuleContext {
  readonly document: JsonDocument;
  readonly resources: readonly Resource[];
  readonly companion?: OpenCompanion | undefined;
  /** Puts what rules say into the language of the reader; English without it. */
  readonly translate?: Translate | undefined;
}

/**
 * Runs one rule over resources of a document. A rule that throws becomes a
 * finding, and what it found before stays.
 *
 * @param level The severity of its findings; `"default"` leaves each its own.
 */
export function runRule(
  rule: Rule,
  resources: readonly Resource[],
  judged: Judged,
  level: Severity | "default",
): readonly Finding[] {
  const findings: Finding[] = [];
  const report = (reported: Report): void => {
    findings.push(toFinding(rule, reported, level, judged));
  };
  for (const resource of resources) {
    try {
      checkResource(rule, resource, report, judged);
    } catch (error) {
      findings.push(failure(rule, resource, error, judged));
    }
  }
  return findings;
}

/** Runs one check over things that are no resources; nothing where the rule has no such check or does not run. */
export function runOn<Thing>(
  things: readonly Thing[],
  rule: Rule,
  check: Check<Thing> | undefined,
  judged: Judged,
  level: Severity | "default" | undefined,
): readonly Finding[] {
  if (!check || level === undefined) return [];
  const findings: Finding[] = [];
  for (const thing of things) {
    check(thing, (report) => findings.push(toFinding(rule, report, level, judged)), judged);
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
    case "parametersFile":
      return rule.check.parametersFile?.(resource, report, context);
  }
}

/** What a rule reported, as the outside gets to see it. */
function toFinding(rule: Rule, report: Report, level: Severity | "default", judged: Judged): Finding {
  return {
    ruleId: rule.meta.id,
    severity: level === "default" ? (report.severity ?? rule.meta.severity) : level,
    range: toRange(report.at),
    message: inWords(report.message, judged.translate),
    related: (report.related ?? []).map(({ at, message, file }) => ({
      range: toRange(at),
      message: inWords(message, judged.translate),
      ...(file === undefined ? fileOf(at, judged) : { file }),
    })),
    fixes: (report.fixes ?? []).map((fix) => toFix(fix, judged)),
  };
}

function toFix({ edits, in: place, title, ...fix }: Fix, judged: Judged): FindingFix {
  const file = place ? fileOf(place, judged) : {};
  const text = file.file === undefined ? judged.document.text : (judged.companion?.text ?? "");
  return { ...fix, title: inWords(title, judged.translate), edits: () => edits(text), ...file };
}

/** Which companion a place is in, told by the tree it hangs from. */
function fileOf(place: Place, { companion }: Judged): { readonly file?: string } {
  if (!companion?.root || !("type" in place)) return {};
  let node: JsonNode = place;
  while (node.parent) node = node.parent;
  return node === companion.root ? { file: companion.name } : {};
}

const toRange = ({ offset, length }: Place): Range => ({ offset, length });

/** A rule that fails must not hide what the others found, nor look like a pass. */
function failure(rule: Rule, resource: Resource, error: unknown, { translate }: Judged): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    ruleId: rule.meta.id,
    severity: "error",
    range: toRange(resource.node.children?.[0]?.children?.[0] ?? resource.node),
    message: inWords(
      say("The rule {0} failed here, so this resource was not judged by it: {1}.", rule.meta.id, reason),
      translate,
    ),
    related: [],
    fixes: [],
  };
}
