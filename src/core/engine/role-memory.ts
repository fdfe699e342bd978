import type { JsonDocument, JsonNode } from "../document/json-node";
import { createListReader } from "../document/list-reader";
import type { RoleDefinition } from "../resources/role-definition";
import type { LintConfig } from "./config";
import type { Finding, FindingFix, Range } from "./finding";

/** What became of a role definition. */
export interface JudgedRole {
  readonly node: JsonNode;
  /** What the checks of role definitions found in it, in order. */
  readonly findings: readonly Finding[];
  /** Whether the configuration accepts its rights. */
  readonly isAllowed: boolean;
}

/** What became of the role definition with the same text in the version before; places count from its beginning. */
export interface RememberedRole {
  /** Where it stands now. */
  readonly node: JsonNode;
  readonly then: Omit<JudgedRole, "node">;
}

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
  let known = new Map<string, RememberedRole["then"]>();
  let configured: readonly unknown[] = [];
  return {
    read: createListReader(),
    open(document, config) {
      const settings = whatDecides(config);
      const before = settings.every((each, at) => each === configured[at])
        ? known
        : new Map<string, RememberedRole["then"]>();
      const now = new Map<string, RememberedRole["then"]>();
      known = now;
      configured = settings;
      const textOf = ({ offset, length }: JsonNode): string => document.text.slice(offset, offset + length);
      return {
        recall(node) {
          if (!isJson(node, document)) return undefined;
          const text = textOf(node);
          const then = before.get(text);
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

/** Leaves out what belongs to one version of the document: the places there, and what fixes do. */
function toRemember({ node, findings, isAllowed }: JudgedRole): RememberedRole["then"] {
  const withoutEffect = (fix: FindingFix): FindingFix => ({
    ...fix,
    edits: () => [],
    ...(fix.creates && { creates: { ...fix.creates, content: () => "" } }),
  });
  return {
    isAllowed,
    findings: findings.map((finding) => moved(finding, -node.offset, finding.fixes.map(withoutEffect))),
  };
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
  const fixesNow = ({ fixes }: Finding, finding: number): readonly FindingFix[] =>
    fixes.map((fix, at) => ({
      ...fix,
      edits: () => fixNow(finding, at)?.edits() ?? [],
      ...(fix.creates && {
        creates: { ...fix.creates, content: () => fixNow(finding, at)?.creates?.content() ?? "" },
      }),
    }));
  const findings = then.findings.map((finding, at) => moved(finding, node.offset, fixesNow(finding, at)));
  return { node, findings, isAllowed: then.isAllowed };
}

function moved(finding: Finding, by: number, fixes: readonly FindingFix[]): Finding {
  return {
    ...finding,
    range: moveRange(finding.range, by),
    related: finding.related.map((place) => ({ ...place, range: moveRange(place.range, by) })),
    fixes,
  };
}

function moveRange({ offset, length }: Range, by: number): Range {
  return { offset: offset + by, length };
}
