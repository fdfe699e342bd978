import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, type ParseError } from "jsonc-parser";
import { describe, expect, test } from "vitest";

const folder = join(import.meta.dirname, "../../examples");
const files = readdirSync(folder).filter((name) => /\.jsonc?$/.test(name));
const readme = readFileSync(join(folder, "README.md"), "utf8");

function parseErrors(name: string): ParseError[] {
  const errors: ParseError[] = [];
  const disallowComments = name.endsWith(".json");
  parse(readFileSync(join(folder, name), "utf8"), errors, { disallowComments });
  return errors;
}

describe("examples", () => {
  test.each(files)("%s parses", (name) => {
    expect(parseErrors(name)).toEqual([]);
  });

  test("the README has one row for each file and none for others", () => {
    const rows = [...readme.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1]);
    expect(rows.sort()).toEqual([...files].sort());
  });
});
