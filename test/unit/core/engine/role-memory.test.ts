import fc from "fast-check";
import { describe, expect, it } from "vitest";
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

const cognitive = "Microsoft.CognitiveServices/accounts";

const entries = [
  `${cognitive}/listKeys/action`,
  `${cognitive}/*`,
  `${cognitive}/read`,
  `${cognitive}/lisKeys/action`,
  "Microsoft.Authorization/*/write",
  "Microsoft.Storage/storageAccounts/read",
  "*/read",
];

/** Roles in several spellings, and things that may stand among them. */
const elements = fc.oneof(
  fc
    .record({
      Name: fc.constantFrom("Team", "Key reader", ""),
      Actions: fc.subarray(entries),
      NotActions: fc.subarray(entries, { maxLength: 2 }),
      AssignableScopes: fc.constantFrom([], ["/"], ["/subscriptions/2f6f5c0e-9d1b-4a52-8c87-6e1d0b7a4f3c"]),
    })
    .map((role) => role as object),
  fc.subarray(entries).map((actions) => ({ properties: { roleName: "R", permissions: [{ actions }] } })),
  fc.constantFrom<object>(
    { actions: [`${cognitive}/*`], notActions: [], condition: "x" },
    {
      roleDefinitionId: "a97b65f3-24c7-4388-baec-2e87135dc908",
      principalId: "p",
      principalType: "ServicePrincipal",
    },
    { type: cognitive, kind: "OpenAI", properties: { disableLocalAuth: false } },
    { name: "neither" },
  ),
);

const documents = fc
  .tuple(fc.array(elements, { minLength: 1, maxLength: 5 }), fc.constantFrom(0, 1, 2, "\t"))
  .map(([list, indent]) => JSON.stringify(list, undefined, indent));

/** What is typed or pasted: much of it breaks the text, or takes a part of it out of the reading. */
const typed = fc.oneof(
  fc.constantFrom(...'"{}[],:*/a \n\\'),
  fc.constantFrom("/*", "*/", "//", ...entries, ...entries.map((entry) => `"${entry}",\n`)),
  fc.constantFrom(
    `{ "actions": ["${cognitive}/*"] },`,
    "// aoai-security-disable-line no-key-access -- Agreed.\n",
  ),
);

const edits = fc.array(fc.record({ at: fc.nat(10_000), remove: fc.nat(12), typed: fc.option(typed) }), {
  minLength: 1,
  maxLength: 8,
});

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

describe("a linter that judges one version after the other", () => {
  it("finds in each what a fresh look finds", () => {
    fc.assert(
      fc.property(documents, edits, fc.constantFrom(...configs), (document, changes, config) => {
        const linter = createLinter();
        let text = document;
        expectSame(linter, text, { config });
        for (const { at, remove, typed } of changes) {
          const place = at % (text.length + 1);
          text = text.slice(0, place) + (typed ?? "") + text.slice(place + (typed === null ? remove : 0));
          expectSame(linter, text, { config });
        }
        expectSame(linter, `\n${text}`, { config, withEdits: true });
      }),
      { numRuns: 40 },
    );
  });

  it("forgets what it found under another configuration", () => {
    const linter = createLinter();
    const text = JSON.stringify([{ Name: "R", Actions: [`${cognitive}/listKeys/action`] }], undefined, 2);
    for (const config of [...configs, ...configs.toReversed()]) expectSame(linter, text, { config });
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
});
