import type { Edit } from "../document/edits";
import type { Severity } from "../rules/rule";

/** UTF-16 units of the document. */
export interface Range {
  readonly offset: number;
  readonly length: number;
}

/** A change offered for a finding; its edits are worked out when they are asked for. */
export interface FindingFix {
  readonly title: string;
  readonly safety: "safe" | "unsafe";
  edits(): readonly Edit[];
  /** A new document the fix opens beside this one. */
  readonly creates?: { readonly language: "json" | "jsonc" | "bicep"; readonly content: () => string };
}

/** What a rule reported about one place of a document. */
export interface Finding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly range: Range;
  readonly message: string;
  readonly related: readonly { readonly range: Range; readonly message: string }[];
  readonly fixes: readonly FindingFix[];
}
