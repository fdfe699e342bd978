import fc from "fast-check";
import * as jsonc from "jsonc-parser";
import { describe, expect, it, vi } from "vitest";
import { asString } from "#src/core/document/value";
import { lintWith } from "#src/core/engine/lint";
import { createRoleMemory } from "#src/core/engine/role-memory";
import {
  configFor,
  createConfigFinder,
  createLinter,
  lint,
  type Finding,
  type Lint,
  type LintConfig,
  type LintResult,
} from "#src/core/index";
import { noKeyAccess } from "#src/core/rules/role-definitions/no-key-access";
import { defineRule, type Rule } from "#src/core/rules/rule";
import { editHistories } from "#support/edit-histories";

vi.mock("jsonc-parser", { spy: true });

const cognitive = "Microsoft.CognitiveServices/accounts";

const configs: readonly LintConfig[] = [
  {},
  { profile: "strict", rules: { "no-key-access": "error", "valid-role-metadata": "off" } },
  { forbiddenOperations: [{ operation: `${cognitive}/read` }], allowedRoles: ["Team"] },
];

/** All there is to what was found; what fixes do, which takes its time, where that is asked for. */
function spelledOut({ findings, suppressed, ...rest }: LintResult, withEdits: boolean): object {
  const plain = ({ fixes, ...finding }: Finding) => ({
    ...finding,
    fixes: fixes.map((fix) => ({
      ...fix,
      edits: withEdits && fix.edits(),
      creates: fix.creates && { ...fix.creates, content: withEdits && fix.creates.content() },
    })),
  });
  return { ...rest, findings: findings.map(plain), suppressed: suppressed.map(plain) };
}

function expectSame(linter: Lint, text: string, { config = {}, withEdits = false } = {}): void {
  expect(spelledOut(linter(text, config), withEdits)).toEqual(spelledOut(lint(text, config), withEdits));
}

/** Notes which roles are judged. */
function noting(names: string[]): Rule {
  const { meta } = noKeyAccess;
  return defineRule({ meta, check: { roleDefinition: ({ name }) => void names.push(asString(name) ?? "") } });
}

describe("a linter that judges one version after the other", () => {
  it("finds in each what a fresh look finds", () => {
    fc.assert(
      fc.property(editHistories, fc.constantFrom(...configs), (versions, config) => {
        const linter = createLinter();
        for (const text of versions) expectSame(linter, text, { config });
        expectSame(linter, `\n${versions.at(-1) ?? ""}`, { config, withEdits: true });
      }),
      { numRuns: 40 },
    );
  });

  it("forgets what it found under another configuration", () => {
    const linter = createLinter();
    const text = JSON.stringify([{ Name: "R", Actions: [`${cognitive}/listKeys/action`] }], undefined, 2);
    for (const config of [...configs, ...configs.toReversed()]) expectSame(linter, text, { config });
  });

  it("forgets what it found in another language", () => {
    const linter = createLinter();
    const text = JSON.stringify([{ Name: "R", Actions: [`${cognitive}/listKeys/action`] }], undefined, 2);
    for (const language of ["one", "other"]) {
      expectSame(linter, text, { config: { translate: (words: string) => `${language}: ${words}` } });
    }
  });

  it("works under a configuration file that suppresses something", async () => {
    const file = `{ "suppressions": [{ "rule": "no-key-access", "reason": "agreed" }] }`;
    const chain = await createConfigFinder(() => Promise.resolve(file)).nearest("/roles/a.json");
    const config = chain && configFor(chain, "/roles/a.json");
    expect(config?.suppressions).toHaveLength(1);
    const linter = createLinter();
    const text = JSON.stringify([{ Name: "R", Actions: [`${cognitive}/listKeys/action`] }], undefined, 2);
    for (const version of [text, `\n${text}`]) expectSame(linter, version, { config });
  });

  it("leaves an earlier version its own fixes", () => {
    const linter = createLinter();
    const text = JSON.stringify([{ Name: "R", Actions: [`${cognitive}/*`] }], undefined, 2);
    const first = linter(text);
    linter(`\n\n${text}`);
    expect(spelledOut(first, true)).toEqual(spelledOut(lint(text), true));
  });

  describe("of a long list", () => {
    const roles = Array.from({ length: 30 }, (_, at) => ({ Name: `Role ${String(at)}`, Actions: ["*"] }));
    const text = JSON.stringify(roles, undefined, 2);
    const judged: string[] = [];
    const typing = (config: LintConfig = {}) => {
      const memory = createRoleMemory();
      const lintNext = (version: string) => lintWith(version, [noting(judged)], config, {}, memory);
      lintNext(text);
      judged.length = 0;
      vi.mocked(jsonc.parseTree).mockClear();
      return lintNext;
    };

    it.each<[string, LintConfig]>([
      ["", {}],
      [", though the configuration accepts some by name", { allowedRoles: ["Role 3"] }],
    ])("reads and judges only the role that changed%s", (_, config) => {
      typing(config)(text.replace("Role 7", "Role x"));
      expect(judged).toEqual(["Role x"]);
      expect(vi.mocked(jsonc.parseTree)).toHaveBeenCalledTimes(1);
    });

    it("judges no role again that a bracket without its counterpart took out of the reading", () => {
      const lintNext = typing();
      lintNext(text.replace("},", "}, {"));
      judged.length = 0;
      lintNext(text);
      expect(judged).toEqual([]);
    });
  });
});
