import { commentsIn } from "../document/comments";
import type { Edit } from "../document/edits";

/** A change an author may ask for where nothing is wrong. */
export interface Refactoring<Words = string> {
  readonly title: Words;
  /**
   * `rewrite` says the same in another way, `extract` gives a part of it a name, `change`
   * makes it say something else.
   */
  readonly kind: "rewrite" | "extract" | "change";
  /**
   * Where a definition that is changed as a whole begins, in UTF-16 units: to offer it on
   * each of its lines unasked would be noise. Absent for what changes the place alone.
   */
  readonly headAt?: number;
  readonly edits: () => readonly Edit[];
  /** A new document that it opens instead of changing this one. */
  readonly creates?: () => NewDocument;
}

/** A text to open, and the editor's name of its language. */
export interface NewDocument {
  readonly language: "json" | "jsonc" | "bicep";
  readonly content: string;
}

/** JSON to open, as a language that allows comments where there are some. */
export function newJson(content: string): NewDocument {
  const hasComments = commentsIn(content, { offset: 0, length: content.length }).length > 0;
  return { language: hasComments ? "jsonc" : "json", content };
}
