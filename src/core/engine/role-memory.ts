import type { JsonDocument, JsonNode } from "../document/json-node";
import type { RoleDefinition } from "../resources/role-definition";
import type { LintConfig } from "./config";
import type { Finding, Range } from "./finding";
import type { Judged } from "./run-rule";

/** Lets the rules that run look at one role definition. */
export type LookAtRole = (role: RoleDefinition) => readonly Finding[];

/**
 * Makes a look that knows what was found in the version of a document before this one.
 *
 * @param look Looks at a role definition of the version at hand.
 */
export type RoleMemory = (look: LookAtRole, judged: Judged, config: LintConfig) => LookAtRole;

/**
 * Remembers the findings in the role definitions of one document, so that of a long list only
 * the one that is being typed is judged anew. That is right because a check of role
 * definitions knows nothing but the role and the configuration, and the same text, where it
 * is JSON, always reads as the same role. A role in a template is left out: what its
 * expressions amount to is decided elsewhere.
 */
export function createRoleMemory(): RoleMemory {
  let known = new Map<string, readonly Finding[]>();
  let configured = "";
  return (look, { document }, config) => {
    const settings = whatDecides(config);
    const before = configured === settings ? known : new Map<string, readonly Finding[]>();
    const now = new Map<string, readonly Finding[]>();
    known = now;
    configured = settings;
    return (role) => {
      if (role.place || !isJson(role.node, document)) return look(role);
      const { offset, length } = role.node;
      const text = document.text.slice(offset, offset + length);
      const remembered = before.get(text);
      const findings = remembered ? recall(remembered, offset, () => look(role)) : look(role);
      now.set(text, remembered ?? findings.map((finding) => remember(finding, offset)));
      return findings;
    };
  };
}

/** Suppressions take effect after the checks; those of a file hold its tree, which cannot be written as JSON. */
function whatDecides(config: LintConfig): string {
  return JSON.stringify({ ...config, suppressions: undefined });
}

/** Beside a mistake the reader may have passed over something. */
function isJson({ offset, length }: JsonNode, { problems }: JsonDocument): boolean {
  return problems.every(
    (problem) => problem.offset + problem.length < offset || problem.offset > offset + length,
  );
}

/** A finding without what belongs to one version of the document: its place there, and what its fixes do. */
function remember(finding: Finding, offset: number): Finding {
  return {
    ...moved(finding, -offset),
    fixes: finding.fixes.map((fix) => ({
      ...fix,
      edits: () => [],
      ...(fix.creates && { creates: { ...fix.creates, content: () => "" } }),
    })),
  };
}

/** What a fix does is up to the role as it stands now: the rules look at it again when that is asked for. */
function recall(
  remembered: readonly Finding[],
  offset: number,
  lookAgain: () => readonly Finding[],
): readonly Finding[] {
  let again: readonly Finding[] | undefined;
  const fixAt = (finding: number, fix: number) => (again ??= lookAgain())[finding]?.fixes[fix];
  return remembered.map((finding, place) => ({
    ...moved(finding, offset),
    fixes: finding.fixes.map((fix, at) => ({
      ...fix,
      edits: () => fixAt(place, at)?.edits() ?? [],
      ...(fix.creates && {
        creates: { ...fix.creates, content: () => fixAt(place, at)?.creates?.content() ?? "" },
      }),
    })),
  }));
}

function moved(finding: Finding, by: number): Finding {
  const move = (range: Range): Range => ({ offset: range.offset + by, length: range.length });
  return {
    ...finding,
    range: move(finding.range),
    related: finding.related.map((place) => ({ ...place, range: move(place.range) })),
  };
}
