import { createRequire } from "node:module";
import { join } from "node:path";
import { Language, Parser } from "web-tree-sitter";
import { beforeAll, describe, expect, test } from "vitest";
import { expandSnippet, readSnippets } from "#support/snippets";

const snippets = readSnippets(join(import.meta.dirname, "../../snippets/bicep.code-snippets"));
const grammar = createRequire(import.meta.url).resolve("tree-sitter-bicep/tree-sitter-bicep.wasm");

let parser: Parser;

beforeAll(async () => {
  await Parser.init();
  parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
});

function hasError(bicep: string): boolean | undefined {
  return parser.parse(bicep)?.rootNode.hasError;
}

describe("Bicep snippets", () => {
  test.each(snippets)("$prefix is accepted by the grammar of Bicep", ({ body }) => {
    expect(hasError(`${expandSnippet(body)}\n`)).toBe(false);
  });

  test("the grammar refuses what is no Bicep", () => {
    expect(hasError("resource a 'b' = {\n  name: [ }\n")).toBe(true);
  });
});
