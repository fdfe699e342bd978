import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createBicepReader, type BicepReader } from "#support/bicep";
import { expandSnippet, readSnippets } from "#support/snippets";

const snippets = readSnippets(join(import.meta.dirname, "../../snippets/bicep.code-snippets"));

let bicep: BicepReader;

beforeAll(async () => {
  bicep = await createBicepReader();
});

describe("Bicep snippets", () => {
  test.each(snippets)("$prefix is accepted by the grammar of Bicep", ({ body }) => {
    expect(bicep.hasError(`${expandSnippet(body)}\n`)).toBe(false);
  });

  test("the grammar refuses what is no Bicep", () => {
    expect(bicep.hasError("resource a 'b' = {\n  name: [ }\n")).toBe(true);
  });
});
