import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commentsIn } from "#src/core/document/comments";
import { parseDocument } from "#src/core/document/json-node";
import { applyEdits, conversions, lint } from "#src/core/index";
import { readCorpusFolder } from "#support/corpus";

const corpus = join(import.meta.dirname, "../../../fixtures/corpus");

/** Each text that a file of the corpus can be converted to. */
const converted = readdirSync(corpus).flatMap((folder) =>
  readCorpusFolder(join(corpus, folder)).flatMap(({ name, text }) =>
    conversions(text).map((conversion) => {
      const created = conversion.creates?.();
      const after = created?.content ?? applyEdits(text, conversion.edits());
      return { title: `${folder}/${name}: ${conversion.title}`, text, after, created };
    }),
  ),
);

/** A conversion is the fix of the one; the other has nothing to say of a rule that stands alone. */
const exempt = ["one-role-format", "known-policy-parameter"];

const ruleIds = (text: string) =>
  lint(text)
    .findings.map(({ ruleId }) => ruleId)
    .filter((id) => !exempt.includes(id))
    .sort();
const comments = (text: string) => commentsIn(text, { offset: 0, length: text.length }).sort();

describe("what files of the corpus are converted to", () => {
  it("are many texts", () => {
    expect(converted.length).toBeGreaterThan(40);
  });

  it.each(converted.filter(({ created }) => created?.language !== "bicep"))("$title", ({ text, after }) => {
    expect(parseDocument(after).problems).toEqual([]);
    expect(comments(after)).toEqual(comments(text));
    expect(ruleIds(after)).toEqual(ruleIds(text));
  });
});
