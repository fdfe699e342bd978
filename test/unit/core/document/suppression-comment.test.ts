import fc from "fast-check";
import { createScanner } from "jsonc-parser";
import { expect, it } from "vitest";
import { findDirectives, type Span } from "#src/core/document/suppression-comment";

const [lineComment, blockComment, endOfText] = [12, 13, 17];

/** The comments that speak to the linter, as the parser sees them. */
function parsedComments(text: string): readonly Span[] {
  const scanner = createScanner(text, false);
  const comments: Span[] = [];
  for (let token: number = scanner.scan(); token !== endOfText; token = scanner.scan()) {
    const offset = scanner.getTokenOffset();
    // Of a comment without an end the scanner says that it reaches beyond the text.
    const at = { offset, length: Math.min(scanner.getTokenLength(), text.length - offset) };
    const speaks = text.slice(at.offset).search(/\/[/*]\s*aoai-security-/) === 0;
    if ((token === lineComment || token === blockComment) && speaks) comments.push(at);
  }
  return comments;
}

const pieces = fc.constantFrom(
  ...['"', "\\", "/", "*", "//", "/*", "*/", "\n", "\r\n", "\\u00", "x-1", " ", "{", "],"],
  ...["// aoai-security-disable a", "/* aoai-security-enable", '"a // aoai-security-disable b"'],
);

it("finds directives where the parser finds comments, in texts that are no JSON too", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
      const text = parts.join("");
      expect(findDirectives(text).map(({ at }) => at)).toEqual(parsedComments(text));
    }),
    { numRuns: 2000 },
  );
});
