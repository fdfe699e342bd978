import type { Finding, Range } from "../../core/index";

/** An open document with a role definition in it. */
export interface RoleDocument {
  /** As it is now. */
  text(): string;
  /** The cursor, in UTF-16 units. */
  offset(): number;
  /** What the rules find in it as it is now. */
  findings(): readonly Finding[];
  /** Puts the cursor there. */
  reveal(range: Range): PromiseLike<void>;
  /** Shows what Azure has against a place, until the document changes or is sent again. */
  mark(range: Range, message: string): void;
  unmark(): void;
  /** Shows the differences from another text to this document, or to the text given in its stead. */
  compare(other: string, title: string, instead?: string): PromiseLike<void>;
}
