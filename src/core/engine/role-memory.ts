import type { JsonDocument, JsonNode } from "../document/json-node";
import { createListReader } from "../document/list-reader";
import type { RoleDefinition } from "../resources/role-definition";
import type { LintConfig } from "./config";
import type { Finding, FindingFix, Range, RelatedRange } from "./finding";

/** What became of a role definition. */
export interface JudgedRole {
  readonly node: JsonNode;
  /** What the checks of role definitions found in it, in order. */
  readonly findings: readonly Finding[];
  /** Whether the configuration accepts its rights. */
  readonly isAllowed: boolean;
}

/** What became of the role definition with the same text in the version before. */
export interface RememberedRole {
  /** Where it stands now. */
  readonly node: JsonNode;
  readonly then: Remembered;
}

/** What does not belong to one version of the document; places count from the beginning of the role. */
interface Remembered {
  readonly findings: readonly RememberedFinding[];
  readonly isAllowed: boolean;
}

type RememberedFinding = Omit<Finding, "fixes"> & { readonly fixes: readonly RememberedFix[] };

/** A fix without what it does, and the language of the document it opens, if it does that. */
interface RememberedFix {
  readonly fix: Omit<FindingFix, "edits" | "creates">;
  readonly opens: Language | undefined;
}

type Language = NonNullable<FindingFix["creates"]>["language"];

/** What is remembered of the version of a document before the one at hand. */
export interface RoleMemory {
  /** Reads the version at hand, as `parseDocument` would. */
  readonly read: (text: string) => JsonDocument;
  /** Begins to judge that version. */
  readonly open: (document: JsonDocument, config: LintConfig) => VersionMemory;
}

/** The memory while a version is being judged. */
export interface VersionMemory {
  /** Absent where a node is to be read and judged. */
  readonly recall: (node: JsonNode) => RememberedRole | undefined;
  /** Keeps what became of a role for the next version. */
  readonly note: (role: RoleDefinition, judged: JudgedRole) => void;
}

/**
 * Remembers the findings in the role definitions of one document, so that of a long list only
 * the one that is being typed is read and judged anew. That is right because a check of role
 * definitions knows nothing but the role and the configuration, and the same text, where it
 * is JSON, always reads as the same role. A role in a template is left out: what its
 * expressions amount to is decided elsewhere.
 */
export function createRoleMemory(): RoleMemory {
  let last = emptyMemory();
  // A bracket without its counterpart takes many roles out of the reading, and they come back when it has one.
  let lastWhole = emptyMemory();
  let configured: readonly unknown[] = [];
  return {
    read: createListReader(),
    open(document, config) {
      const settings = whatDecides(config);
      if (settings.some((each, at) => each !== configured[at])) last = lastWhole = emptyMemory();
      configured = settings;
      const [before, wholeBefore, now] = [last, lastWhole, emptyMemory()];
      last = now;
      if (document.problems.length === 0) lastWhole = now;
      const textOf = ({ offset, length }: JsonNode): string => document.text.slice(offset, offset + length);
      return {
        recall(node) {
          if (!isJson(node, document)) return undefined;
          const text = textOf(node);
          const then = before.get(text) ?? wholeBefore.get(text);
          if (then) now.set(text, then);
          return then && { node, then };
        },
        note({ node, place }, judged) {
          if (!place && isJson(node, document)) now.set(textOf(node), toRemember(judged));
        },
      };
    },
  };
}

const emptyMemory = (): Map<string, Remembered> => new Map();

/** Suppressions take effect after the checks; those of a file hold its tree, which cannot be written as JSON. */
function whatDecides({ translate, ...config }: LintConfig): readonly unknown[] {
  return [translate, JSON.stringify({ ...config, suppressions: undefined })];
}

/** Beside a mistake the reader may have passed over something. */
function isJson({ offset, length }: JsonNode, { problems }: JsonDocument): boolean {
  return problems.every(
    (problem) => problem.offset + problem.length < offset || problem.offset > offset + length,
  );
}

/** Strings that were cut out of a text keep the whole text in memory; JSON has them copied. */
function toRemember({ node, findings, isAllowed }: JudgedRole): Remembered {
  const remembered = findings.map((finding) => ({
    ...finding,
    range: moved(finding.range, -node.offset),
    related: allMoved(finding.related, -node.offset),
    fixes: finding.fixes.map(({ creates, ...fix }) => ({ fix, opens: creates?.language })),
  }));
  return { findings: JSON.parse(JSON.stringify(remembered)) as typeof remembered, isAllowed };
}

/**
 * What became of a role definition that is the same as in the version before.
 *
 * @param findAgain Reads and judges it as it stands now: what a fix does is worked out when that is asked for.
 */
export function recall(
  { node, then }: RememberedRole,
  findAgain: (node: JsonNode) => readonly Finding[],
): JudgedRole {
  let again: readonly Finding[] | undefined;
  const fixNow = (finding: number, fix: number) => (again ??= findAgain(node))[finding]?.fixes[fix];
  const toFix = ({ fix, opens }: RememberedFix, finding: number, at: number): FindingFix => ({
    ...fix,
    edits: () => fixNow(finding, at)?.edits() ?? [],
    ...(opens && {
      creates: { language: opens, content: () => fixNow(finding, at)?.creates?.content() ?? "" },
    }),
  });
  const findings = then.findings.map((finding, place) => ({
    ...finding,
    range: moved(finding.range, node.offset),
    related: allMoved(finding.related, node.offset),
    fixes: finding.fixes.map((fix, at) => toFix(fix, place, at)),
  }));
  return { node, findings, isAllowed: then.isAllowed };
}

function allMoved(related: readonly RelatedRange[], by: number): readonly RelatedRange[] {
  return related.map((place) => ({ ...place, range: moved(place.range, by) }));
}

function moved({ offset, length }: Range, by: number): Range {
  return { offset: offset + by, length };
}
