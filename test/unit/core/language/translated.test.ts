import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { findBuiltInPolicy } from "#src/core/catalog/built-in-policies";
import { builtInRoles } from "#src/core/catalog/built-in-roles";
import {
  aiRoles,
  beyondInWords,
  codeLenses,
  complete,
  conversions,
  customRoleOffers,
  documentSymbols,
  hover,
  inWords,
  leastRoles,
  listGrants,
  refactorings,
  renameParameter,
  roleTasks,
  rolesToWrite,
  summarizeRole,
  taskTitle,
  type DocumentSymbol,
} from "#src/core/index";
import { policyEffects } from "#src/core/policy/effect";
import { policyModes } from "#src/core/policy/mode";
import { rules } from "#src/core/rules/index";
import { examplesOf, readRulePage } from "#support/rule-pages";

/** A language in which the words of a phrase stand between marks, and the values in it outside of them. */
function marked(phrase: string, ...values: string[]): string {
  return phrase
    .split(/(\{\d+\})/)
    .filter((piece) => piece !== "")
    .map((piece) => (/^\{\d+\}$/.test(piece) ? (values[Number(piece.slice(1, -1))] ?? "") : `⟦${piece}⟧`))
    .join("");
}

/** What is called the same in every language. */
const names = new Set([
  ...builtInRoles().flatMap(({ name, formerNames }) => [name, ...formerNames]),
  ...policyEffects.flatMap(({ name, needs }) => [name, ...needs]),
  ...policyModes.map(({ name }) => name),
  "true",
  "false",
]);

/** An operation, a pattern of them, or a provider. */
const operation = /^[\w*-]+(?:\.[\w*-]+)+(?:\/[\w.*{}-]+)*$|^\*(?:\/[\w.*-]+)+$/;

/**
 * The words of a text that are neither of a phrase nor a name nor code.
 *
 * @param source JSON whose strings, and the names in its ids, may be values: the document, or what is written into it.
 */
function wordsLeft(said: string, source = ""): readonly string[] {
  return said
    .replace(/⟦[^⟦⟧]*⟧/g, "\n")
    .replace(/(`+)[^\n]*?\1/g, "\n")
    .split(/\n| · |, |: | → /)
    .map((piece) => piece.replace(/^[\s✓✗()-]+|\s+$/g, "").replace(/\\(.)/g, "$1"))
    .map((piece) => piece.replace(/^\*([^*]+)\*$/, "$1"))
    .filter((piece) => /\p{L}/u.test(piece))
    .filter(
      (piece) =>
        !names.has(piece) &&
        !operation.test(piece) &&
        ![`"${piece}`, `/${piece}/`].some((value) => source.includes(value)),
    );
}

/** Where strings and names of a JSON text begin. */
function places(text: string): readonly number[] {
  return [...text.matchAll(/"[^"\n]*"/g)].map(({ index }) => index + 1);
}

/** A document and the names of the policies it points at. */
function sourceOf(text: string): string {
  const guids = text.match(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi) ?? [];
  return text + guids.map((guid) => JSON.stringify(findBuiltInPolicy(guid)?.name)).join("\n");
}

function inOutline({ name, detail, children }: DocumentSymbol): readonly string[] {
  return [name, detail, ...children.flatMap(inOutline)];
}

function leftInWhatIsSaid(text: string): readonly string[] {
  const said = [
    ...codeLenses(text, marked).map(({ title }) => title()),
    ...documentSymbols(text, marked).flatMap(inOutline),
    ...places(text).flatMap((place) => hover(text, place, "json", marked)?.markdown ?? []),
  ];
  return said.flatMap((one) => wordsLeft(one, sourceOf(text)));
}

function leftInChanges(text: string): readonly string[] {
  const offered = [
    ...conversions(text, marked),
    ...places(text).flatMap((place) => refactorings(text, place, marked)),
  ];
  return offered.flatMap(({ title, edits }) => {
    const written = edits().map(({ content }) => content);
    return wordsLeft(title, text + written.join(""));
  });
}

/** Explanations are many, and those further down are like the first. */
const explained = 5;

function leftInOffers(text: string, place: number, language: string): readonly string[] {
  return complete(text, place, language, marked).flatMap(
    ({ label, detail = "", documentation, newText }, rank) => {
      const explanation = (rank < explained && documentation?.()) || "";
      const isWritten = newText.includes(label);
      return [isWritten ? "" : label, detail, explanation].flatMap((one) => wordsLeft(one));
    },
  );
}

const corpus = join(__dirname, "..", "..", "..", "fixtures", "corpus");
const files = readdirSync(corpus, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.jsonc?$/.test(file))
  .map((file) => [file, readFileSync(join(corpus, file), "utf8")] as const);
const examples = rules.flatMap(({ meta: { id } }) =>
  [...readRulePage(id).values()]
    .flatMap((section) => examplesOf(section))
    .map((text, at) => [`example ${String(at + 1)} of ${id}`, text] as const),
);

test.each([...files, ...examples])("what is said and offered in %s can be translated", (_name, text) => {
  expect(leftInWhatIsSaid(text)).toEqual([]);
  expect(leftInChanges(text)).toEqual([]);
  expect(places(text).flatMap((place) => leftInOffers(text, place, "json"))).toEqual([]);
});

test.each([
  ["bicep", "var roleDefinitionId = '"],
  ["shellscript", "az role assignment create --role "],
])("what is offered in %s can be translated", (language, text) => {
  expect(leftInOffers(text, text.length, language)).toEqual([]);
  expect(complete(text, text.length, language, marked)).not.toHaveLength(0);
});

const everything = ["Microsoft.CognitiveServices/*", "Microsoft.Authorization/*/write", "*/read"];
const broad = JSON.stringify({
  Name: "Broad",
  Actions: everything,
  NotActions: ["Microsoft.Authorization/*/Delete"],
  DataActions: [],
  AssignableScopes: [],
});

test.each([
  ["a role of a document", broad],
  [
    "a role with a condition",
    JSON.stringify({
      properties: {
        roleName: "Conditional",
        permissions: [
          {
            actions: ["Microsoft.Authorization/roleAssignments/*"],
            condition: "@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] GuidEquals x",
            conditionVersion: "2.0",
          },
        ],
        assignableScopes: [],
      },
    }),
  ],
])("the list of what %s grants can be translated", (_name, text) => {
  const listing = listGrants(text, 1, marked) ?? "";
  expect(listing).toContain("⟦Abilities⟧");
  expect(listing.split("\n").flatMap((line) => wordsLeft(line, text))).toEqual([]);
});

describe("what commands show of roles", () => {
  it("sums up every role, for a choice", () => {
    const summaries = [
      ...aiRoles().map((role) => summarizeRole(role, marked)),
      ...customRoleOffers(marked).map(({ summary = "" }) => summary),
    ];
    expect(summaries.flatMap((summary) => wordsLeft(summary))).toEqual([]);
  });

  it("names tasks, and why a role cannot be written", () => {
    const [unwritable] = rolesToWrite('[{ "actions": ["*"], "notActions": [] }]');
    const said = [
      ...roleTasks.flatMap((task) => [taskTitle(task), task.words]),
      unwritable?.kind === "unwritable" ? unwritable.because : "nothing",
    ];
    expect(said.flatMap((text) => wordsLeft(inWords(text, marked)))).toEqual([]);
  });

  it("says what a role grants beyond the need", () => {
    const needed = { control: ["Microsoft.CognitiveServices/accounts/listKeys/action"], data: [] };
    const { suggestions } = leastRoles(needed);
    const said = suggestions.map((suggestion) => beyondInWords(suggestion, marked));
    expect(said.length).toBeGreaterThan(5);
    expect(said.flatMap((text) => wordsLeft(text))).toEqual([]);
  });
});

test("why a parameter cannot be renamed can be translated", () => {
  const renaming = renameParameter("{}", 0, "x", marked);
  expect("problem" in renaming ? wordsLeft(renaming.problem) : "renamed").toEqual([]);
});

test("a word that no phrase holds is found", () => {
  expect(wordsLeft(marked("Grants {0} of {1}", "`a`", "all operations"))).toEqual(["all operations"]);
});
