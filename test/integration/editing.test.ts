import assert from "node:assert/strict";
import {
  commands,
  languages,
  Position,
  Range,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type CodeAction,
  type Diagnostic,
  type TextDocument,
} from "vscode";
import { eventually } from "#support/eventually";

const ours = (uri: Uri): readonly Diagnostic[] =>
  languages.getDiagnostics(uri).filter(({ source }) => source === "Azure OpenAI Security");

const codes = (uri: Uri): readonly unknown[] =>
  ours(uri).map(({ code }) => (typeof code === "object" ? code.value : code));

async function show(content: string, language = "jsonc"): Promise<TextDocument> {
  const document = await workspace.openTextDocument({ language, content });
  await window.showTextDocument(document);
  return document;
}

async function example(name: string): Promise<TextDocument> {
  const [folder] = workspace.workspaceFolders ?? [];
  assert.ok(folder, "the folder of examples is open");
  return workspace.openTextDocument(Uri.joinPath(folder.uri, name));
}

const role = (entry: string) => `{
  // what the team needs
  "Name": "Operator",
  "IsCustom": true,
  "Description": "Operates models.",
  "Actions": ["Microsoft.CognitiveServices/accounts/${entry}"],
  "NotActions": [],
  "AssignableScopes": ["/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f"]
}
`;

describe("editing a role definition", () => {
  it("shows the danger when the last character completes it, and the fix takes it away", async () => {
    const document = await show(role("listKeys/actio"));
    const end = document.positionAt(document.getText().indexOf('actio"') + "actio".length);
    await eventually(
      () => !codes(document.uri).includes("no-key-access"),
      "an unfinished operation is no finding",
    );

    const typed = new WorkspaceEdit();
    typed.insert(document.uri, end, "n");
    await workspace.applyEdit(typed);
    await eventually(() => codes(document.uri).includes("no-key-access"), "the warning appears");

    const found = ours(document.uri).find(
      ({ code }) => typeof code === "object" && code.value === "no-key-access",
    );
    assert.ok(found);
    const actions = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      found.range,
    );
    const fix = actions.find(({ title }) => title.startsWith("Remove"));
    assert.ok(fix?.edit, "the light bulb offers the fix");
    await workspace.applyEdit(fix.edit);
    await eventually(() => !codes(document.uri).includes("no-key-access"), "the warning is gone");
    assert.match(document.getText(), /\/\/ what the team needs/);
  });

  it("links each finding to the page of its rule", async () => {
    const document = await show(role("*"));
    await eventually(() => ours(document.uri).length > 0, "there is a finding");
    for (const { code } of ours(document.uri)) {
      assert.ok(typeof code === "object" && code.target.query.includes(String(code.value)));
    }
  });
});

describe("the examples", () => {
  const expected: Readonly<Record<string, readonly string[]>> = {
    "cognitive-services-openai-contributor.json": [],
    "cognitive-services-openai-user.json": [],
    "cognitive-services-user.json": ["no-key-access"],
    "data-scientist-role.jsonc": ["no-key-access", "no-not-actions"],
    "network-group-literal.json": [],
    "network-group-parameter.jsonc": ["network-group-id-literal"],
    "network-group-placeholder.jsonc": ["network-group-mode", "valid-network-group-id"],
    "network-group-template.json": [],
    "openai-account.json": ["no-local-auth", "no-local-auth"],
  };

  it("are all listed here", async () => {
    const files = await workspace.findFiles("**/*.{json,jsonc}");
    assert.deepEqual(files.map((file) => file.path.split("/").at(-1)).sort(), Object.keys(expected).sort());
  });

  for (const [name, rules] of Object.entries(expected)) {
    it(`${name} shows ${rules.join(", ") || "nothing"}`, async () => {
      const document = await example(name);
      await window.showTextDocument(document);
      // A document that has a finding, opened afterwards, proves that this one was linted.
      const loud = await show(role("*"));
      await eventually(() => ours(loud.uri).length > 0, "the document opened afterwards is linted");
      assert.deepEqual(codes(document.uri), rules);
    });
  }
});

describe("what is not ours", () => {
  const silent: Readonly<Record<string, string>> = {
    "a package": `{ "name": "x", "actions": [], "scripts": { "test": "true" } }`,
    "a schema": `{ "type": "object", "if": { "type": "string" }, "then": { "required": ["effect"] } }`,
    "a broken file": `{ "name": [ }`,
  };
  for (const [name, text] of Object.entries(silent)) {
    it(`${name} stays silent`, async () => {
      const document = await show(text, "json");
      // Another document that does have a finding proves that linting took place in between.
      const loud = await show(role("*"));
      await eventually(() => ours(loud.uri).length > 0, "the other document is linted");
      assert.deepEqual(ours(document.uri), []);
    });
  }
});

describe("the switch in an account", () => {
  it("is offered back where keys are off", async () => {
    const document = await show(
      `{ "type": "Microsoft.CognitiveServices/accounts", "properties": { "disableLocalAuth": true } }`,
      "json",
    );
    const place = document.positionAt(document.getText().indexOf("true"));
    const actions = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new Range(place, new Position(place.line, place.character + 1)),
    );
    assert.ok(actions.some(({ title }) => title === "Allow API keys again (regenerates both keys)"));
  });
});
