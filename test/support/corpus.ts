import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decode } from "#src/cli/encoding";
import type { Finding } from "#src/core/index";

/** A finding a file of the corpus says it must have, or one it has. */
export interface Expected {
  readonly profile: "recommended" | "strict";
  readonly ruleId: string;
  /** Absent where it is the one the rule states. */
  readonly severity: string | undefined;
  readonly offset: number;
  readonly length: number;
}

/** A file whose expected findings were written around the text they are about. */
export interface CorpusFile {
  readonly name: string;
  readonly text: string;
  readonly expected: readonly Expected[];
}

const opening = /«(strict:)?([a-z-]+)(?: (error|warning|information|hint))?\|/y;

/**
 * Takes the marks out of a text. `«rule-id|text»` says that the rule reports just that text; a severity
 * stands after the id where it is not the rule's own, and `strict:` before it where only the strict profile
 * reports. Marks nest.
 */
export function readCorpusText(marked: string): Omit<CorpusFile, "name"> {
  const open: Expected[] = [];
  const expected: Expected[] = [];
  let text = "";
  for (let index = 0; index < marked.length;) {
    opening.lastIndex = index;
    const mark = opening.exec(marked);
    if (mark) {
      const [whole, strict, ruleId = "", severity] = mark;
      open.push({
        profile: strict ? "strict" : "recommended",
        ruleId,
        severity,
        offset: text.length,
        length: 0,
      });
      index += whole.length;
      continue;
    }
    const character = marked.charAt(index++);
    if (character === "«") throw new Error(`A mark without a rule at ${marked.slice(index, index + 40)}`);
    if (character !== "»") text += character;
    else {
      const closed = open.pop();
      if (!closed) throw new Error(`» without « before ${marked.slice(index, index + 40)}`);
      expected.push({ ...closed, length: text.length - closed.offset });
    }
  }
  if (open.length > 0) throw new Error(`« without » for ${open.map(({ ruleId }) => ruleId).join(", ")}`);
  return { text, expected };
}

/** The files of one folder of the corpus, read as the command line reads files, in the order of their names. */
export function readCorpusFolder(folder: string): readonly CorpusFile[] {
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, ...readCorpusText(decode(readFileSync(join(folder, name))).text) }));
}

/** Findings as lines that a reader finds in the file: where, which rule, how grave, which text. */
export function toLines(
  text: string,
  findings: readonly { ruleId: string; severity: string; offset: number; length: number }[],
): readonly string[] {
  return [...findings]
    .sort((a, b) => a.offset - b.offset || a.length - b.length || (a.ruleId < b.ruleId ? -1 : 1))
    .map(({ ruleId, severity, offset, length }) => {
      const line = text.slice(0, offset).split("\n").length;
      return `${String(line)}: ${ruleId} ${severity} ${text.slice(offset, offset + length)}`;
    });
}

/** A finding of the core as the corpus writes one. */
export function placed({ ruleId, severity, range }: Finding) {
  return { ruleId, severity, ...range };
}
