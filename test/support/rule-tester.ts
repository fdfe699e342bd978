import { describe, expect, it } from "vitest";
import { applyEdits } from "#src/core/document/edits";
import { parseDocument } from "#src/core/document/json-node";
import type { Finding } from "#src/core/engine/finding";
import { lintWith } from "#src/core/engine/lint";
import type { Rule, Severity } from "#src/core/rules/rule";
import { readMarks } from "./marks";
import { accountSpellings, policySpellings, roleSpellings, type Spelling } from "./spellings";

/** A text the rule must report, with « and » around each place it must report. */
export interface InvalidCase {
  readonly json: string;
  /** A part of the message of every finding, or one part for each of them. */
  readonly message: string | readonly string[];
  /** Where it differs from the severity of the rule. */
  readonly severity?: Severity;
  /** Every fix of the first finding by its title, and the whole text after it; white space does not count. */
  readonly fixed?: Readonly<Record<string, string>>;
}

/** What a rule accepts and what it reports, each case named by a sentence. */
export interface Cases {
  readonly valid: Readonly<Record<string, string>>;
  readonly invalid: Readonly<Record<string, InvalidCase>>;
}

/** Tests a rule with the members of a permissions object, in every shape a role definition comes in. */
export function testRoleRule(rule: Rule, cases: Cases): void {
  testRule(rule, roleSpellings, cases);
}

/** Tests a rule with the members of a policy's `properties`, in every shape a definition comes in. */
export function testPolicyRule(rule: Rule, cases: Cases): void {
  testRule(rule, policySpellings, cases);
}

/** Tests a rule with a whole account resource, in every shape one comes in. */
export function testAccountRule(rule: Rule, cases: Cases): void {
  testRule(rule, accountSpellings, cases);
}

/** Tests a rule with whole documents, for cases that have one shape only. */
export function testDocumentRule(rule: Rule, cases: Cases): void {
  testRule(rule, { "the document": (text) => text }, cases);
}

/** Tests a rule with every case in every spelling. */
export function testRule(rule: Rule, spellings: Readonly<Record<string, Spelling>>, cases: Cases): void {
  describe(rule.meta.id, () => {
    let offersFix = false;
    for (const [spelling, write] of Object.entries(spellings)) {
      describe(`in ${spelling}`, () => {
        for (const [name, json] of Object.entries(cases.valid)) {
          it(`accepts ${name}`, () => {
            const { kind, findings } = judge(rule, write(json));
            expect(kind, "the case must be recognised").toBeDefined();
            expect(findings).toEqual([]);
          });
        }
        for (const [name, invalid] of Object.entries(cases.invalid)) {
          it(`reports ${name}`, () => {
            const findings = expectFindings(rule, write, invalid);
            offersFix ||= findings.some(({ fixes }) => fixes.length > 0);
          });
        }
      });
    }
    // A test with whole documents shows a few cases beside those in every spelling.
    if (Object.keys(spellings).length > 1 && rule.meta.fixable) {
      it("offers a fix, as its metadata says", () => {
        expect(offersFix).toBe(true);
      });
    }
  });
}

function judge(rule: Rule, text: string) {
  return lintWith(text, [rule], { profile: "strict" });
}

function expectFindings(rule: Rule, write: Spelling, invalid: InvalidCase): readonly Finding[] {
  const { text, ranges } = readMarks(write(invalid.json));
  const { findings } = judge(rule, text);
  expect(findings.map(({ range }) => shown(text, range))).toEqual(ranges.map((range) => shown(text, range)));
  expectMessages(findings, invalid.message);
  for (const { severity, fixes } of findings) {
    expect(severity).toBe(invalid.severity ?? rule.meta.severity);
    expect(fixes.length === 0 || rule.meta.fixable, "a rule that offers fixes must be marked fixable").toBe(
      true,
    );
  }
  if (invalid.fixed) expectFixes(findings[0], text, write, invalid.fixed);
  for (const finding of findings) expectFixesToHold(rule, text, findings.length, finding);
  return findings;
}

function shown(text: string, { offset, length }: { offset: number; length: number }): string {
  return `${String(offset)}: ${text.slice(offset, offset + length)}`;
}

function expectMessages(findings: readonly Finding[], expected: InvalidCase["message"]): void {
  findings.forEach(({ message }, index) => {
    const part = typeof expected === "string" ? expected : expected[index];
    expect(message).toContain(part ?? "(no message expected)");
    expect(message).toMatch(/^["“A-Z0-9[a-z].*[.]$/s);
  });
}

function expectFixes(
  finding: Finding | undefined,
  text: string,
  write: Spelling,
  fixed: Readonly<Record<string, string>>,
): void {
  const results = (finding?.fixes ?? []).map((fix) => [fix.title, squeeze(applyEdits(text, fix.edits()))]);
  const wanted = Object.entries(fixed).map(([title, json]) => [title, squeeze(write(json))]);
  expect(Object.fromEntries(results)).toEqual(Object.fromEntries(wanted));
}

/** A fix must leave valid JSON, without the finding it was offered for. */
function expectFixesToHold(rule: Rule, text: string, before: number, finding: Finding): void {
  for (const fix of finding.fixes.filter(({ creates, copies }) => !creates && copies === undefined)) {
    const after = applyEdits(text, fix.edits());
    expect(parseDocument(after).problems, fix.title).toEqual([]);
    // What only selects a part for the author to fill in may leave the text as it was.
    const skeleton = fix.edits().some(({ placeholders = [] }) => placeholders.length > 0);
    if (skeleton) continue;
    expect(after, fix.title).not.toBe(text);
    expect(judge(rule, after).findings.length, fix.title).toBeLessThan(before);
  }
}

const squeeze = (text: string): string => text.replace(/\s+/g, "");
