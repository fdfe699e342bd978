import type { Edit } from "../document/edits";
import type { Severity } from "../rules/rule";

/** UTF-16 units of the document. */
export interface Range {
  readonly offset: number;
  readonly length: number;
}

/** A file read together with the document, such as a parameters file beside a template. */
export interface Companion {
  /** What tells it from other files: a name or an address, as the caller likes. */
  readonly name: string;
  readonly text: string;
}

/** A place that has a part in a finding. */
export interface RelatedRange {
  readonly range: Range;
  readonly message: string;
  /** The companion the range is in; absent for the document itself. */
  readonly file?: string;
}

/** A change offered for a finding; its edits are worked out when they are asked for. */
export interface FindingFix {
  readonly title: string;
  readonly safety: "safe" | "unsafe";
  edits(): readonly Edit[];
  /** The companion the edits are for; absent for the document itself. */
  readonly file?: string;
  /** A new document the fix opens beside this one. */
  readonly creates?: { readonly language: "json" | "jsonc" | "bicep"; readonly content: () => string };
  /** A text the fix hands over to be pasted, such as an id. */
  readonly copies?: string;
}

/** What a rule reported about one place of a document. */
export interface Finding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly range: Range;
  readonly message: string;
  readonly related: readonly RelatedRange[];
  readonly fixes: readonly FindingFix[];
}
