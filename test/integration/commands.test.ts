import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commands, languages, Selection, Uri, window, workspace } from "vscode";
import { eventually } from "#support/eventually";

const ruleIds = (uri: Uri): readonly unknown[] =>
  languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === "Azure OpenAI Security")
    .map(({ code }) => (typeof code === "object" ? code.value : code));

const role = (entry: string) =>
  `{ "Name": "Operator", "IsCustom": true, "Description": "Operates models.", "Actions": ["${entry}"], "NotActions": [], "AssignableScopes": ["/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f"] }`;

const readsKeys = role("Microsoft.CognitiveServices/accounts/listKeys/action");
const readsOnly = role("Microsoft.CognitiveServices/accounts/read");

describe("linting a folder from the file explorer", () => {
  const folder = Uri.file(join(tmpdir(), "aoai-security lint"));
  const file = (name: string) => Uri.joinPath(folder, name);
  const write = (name: string, text: string) => workspace.fs.writeFile(file(name), Buffer.from(text));

  before(async () => {
    await write("operator.json", readsKeys);
    await write("reader.json", readsOnly);
    await write("sub/deep.json", readsKeys);
  });

  after(() => workspace.fs.delete(folder, { recursive: true }));

  it("shows the findings of files that are not open, and each once when one is opened and closed", async () => {
    assert.deepEqual(ruleIds(file("operator.json")), [], "nothing is linted unasked");
    await commands.executeCommand("aoaiSecurity.lintSelection", file("operator.json"), [
      file("operator.json"),
      file("sub/deep.json"),
      file("reader.json"),
    ]);
    const found = ruleIds(file("operator.json"));
    assert.ok(found.includes("no-key-access"));
    assert.ok(ruleIds(file("sub/deep.json")).includes("no-key-access"));
    assert.ok(!ruleIds(file("reader.json")).includes("no-key-access"));

    await window.showTextDocument(await workspace.openTextDocument(file("operator.json")));
    await eventually(
      () => JSON.stringify(ruleIds(file("operator.json"))) === JSON.stringify(found),
      "each finding is shown once",
    );
    await commands.executeCommand("workbench.action.closeAllEditors");
  });
});

describe("linting the workspace", () => {
  it("finds what is wrong in the examples without opening one", async () => {
    await commands.executeCommand("workbench.action.closeAllEditors");
    await commands.executeCommand("aoaiSecurity.lintWorkspace");
    const files = await workspace.findFiles("**/*.{json,jsonc}");
    assert.ok(files.some((file) => ruleIds(file).length > 0));
  });
});

describe("inserting the role of a task", () => {
  it("offers the tasks, and writes the role at the cursor in the form of the place", async () => {
    const document = await workspace.openTextDocument({
      language: "shellscript",
      content: "az role assignment create --role ",
    });
    const { selection } = await window.showTextDocument(document);
    const end = document.positionAt(document.getText().length);
    assert.ok(window.activeTextEditor && selection);
    window.activeTextEditor.selection = new Selection(end, end);
    const running = commands.executeCommand("aoaiSecurity.insertLeastPrivilegeRole");
    await eventually(async () => {
      await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return document.getText().endsWith("5e0bd9bd-7b93-4f28-af87-19fc36ad61bd");
    }, "the role of the first task is written");
    await running;
  });
});

describe("fixing what can be fixed safely", () => {
  const read = "Microsoft.CognitiveServices/accounts/read";
  const twice = role(`${read}", "${read}`);
  const folder = Uri.file(join(tmpdir(), "aoai-security fix"));
  const file = Uri.joinPath(folder, "reader.json");

  before(() => workspace.fs.writeFile(file, Buffer.from(twice)));
  after(() => workspace.fs.delete(folder, { recursive: true }));

  it("in the active file", async () => {
    const document = await workspace.openTextDocument({ language: "json", content: twice });
    await window.showTextDocument(document);
    await eventually(() => ruleIds(document.uri).length > 0, "the document is linted");
    await commands.executeCommand("aoaiSecurity.fixAllSafeFindings");
    await eventually(() => document.getText().split(read).length === 2, "the entry is there once");
  });

  it("in a file of the file explorer", async () => {
    await commands.executeCommand("aoaiSecurity.fixSelection", file, [file]);
    const document = await workspace.openTextDocument(file);
    assert.equal(document.getText().split(read).length, 2, "the entry is there once");
  });

  it("in the whole workspace, once the preview was agreed to", async () => {
    const [root] = workspace.workspaceFolders ?? [];
    assert.ok(root);
    const inWorkspace = Uri.joinPath(root.uri, "reader-twice.json");
    await workspace.fs.writeFile(inWorkspace, Buffer.from(twice));
    try {
      const running = commands.executeCommand("aoaiSecurity.fixWorkspace");
      const times = async () =>
        Buffer.from(await workspace.fs.readFile(inWorkspace))
          .toString()
          .split(read).length - 1;
      await eventually(async () => {
        await commands.executeCommand("refactorPreview.apply");
        return (await times()) === 1;
      }, "the fix is applied and saved");
      await running;
    } finally {
      await workspace.fs.delete(inWorkspace);
    }
  });
});
