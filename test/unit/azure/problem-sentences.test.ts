import { expect, test } from "vitest";
import { sentences } from "#src/azure/problem-sentences";

const { ownError, ...others } = sentences;
const all = Object.entries({ ...others, ownError: (text: string) => ownError(500, text) });

test.each(all)("%s is a sentence, and the same one with Azure's own words at its end", (_name, sentence) => {
  const alone = sentence("");
  expect(alone).toMatch(/^[A-Z].*\.$/);
  const beginning = alone.slice(0, -1);
  expect(sentence("Busy")).toBe(`${beginning}: Busy.`);
  expect(sentence("Is {0} busy?")).toBe(`${beginning}: Is {0} busy?`);
});
