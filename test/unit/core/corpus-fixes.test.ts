import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { members, parseDocument, type JsonNode } from "#src/core/document/json-node";
import { lintWith } from "#src/core/engine/lint";
import { applyEdits, fix, lint } from "#src/core/index";
import { rules } from "#src/core/rules/index";
import { readCorpusFolder } from "#support/corpus";

const root = join(import.meta.dirname, "../../fixtures/corpus");
const strict = { profile: "strict" } as const;

/** Members that stand in an object twice, in any letter case: the first of them would be lost. */
function twins(node: JsonNode | undefined): number {
  if (!node) return 0;
  const names = members(node).map(({ name }) => name.toLowerCase());
  return (
    names.length -
    new Set(names).size +
    (node.children ?? []).reduce((count, child) => count + twins(child), 0)
  );
}

function countOf(text: string, ruleId: string): number {
  const only = rules.filter(({ meta }) => meta.id === ruleId);
  return lintWith(text, only, strict).findings.length;
}

for (const folderName of readdirSync(root)
  .sort()
  .filter((name) => name !== "silent")) {
  describe(`fixes in the corpus of ${folderName}`, () => {
    for (const { name, text } of readCorpusFolder(join(root, folderName))) {
      const { findings } = lint(text, strict);
      const before = parseDocument(text);
      const fixes = findings.flatMap(({ ruleId, fixes: offered }) =>
        offered
          .filter(({ creates, copies }) => !creates && copies === undefined)
          .map((offer) => ({ ruleId, offer })),
      );
      if (fixes.length === 0) continue;

      it(`of ${name} leave JSON behind, and the finding is gone`, () => {
        for (const { ruleId, offer } of fixes) {
          const edits = offer.edits();
          const after = applyEdits(text, edits);
          const title = `${ruleId}: ${offer.title}`;
          const parsed = parseDocument(after);
          expect(parsed.problems.length, title).toBe(before.problems.length);
          expect(twins(parsed.root), title).toBe(twins(before.root));
          const isForTheAuthor = edits.some(({ placeholders = [] }) => placeholders.length > 0);
          // Where a value has not been typed yet, there is none to replace.
          if (isForTheAuthor || before.problems.length > 0) continue;
          expect(after, title).not.toBe(text);
          expect(countOf(after, ruleId), title).toBeLessThan(
            findings.filter((finding) => finding.ruleId === ruleId).length,
          );
        }
      });

      it(`of ${name} that are safe come to an end`, () => {
        const once = fix(text);
        expect(fix(once.text)).toEqual({ text: once.text, applied: 0 });
      });
    }
  });
}
