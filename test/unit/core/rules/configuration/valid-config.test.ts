import { describe, expect, it } from "vitest";
import { applyEdits } from "#src/core/document/edits";
import { lintConfig } from "#src/core/index";
import { readMarks } from "#support/marks";

describe("valid-config reports", () => {
  const cases: Readonly<Record<string, readonly [marked: string, ...messages: string[]]>> = {
    "a setting nobody knows": [
      `{ «"ingore"»: [] }`,
      'Nothing is called "ingore" here. The nearest is "ignore".',
    ],
    "a setting in other letter case": [`{ «"Rules"»: {} }`, 'The nearest is "rules".'],
    "a rule that does not exist": [
      `{ "rules": { «"no-keys-access"»: "off" } }`,
      'The nearest is "no-key-access".',
    ],
    "a level that does not exist": [
      `{ "rules": { "no-key-access": «"warn"» } }`,
      "one of error, warning, information, hint, off",
    ],
    "a profile that does not exist": [`{ "profile": «"all"» }`, "one of recommended, strict"],
    "rules as a list": [`{ "rules": «["no-key-access"]» }`, "an object of rules"],
    "patterns that are no strings": [
      `{ "ignore": [«1», «""»] }`,
      "a string with something in it",
      "a string",
    ],
    "patterns that fit nothing": [
      String.raw`{ "ignore": [«"a\\b"», «"../a"», «"!a"»] }`,
      "written with forward slashes",
      "in the folder of this file or below",
      '"!a" takes no file out',
    ],
    "a setting that is replaced further down": [
      `{ «"rules"»: { "no-key-access": "off" }, "rules": { «"no-local-auth"»: "off", "no-local-auth": "hint" } }`,
      '"rules" stands here twice, and this one is not read.',
      '"no-local-auth" stands here twice',
    ],
    "a rule that is no name": [
      `{ "suppressions": [«{ "rule": 5, "reason": "r" }»] }`,
      "has to name a rule and give a reason",
    ],
    "the reason of a forbidden operation that is no text": [
      `{ "forbiddenOperations": [{ "operation": "*/write", "reason": «5» }] }`,
      "a string with something in it",
    ],
    "a suppression without a reason": [
      `{ "suppressions": [«{ "rule": "no-key-access" }»] }`,
      "has to name a rule and give a reason",
    ],
    "a suppression of no rule": [
      `{ "suppressions": [{ "rule": «"no-local-aut"», "reason": "r" }] }`,
      'There is no rule "no-local-aut", so this silences nothing. The nearest is "no-local-auth".',
    ],
    "a day that does not exist": [
      `{ "suppressions": [{ "rule": "no-key-access", "reason": "r", "expires": «"2026-13-01"» }] }`,
      "YYYY-MM-DD",
    ],
    "a suppression with a member nobody knows": [
      `{ "suppressions": [{ "rule": "no-key-access", "reason": "r", «"file"»: "a.json" }] }`,
      'The nearest is "files".',
    ],
    "a forbidden operation that is none": [
      `{ "forbiddenOperations": [«{ "reason": "r" }»] }`,
      "an operation",
    ],
    "a list where an object belongs": ["«[]»", "has to be an object"],
    "text that is no JSON": [`{ "ignore": ["a" «}»`, "This is not valid JSON"],
  };
  it.each(Object.entries(cases))("%s", (_name, [marked, ...messages]) => {
    const { text, ranges } = readMarks(marked);
    const { findings, kind } = lintConfig(text);
    expect(kind).toBe("configuration");
    expect(findings.map(({ range, ruleId }) => [ruleId, range])).toEqual(
      ranges.map((range) => ["valid-config", range]),
    );
    findings.forEach(({ message }, index) => expect(message).toContain(messages[index]));
  });
});

it("changes a name to the one that was meant", () => {
  const text = `{ "ingore": [] }`;
  const [fix] = lintConfig(text).findings[0]?.fixes ?? [];
  expect(applyEdits(text, fix?.edits() ?? [])).toBe(`{ "ignore": [] }`);
});

it("accepts comments, an empty file and everything at once", () => {
  const all = `{
    // why
    "$schema": "x", "extends": "../base.json", "profile": "strict", "rules": { "no-key-access": "off" },
    "ignore": ["a"], "suppressions": [{ "rule": "no-local-auth", "reason": "r", "expires": "2030-01-01", "files": ["b"] }],
    "forbiddenOperations": ["*/delete", { "operation": "*/write", "reason": "r" }], "allowedRoles": ["Owner"],
  }`;
  expect([all, "", "{}"].flatMap((text) => lintConfig(text, "2026-01-01").findings)).toEqual([]);
});

it("obeys the level the file itself gives", () => {
  expect(lintConfig(`{ "rules": { "valid-config": "hint" }, "x": 1 }`).findings).toMatchObject([
    { severity: "hint" },
  ]);
});

it("reports a suppression that has expired, as unused-suppression", () => {
  const { text, ranges } = readMarks(
    `{ "suppressions": [{ "rule": "no-key-access", "reason": "r", "expires": «"2026-02-28"» }] }`,
  );
  expect(lintConfig(text, "2026-02-28").findings).toEqual([]);
  expect(lintConfig(text, "2026-03-01").findings).toMatchObject([
    { ruleId: "unused-suppression", severity: "information", range: ranges[0] },
  ]);
});
