import { describe, expect, it } from "vitest";
import { readPlainText } from "#src/core/document/plain-text";
import { readTextSuppressions } from "#src/core/document/text-suppressions";

function covered(text: string, languageId: string): readonly (readonly [string, string, string])[] {
  const plain = readPlainText(text, languageId);
  const suppressions = plain ? readTextSuppressions(plain) : [];
  return suppressions.map(({ rule, covers, reason }) => [
    rule,
    text.slice(covers.offset, covers.offset + covers.length),
    reason,
  ]);
}

describe("what a comment covers", () => {
  it.each<[string, string, string, readonly (readonly [string, string, string])[]]>([
    ["the next line", "bicep", "// aoai-security-disable-next-line a -- why\nx\ny", [["a", "x", "why"]]],
    [
      "the next line that is no comment",
      "terraform",
      "# aoai-security-disable-next-line a -- r\n\n  // more\nx # y\n",
      [["a", "x # y", "r"]],
    ],
    [
      "the next line, whatever the line break",
      "powershell",
      "<# aoai-security-disable-next-line a -- r #>\r\nx\r\ny",
      [["a", "x", "r"]],
    ],
    [
      "all lines of a command",
      "shellscript",
      "# aoai-security-disable-next-line a -- r\naz role \\\n  --role x # y\nz",
      [["a", "az role \\\n  --role x # y", "r"]],
    ],
    [
      "all rows of a table",
      "markdown",
      "<!-- aoai-security-disable-next-line a -- r -->\n| x |\n| - |\n| y |\nz",
      [["a", "| x |\n| - |\n| y |", "r"]],
    ],
    [
      "a block of code",
      "markdown",
      "<!-- aoai-security-disable-next-line a -- r -->\n```sh\nx\ny\n```\nz",
      [["a", "```sh\nx\ny\n```", "r"]],
    ],
    [
      "everything up to the comment that ends it",
      "yaml",
      "# aoai-security-disable a -- r\nx\n# aoai-security-enable a\ny",
      [["a", "# aoai-security-disable a -- r\nx\n", "r"]],
    ],
    [
      "the whole file",
      "shellscript",
      "x\n# aoai-security-disable-file a -- r",
      [["a", "x\n# aoai-security-disable-file a -- r", "r"]],
    ],
    ["nothing behind the last line", "yaml", "x # aoai-security-disable-next-line a -- r", [["a", "", "r"]]],
    ["nothing from within a string", "bicep", "x = '// aoai-security-disable-next-line a -- r'\ny", []],
    ["nothing from an example", "markdown", "```yaml\n# aoai-security-disable-file a -- r\n```", []],
    ["nothing where it is the name of a file", "yaml", "# aoai-security-results.sarif\nx", []],
  ])("%s", (_, languageId, text, expected) => {
    expect(covered(text, languageId)).toEqual(expected);
  });
});
