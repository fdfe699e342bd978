import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
import manifest from "../../package.json";

const ours = (uri: Uri): readonly Diagnostic[] =>
  languages.getDiagnostics(uri).filter(({ source }) => source === "Azure OpenAI Security");

const codes = (uri: Uri): readonly unknown[] =>
  ours(uri).map(({ code }) => (typeof code === "object" ? code.value : code));

async function show(content: string, language = "jsonc"): Promise<TextDocument> {
  const document = await workspace.openTextDocument({ language, content });
  await window.showTextDocument(document);
  return document;
}

const nameOf = (file: Uri): string => file.path.split("/").at(-1) ?? "";

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
  const ruleIds = manifest.contributes.configuration
    .flatMap(({ properties }) => Object.keys(properties))
    .filter((setting) => setting.startsWith("aoaiSecurity.rules."))
    .map((setting) => setting.replace("aoaiSecurity.rules.", ""));

  /** The rules that the README of the examples names for a file. */
  async function promised(name: string): Promise<readonly string[]> {
    const readme = (await example("README.md")).getText();
    const row = readme.split("\n").find((line) => line.startsWith(`| \`${name}\``)) ?? "";
    return ruleIds.filter((id) => row.includes(`\`${id}\``));
  }

  it("each show what their README says, and nothing else", async () => {
    const files = await workspace.findFiles("**/*.{json,jsonc}");
    assert.ok(files.length > 5, "the examples are there");
    for (const file of files) await window.showTextDocument(await workspace.openTextDocument(file));
    const promises = await Promise.all(files.map((file) => promised(nameOf(file))));
    // Those that show something come first: once they do, the silent ones have been linted as well.
    const loudFirst = files.map((file, index) => ({ file, rules: promises[index] ?? [] }));
    loudFirst.sort((a, b) => b.rules.length - a.rules.length);
    for (const { file, rules } of loudFirst) {
      const shown = () => [...new Set(codes(file))].sort().join();
      await eventually(
        () => shown() === rules.join(),
        `${nameOf(file)} shows ${rules.join()}, not ${shown()}`,
      );
    }
  });
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
    await eventually(async () => {
      const actions = await commands.executeCommand<CodeAction[]>(
        "vscode.executeCodeActionProvider",
        document.uri,
        new Range(place, new Position(place.line, place.character + 1)),
      );
      return actions.some(({ title }) => title.startsWith("Allow API keys again"));
    }, "the way back is offered");
  });
});

describe("a parameters file that turns a safe default off", () => {
  const address = (name: string) => Uri.file(join(tmpdir(), "aoai-security parameters", name));
  const template = address("account.json");
  const parameters = address("account.parameters.json");

  before(async () => {
    const write = (file: Uri, text: string) => workspace.fs.writeFile(file, Buffer.from(text));
    await write(
      template,
      `{ "contentVersion": "1.0.0.0", "parameters": { "keysOff": { "type": "bool", "defaultValue": true } }, "resources": [{ "type": "Microsoft.CognitiveServices/accounts", "name": "chat", "properties": { "disableLocalAuth": "[parameters('keysOff')]" } }] }`,
    );
    await write(
      parameters,
      `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", "parameters": { "keysOff": { "value": false } } }`,
    );
  });

  after(() => workspace.fs.delete(Uri.joinPath(template, ".."), { recursive: true }));

  it("is found in the template and in the parameters file, and the fix in one clears both", async () => {
    await window.showTextDocument(await workspace.openTextDocument(template));
    await eventually(() => codes(template).includes("no-local-auth"), "the template shows it");
    const document = await workspace.openTextDocument(parameters);
    await window.showTextDocument(document);
    await eventually(() => codes(parameters).includes("no-local-auth"), "the parameters file shows it");

    const place = ours(parameters).find(
      ({ code }) => typeof code === "object" && code.value === "no-local-auth",
    );
    assert.equal(place && document.getText(place.range), "false");
    const actions = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      parameters,
      place?.range,
    );
    const fix = actions.find(({ title }) => title.startsWith("Set disableLocalAuth to true"));
    assert.ok(fix?.edit);
    await workspace.applyEdit(fix.edit);
    assert.match(document.getText(), /"value": true/);
    await eventually(
      () => [template, parameters].every((file) => !codes(file).includes("no-local-auth")),
      "both are clear",
    );
  });
});
