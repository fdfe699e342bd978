import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  commands,
  languages,
  Range,
  Uri,
  window,
  workspace,
  type CodeAction,
  type TextDocument,
} from "vscode";
import { eventually } from "#support/eventually";

const folder = Uri.file(join(tmpdir(), "aoai-security configuration"));
const role = Uri.joinPath(folder, "role.jsonc");
const config = Uri.joinPath(folder, "aoai-security.config.json");

const codes = (uri: Uri): readonly unknown[] =>
  languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === "Azure OpenAI Security")
    .map(({ code }) => (typeof code === "object" ? code.value : code));

async function open(file: Uri): Promise<TextDocument> {
  const document = await workspace.openTextDocument(file);
  await window.showTextDocument(document);
  return document;
}

const write = (file: Uri, text: string) => workspace.fs.writeFile(file, Buffer.from(text));

describe("a configuration file", () => {
  before(async () => {
    await write(
      role,
      `{\n  "Name": "Operator",\n  "IsCustom": true,\n  "Description": "Operates.",\n  "Actions": ["Microsoft.CognitiveServices/accounts/listKeys/action"],\n  "AssignableScopes": ["/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f"]\n}\n`,
    );
    await write(config, `{ "rules": { "no-key-access": "off" } }\n`);
  });

  after(() => workspace.fs.delete(folder, { recursive: true }));

  it("turns a rule off, and a change to it in the editor counts at once", async () => {
    await open(role);
    const file = await open(config);
    await eventually(() => codes(config).length === 0, "a right configuration is silent");
    assert.ok(!codes(role).includes("no-key-access"));

    const editor = await window.showTextDocument(file);
    const off = file.getText().indexOf('"off"');
    await editor.edit((edit) => {
      edit.replace(rangeAt(file, off, 5), '"error"');
    });
    await eventually(() => codes(role).includes("no-key-access"), "the rule is back");
  });

  it("shows its own mistakes", async () => {
    const file = await open(config);
    const editor = await window.showTextDocument(file);
    const start = file.getText().indexOf("no-key-access");
    await editor.edit((edit) => {
      edit.replace(rangeAt(file, start, "no-key-access".length), "no-key-acces");
    });
    await eventually(() => codes(config).length > 0, "a rule that does not exist is reported");
  });

  it("offers to suppress a finding with a reason", async () => {
    await write(config, "{}\n");
    const document = await open(role);
    await eventually(() => codes(role).includes("no-key-access"), "there is something to suppress");
    const found = languages.getDiagnostics(role).find(({ message }) => message.includes("listKeys"));
    const actions = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      found?.range,
    );
    const titles = actions.map(({ title }) => title);
    assert.ok(titles.includes("Suppress no-key-access here…"), titles.join(", "));
    assert.ok(titles.includes("Suppress no-key-access in this file…"), titles.join(", "));
  });
});

function rangeAt(document: TextDocument, offset: number, length: number): Range {
  return new Range(document.positionAt(offset), document.positionAt(offset + length));
}
