import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlainText } from "#src/core/document/plain-text";
import { textLanguages } from "#src/core/document/text-language";

/** Texts made of what opens and closes something in one of the languages. */
const pieces = ["'", '"', "'''", "`", "```", "~~~", "\\", "//", "/*", "*/", "#", "<#", "#>", "<!--", "-->"];
const words = ["<<EOT", "EOT", '@"', '"@', "|", "| - |", "---", "a", " ", "\n", "\r\n", "$", "{", "}", "sh"];
const texts = fc
  .array(fc.constantFrom(...pieces, ...words), { maxLength: 60 })
  .map((parts) => parts.join(""));

describe("the comments of any text", () => {
  it("lie within it, in their order and apart, each around what it says", () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...textLanguages), (text, languageId) => {
        const { comments = [], fences = [], rows = [] } = readPlainText(text, languageId) ?? {};
        let before = 0;
        for (const { offset, length, content } of comments) {
          expect(offset).toBeGreaterThanOrEqual(before);
          expect(content.offset).toBeGreaterThan(offset);
          expect(content.offset + content.length).toBeLessThanOrEqual(offset + length);
          before = offset + length;
        }
        for (const { offset, length } of [...comments, ...fences, ...rows])
          expect(offset + length).toBeLessThanOrEqual(text.length);
        for (const { cells } of rows)
          for (const cell of cells)
            expect(text.slice(cell.offset, cell.offset + cell.length)).toBe(cell.text);
      }),
      { numRuns: 2000 },
    );
  });

  it.each<[string, string, readonly string[]]>([
    ["bicep", "var a = 'it''s // no' // yes\n/* and\nyes */", [" yes", " and\nyes "]],
    ["terraform", 'a = "${b}//no" # yes\n// yes\n', [" yes", " yes"]],
    ["terraform", "a = <<-EOT\n  # no\n  EOT\n# yes", [" yes"]],
    ["yaml", "a: 'it''s # no' # yes\nb: x#no\nc: don't # yes", [" yes", " yes"]],
    ["shellscript", 'echo "a \\" # no" \'# no\' \\# no${#no} $#no # yes', [" yes"]],
    ["shellscript", "cat <<'EOT' > x\n# no\nEOT\n# yes", [" yes"]],
    ["powershell", "$a = 'it''s # no' <# yes #> # yes", [" yes ", " yes"]],
    ["powershell", '$a = @"\n"# no\n"@ # yes', [" yes"]],
    [
      "markdown",
      "`<!-- no -->` <!-- yes -->\n```sh\n# yes <!-- no -->\n```\n",
      [" yes ", " yes <!-- no -->"],
    ],
  ])("in %s: %s", (languageId, text, expected) => {
    const { comments = [] } = readPlainText(text, languageId) ?? {};
    expect(comments.map(({ content: { offset, length } }) => text.slice(offset, offset + length))).toEqual(
      expected,
    );
  });
});
