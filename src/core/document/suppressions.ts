import { createScanner } from "jsonc-parser";
import { endOfLine, startOfLine } from "./formatting";
import { elements, findMember, members, memberValue, stringOf } from "./json-node";
import type { JsonDocument, JsonNode } from "./json-node";
import { findDirectives, type Directive, type Span } from "./suppression-comment";

/** Why a suppression silences nothing. */
export type SuppressionFlaw = "unknown-form" | "no-rule" | "no-reason" | "no-date" | "no-suppression";

/** Somebody's decision to live with what a rule says, and where it holds. */
export interface Suppression {
  /** The rule it silences; empty when none is named. */
  readonly rule: string;
  /** The name of the rule where it stands, or else the comment or value that should name one. */
  readonly at: Span;
  /** Why; empty when nobody said. */
  readonly reason: string;
  /** The last day it holds, as YYYY-MM-DD. */
  readonly expires: string | undefined;
  /** Findings that start in here are silenced. */
  readonly covers: Span;
  readonly flaw: SuppressionFlaw | undefined;
  /** The comment that can go when this suppression does; absent where it says more than that. */
  readonly comment: Span | undefined;
}

/** Neither form can be there without one of these words, and looking for them costs next to nothing. */
const signs = /aoai-security-|"aoaiSecurity"/i;

/**
 * Finds what silences rules in a document: comments, and `metadata.aoaiSecurity.suppress`
 * of an object, for JSON that may not have comments.
 *
 * @returns One entry for each rule named; those with a flaw silence nothing.
 */
export function readSuppressions({ text, root }: JsonDocument): readonly Suppression[] {
  if (!signs.test(text)) return [];
  const directives = findDirectives(text);
  return [
    ...fromDirectives(directives, text, (offset) => nextLine(text, offset)),
    ...fromMetadata(root, text),
  ];
}

type Below = (offset: number) => Span;

/**
 * What comments silence, in a text of any language.
 *
 * @param below What the line below a comment that ends at an offset is.
 */
export function fromDirectives(
  directives: readonly Directive[],
  text: string,
  below: Below,
): readonly Suppression[] {
  return directives.flatMap((each) => fromComment(each, directives, text, below));
}

/** Whether a day is written as YYYY-MM-DD and exists. */
export function isDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function fromComment(
  directive: Directive,
  all: readonly Directive[],
  text: string,
  below: Below,
): readonly Suppression[] {
  const { form, at, rules, reason } = directive;
  if (form === "enable") return [];
  const common = { reason, expires: undefined, flaw: flawOf(directive) };
  if (form === "unknown" || rules.length === 0) {
    return [{ ...common, rule: "", at, covers: at, comment: undefined }];
  }
  return rules.map((rule) => ({
    ...common,
    rule: rule.name,
    at: rule.at,
    covers: coveredBy(directive, rule.name, all, text, below),
    comment: rules.length === 1 ? at : undefined,
  }));
}

function flawOf({ form, rules, reason }: Directive): SuppressionFlaw | undefined {
  if (form === "unknown") return "unknown-form";
  if (rules.length === 0) return "no-rule";
  return reason === "" ? "no-reason" : undefined;
}

function coveredBy(
  { form, at }: Directive,
  rule: string,
  all: readonly Directive[],
  text: string,
  below: Below,
): Span {
  if (form === "disable-file") return { offset: 0, length: text.length };
  if (form === "disable-next-line") return below(at.offset + at.length);
  const end = all.find(
    (other) =>
      other.form === "enable" &&
      other.at.offset > at.offset &&
      (other.rules.length === 0 || other.rules.some(({ name }) => name === rule)),
  );
  return { offset: at.offset, length: (end?.at.offset ?? text.length) - at.offset };
}

/** The next line that holds more than comments. */
function nextLine(text: string, offset: number): Span {
  const scanner = createScanner(text, true);
  scanner.setPosition(endOfLine(text, offset));
  scanner.scan();
  const start = startOfLine(text, scanner.getTokenOffset());
  if (start < offset) return { offset: text.length, length: 0 };
  return { offset: start, length: endOfLine(text, scanner.getTokenOffset()) - start };
}

/** Most of a long text has no such member, and is not looked into. */
function fromMetadata(root: JsonNode | undefined, text: string): readonly Suppression[] {
  const marks = [...text.matchAll(/"aoaiSecurity"/gi)].map(({ index }) => index);
  const isMarked = ({ offset, length }: JsonNode) =>
    marks.some((mark) => mark >= offset && mark < offset + length);
  const found: Suppression[] = [];
  const open = [root].filter((node) => node !== undefined);
  for (let node = open.pop(); node; node = open.pop()) {
    const list = memberValue(memberValue(memberValue(node, "metadata"), "aoaiSecurity"), "suppress");
    if (list) found.push(...readList(list, described(node)));
    const below = node.type === "object" ? members(node).flatMap(({ value }) => value ?? []) : elements(node);
    open.push(...below.filter(isMarked));
  }
  return found;
}

/** Metadata under `properties` speaks of the whole resource. */
function described(node: JsonNode): Span {
  const property = node.parent;
  const isProperties = /^properties$/i.test(String(property?.children?.[0]?.value));
  return isProperties && property?.type === "property" && property.parent ? property.parent : node;
}

function readList(list: JsonNode, covers: Span): readonly Suppression[] {
  if (list.type === "array") return elements(list).map((entry) => readEntry(entry, covers));
  return [readEntry(list, covers)];
}

/** One suppression as JSON: a rule, a reason, and optionally the last day it holds. */
function readEntry(node: JsonNode, covers: Span): Suppression {
  const rule = findMember(node, "rule")?.value;
  const reason = stringOf(memberValue(node, "reason"))?.trim() ?? "";
  const expires = memberValue(node, "expires");
  const date = stringOf(expires);
  return {
    rule: stringOf(rule) ?? "",
    at: rule ?? node,
    reason,
    expires: date,
    covers,
    flaw: entryFlaw(node, stringOf(rule), reason, expires && (date ?? "")),
    comment: undefined,
  };
}

const entryMembers = ["rule", "reason", "expires"];

function entryFlaw(
  node: JsonNode,
  rule: string | undefined,
  reason: string,
  expires: string | undefined,
): SuppressionFlaw | undefined {
  if (node.type !== "object") return "no-suppression";
  if (members(node).some(({ name }) => !entryMembers.includes(name))) return "no-suppression";
  if (!rule) return "no-rule";
  if (reason === "") return "no-reason";
  return expires !== undefined && !isDate(expires) ? "no-date" : undefined;
}
