import assert from "node:assert/strict";
import {
  commands,
  languages,
  window,
  workspace,
  FoldingRangeKind,
  Range,
  Selection,
  type CodeAction,
  type CodeLens,
  type CompletionList,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type InlayHint,
  type MarkdownString,
  type TextDocument,
} from "vscode";
import { eventually } from "#support/eventually";

const ai = "Microsoft.CognitiveServices/accounts";
const role = `{
  "Name": "Operator",
  "Actions": ["${ai}/listKeys/action"],
  "DataActions": ["${ai}/OpenAI/"],
  "AssignableScopes": []
}
`;

async function show(content: string, language: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument({ language, content });
  await window.showTextDocument(document);
  return document;
}

const placeOf = (document: TextDocument, text: string) =>
  document.positionAt(document.getText().indexOf(text) + text.length);

describe("what an author is told", () => {
  it("a hover explains an operation", async () => {
    const document = await show(role, "json");
    // Nothing else in this file waits until the extension is active.
    await eventually(async () => {
      const hovers = await commands.executeCommand<Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        placeOf(document, "listKeys"),
      );
      const texts = hovers.flatMap(({ contents }) =>
        contents.map((content) => (content as MarkdownString).value),
      );
      return texts.some((text) => text.includes("read the account keys"));
    }, "the hover says what the operation does");
  });

  it("completion offers the operations below a type, and replaces what is written", async () => {
    const document = await show(role, "json");
    const list = await commands.executeCommand<CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      placeOf(document, `${ai}/OpenAI/`),
    );
    const chat = list.items.find(
      ({ label }) => typeof label === "object" && label.label === "deployments/chat/completions/action",
    );
    assert.equal(chat?.insertText, `"${ai}/OpenAI/deployments/chat/completions/action"`);
    assert.ok(chat.range instanceof Range);
    assert.equal(document.getText(chat.range), `"${ai}/OpenAI/"`);
  });

  it("a lens says what the role grants, and opens the list of it", async () => {
    const document = await show(role, "json");
    const lenses = await commands.executeCommand<CodeLens[]>(
      "vscode.executeCodeLensProvider",
      document.uri,
      5,
    );
    const lens = lenses.find(({ command }) => command?.title.includes("grants"));
    assert.match(lens?.command?.title ?? "", /reads keys/);
    await commands.executeCommand(
      lens?.command?.command ?? "",
      ...((lens?.command?.arguments ?? []) as unknown[]),
    );
    await eventually(
      () => window.activeTextEditor?.document.getText().includes(`  ${ai}/listKeys/action`) === true,
      "the list is shown",
    );
    assert.equal(window.activeTextEditor?.document.uri.scheme, "aoai-security-grants");
  });

  it("a role's name stands behind its id in a Markdown text", async () => {
    const document = await show("Assign 5e0bd9bd-7b93-4f28-af87-19fc36ad61bd to the app.\n", "markdown");
    const hints = await commands.executeCommand<InlayHint[]>(
      "vscode.executeInlayHintProvider",
      document.uri,
      new Range(0, 0, 1, 0),
    );
    assert.deepEqual(
      hints.map(({ label }) => label),
      ["Cognitive Services OpenAI User"],
    );
  });

  it("the outline and the regions to fold know the role and its lists", async () => {
    const document = await show(
      `{\n  "Name": "Operator",\n  "IsCustom": true,\n  "Actions": [\n    "${ai}/read"\n  ],\n  "AssignableScopes": []\n}\n`,
      "json",
    );
    const symbols = await commands.executeCommand<DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider",
      document.uri,
    );
    const operator = symbols.find(({ name }) => name === "Operator");
    assert.deepEqual(
      operator?.children.map(({ name }) => name),
      ["Actions: 1 entry", "AssignableScopes: 0 entries"],
    );
    const ranges = await commands.executeCommand<FoldingRange[]>(
      "vscode.executeFoldingRangeProvider",
      document.uri,
    );
    const regions = ranges.filter(({ kind }) => kind === FoldingRangeKind.Region);
    assert.deepEqual(
      regions.map(({ start, end }) => [start, end]),
      [[3, 4]],
    );
  });
});

describe("a role that is named", () => {
  it("can be replaced from the light bulb in any language", async () => {
    const document = await show("  roleDefinitionId: 'a97b65f3-24c7-4388-baec-2e87135dc908'\n", "plaintext");
    await languages.setTextDocumentLanguage(document, "yaml");
    const place = placeOf(document, "a97b65f3");
    const editor = await window.showTextDocument(document);
    editor.selection = new Selection(place, place);
    const action = await eventually(async () => {
      const actions = await commands.executeCommand<CodeAction[]>(
        "vscode.executeCodeActionProvider",
        document.uri,
        editor.selection,
      );
      return actions.find(({ title }) => title.includes("least-privilege role"));
    }, "the light bulb offers it");
    const running = commands.executeCommand(action.command?.command ?? "");
    await eventually(async () => {
      await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return document.getText() === "  roleDefinitionId: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'\n";
    }, "the role of the first task is in its place");
    await running;
  });
});
