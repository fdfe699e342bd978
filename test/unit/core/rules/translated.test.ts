import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lint, lintConfig } from "#src/core/index";
import { rules } from "#src/core/rules/index";
import { examplesOf, readRulePage } from "#support/rule-pages";

/** A language in which every phrase stands between marks. */
const marked = (phrase: string, ...values: string[]) =>
  `⟦${phrase.replace(/\{(\d+)\}/g, (_place, index: string) => values[Number(index)] ?? "")}⟧`;

/** What of a text no phrase holds. */
function unmarked(text: string): string {
  const less = text.replace(/⟦[^⟦⟧]*⟧/g, "");
  return less === text ? text : unmarked(less);
}

function saidAbout(text: string): readonly string[] {
  const config = { profile: "strict", translate: marked } as const;
  const findings = [...lint(text, config).findings, ...lintConfig(text, "2026-01-01", marked).findings];
  return findings.flatMap(({ message, related, fixes }) => [
    message,
    ...related.map((place) => place.message),
    ...fixes.map(({ title }) => title),
  ]);
}

function wordsLeft(text: string): readonly string[] {
  return saidAbout(text).filter((said) => /\p{L}/u.test(unmarked(said)));
}

test.each(rules.map(({ meta }) => meta.id))("what %s says can be translated", (id) => {
  const examples = [...readRulePage(id).values()].flatMap((section) => examplesOf(section));
  expect(examples.flatMap(wordsLeft)).toEqual([]);
});

const corpus = join(__dirname, "..", "..", "..", "fixtures", "corpus");
const files = readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((file) =>
  /\.jsonc?$/.test(file),
);

test.each(files)("what is said about %s can be translated", (file) => {
  expect(wordsLeft(readFileSync(join(corpus, file), "utf8"))).toEqual([]);
});
