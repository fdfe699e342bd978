import { Ajv } from "ajv";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lintConfig, ruleMetas } from "#src/core/index";
import { configSchema } from "../../scripts/config-schema.mjs";

const file = join(import.meta.dirname, "../../schemas/aoai-security.config.schema.json");
const schema = JSON.parse(readFileSync(file, "utf8")) as object;
const ajv = new Ajv({ strictTypes: true });
ajv.addFormat("date", /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);
const isValid = ajv.compile(schema);

it("is the schema that follows from the rules", () => {
  expect(schema).toEqual(configSchema(ruleMetas));
});

describe("the schema and the reader agree", () => {
  const suppression = { rule: "no-key-access", reason: "r" };
  const valid: readonly object[] = [
    {},
    { $schema: "x", extends: "a.json" },
    { extends: ["a.json", "b.json"], profile: "strict" },
    { rules: { "no-key-access": "off", "valid-config": "hint" } },
    { ignore: ["a", "**/*.json", "/a/", "./a..b/c", "..a/..."], allowedRoles: ["Owner"] },
    { suppressions: [suppression, { ...suppression, expires: "2030-01-31", files: ["a"] }] },
    { forbiddenOperations: ["*/delete", { operation: "*/write" }, { operation: "*/write", reason: "r" }] },
  ];
  const invalid: readonly object[] = [
    [],
    { ingore: [] },
    { extends: [1] },
    { profile: "all" },
    { rules: { "no-keys-access": "off" } },
    { rules: { "no-key-access": "warn" } },
    { $schema: 1 },
    { ignore: "a" },
    { ignore: [""] },
    { ignore: ["a\\b"] },
    { ignore: ["../a"] },
    { ignore: ["a/.."] },
    { ignore: ["!a"] },
    { allowedRoles: "Owner" },
    { allowedRoles: [{}] },
    { suppressions: {} },
    { suppressions: [{ rule: "no-key-access" }] },
    { suppressions: [{ rule: "nothing", reason: "r" }] },
    { suppressions: [{ rule: 1, reason: "r" }] },
    { suppressions: [{ rule: "no-key-access", reason: " " }] },
    { suppressions: [{ ...suppression, files: "a" }] },
    { suppressions: [{ ...suppression, files: ["../a"] }] },
    { suppressions: [{ ...suppression, expires: "2030-13-01" }] },
    { suppressions: [{ ...suppression, until: "2030-01-01" }] },
    { forbiddenOperations: [{ reason: "r" }] },
    { forbiddenOperations: [{ operation: "*/write", reason: 1 }] },
    { forbiddenOperations: ["*/delete", 1] },
  ];

  it.each(valid.map((config) => [JSON.stringify(config)]))("on %s, which is right", (text) => {
    expect([isValid(JSON.parse(text)), lintConfig(text).findings]).toEqual([true, []]);
  });

  it.each(invalid.map((config) => [JSON.stringify(config)]))("on %s, which is wrong", (text) => {
    expect(isValid(JSON.parse(text))).toBe(false);
    expect(lintConfig(text).findings.length).toBeGreaterThan(0);
  });

  it("on whatever else somebody writes", () => {
    const odd = fc.constantFrom(
      null,
      0,
      true,
      "",
      " ",
      "a",
      "no-key-access",
      "off",
      "2030-01-31",
      "../a",
      "!a",
      {},
      [],
    );
    const some = (value: fc.Arbitrary<unknown>) =>
      fc.oneof(odd, value, fc.array(fc.oneof(odd, value), { maxLength: 3 }));
    const objectOf = (names: readonly string[], value: fc.Arbitrary<unknown>) =>
      fc.dictionary(fc.constantFrom(...names, "x"), value, { maxKeys: 4 });
    const entry = objectOf(["rule", "reason", "expires", "files", "operation"], some(odd));
    const names = Object.keys((schema as { readonly properties: object }).properties);
    const config = objectOf(names, some(fc.oneof(entry, objectOf(["no-key-access", "valid-config"], odd))));
    fc.assert(
      fc.property(config, (written) => {
        // What the file says about its own rules does not keep a mistake from being one.
        const { rules = {}, ...rest } = written as { readonly rules?: unknown };
        const silent = typeof rules === "object" && rules !== null && "valid-config" in rules;
        const judged = silent ? rest : written;
        const found = lintConfig(JSON.stringify(judged)).findings.filter(
          ({ ruleId }) => ruleId === "valid-config",
        );
        expect(found.length === 0).toBe(isValid(judged));
      }),
      { numRuns: 3000 },
    );
  });
});
