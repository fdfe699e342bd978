import { isTemplate } from "../document/arm-template";
import { mayConcernUs } from "../document/classify";
import { parseDocument, type SyntaxProblem } from "../document/json-node";
import { readSuppressions } from "../document/suppressions";
import { filledGroups } from "../resources/filled-group";
import { findResources, type DocumentContent } from "../resources/index";
import type { Rule } from "../rules/rule";
import type { ConfigSuppression, LintConfig } from "./config";
import type { Companion, Finding } from "./finding";
import type { GroupFile, NetworkGroupUse } from "./group-file";
import { judgeResources } from "./judge-resources";
import { inOrder } from "./order";
import type { RememberedRole, RoleMemory } from "./role-memory";
import type { Judged, OpenCompanion } from "./run-rule";
import { settleFindings } from "./settle-findings";
import type { SuppressedFinding } from "./suppress";

/** What came of linting a document. */
export interface LintResult {
  /** Sorted by place; at most one of each rule at a place. */
  readonly findings: readonly Finding[];
  /** What would have been found, had nobody decided to live with it. */
  readonly suppressed: readonly SuppressedFinding[];
  /** The suppressions of the configuration that silenced something. */
  readonly usedSuppressions: readonly ConfigSuppression[];
  /** What the document is; absent when it is nothing this project reads. */
  readonly kind: DocumentContent["kind"] | "configuration" | "text";
  /** Where the text is not JSON. Empty when the document is none of ours. */
  readonly problems: readonly SyntaxProblem[];
  /** The network groups its definitions fill. */
  readonly networkGroups: readonly NetworkGroupUse[];
}

/** Other files that have a say in what is found in a document. */
export interface Beside {
  /**
   * Parameters files a template is deployed with. It is judged once with each, so that what any of them leads to is
   * found; without one, the defaults of its parameters count.
   */
  readonly parametersFiles?: readonly Companion[];
  /** Other files of the workspace, or of the run, whose definitions fill network groups. */
  readonly groupFiles?: readonly GroupFile[];
}

/**
 * Runs rules over a text.
 *
 * @param text The whole document.
 * @param rules The rules to run.
 * @param config What the user decided about them.
 * @param beside Other files that have a say in it.
 * @param memory What was found in the version of the text before, where it is linted again and again.
 * @returns The findings. Never throws: a rule that does becomes a finding of its own.
 */
export function lintWith(
  text: string,
  rules: readonly Rule[],
  config: LintConfig = {},
  { parametersFiles = [], groupFiles = [] }: Beside = {},
  memory?: RoleMemory,
): LintResult {
  if (!mayConcernUs(text)) return nothingFound(undefined, []);
  const document = memory ? memory.read(text) : parseDocument(text);
  const companions = isTemplate(document.root) ? parametersFiles.map(openCompanion) : [];
  const { forbiddenOperations = [], translate } = config;
  const groupsElsewhere = groupFiles.flatMap(({ name, groups }) =>
    groups.map(({ id, range }) => ({ id, file: name, at: range })),
  );
  const version = memory?.open(document, config);
  const readings = (companions.length > 0 ? companions : [undefined]).map((companion) => {
    const content = findResources(document, { parameters: companion?.root, recall: version?.recall });
    const beside = { document, companion, forbiddenOperations, groupsElsewhere, translate };
    return { content, judged: withResources(beside, content) };
  });
  const [first] = readings;
  if (first?.content.kind === undefined) return nothingFound(undefined, document.problems);
  const judgements = readings.map(({ judged, content }) =>
    judgeResources(rules, judged, content, config, version),
  );
  const findings = inOrder(judgements.flatMap((judgement) => judgement.findings));
  const settled = settleFindings(findings, rules, first.judged, config, {
    written: readSuppressions(document),
    allowed: judgements[0]?.allowed ?? [],
  });
  const networkGroups = filledGroups(first.content.resources).map(({ id, at }) => ({
    id,
    range: { offset: at.offset, length: at.length },
  }));
  return { ...settled, kind: first.content.kind, problems: document.problems, networkGroups };
}

/** Remembered roles were not read; where a rule asks for everything in the document, they are. */
function withResources(judged: Omit<Judged, "resources">, content: DocumentContent<RememberedRole>): Judged {
  let all = content.known.length === 0 ? content.resources : undefined;
  return {
    ...judged,
    get resources() {
      return (all ??= findResources(judged.document).resources);
    },
  };
}

function openCompanion(companion: Companion): OpenCompanion {
  return { ...companion, root: parseDocument(companion.text).root };
}

/** The result for a document in which there is nothing to judge. */
export function nothingFound(kind: LintResult["kind"], problems: readonly SyntaxProblem[]): LintResult {
  return { findings: [], suppressed: [], usedSuppressions: [], kind, problems, networkGroups: [] };
}
