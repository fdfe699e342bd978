import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  commands,
  ConfigurationTarget,
  languages,
  Position,
  Range,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type CodeAction,
} from "vscode";
import { eventually } from "#support/eventually";

const codes = (uri: Uri): readonly unknown[] =>
  languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === "Azure OpenAI Security")
    .map(({ code }) => (typeof code === "object" ? code.value : code));

const read = "Microsoft.CognitiveServices/accounts/read";
const role = (entries: string) => `{
  "Name": "Operator",
  "IsCustom": true,
  "Description": "Operates models.",
  "Actions": [
    ${entries}
  ],
  "NotActions": [],
  "AssignableScopes": ["/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f"]
}
`;
const readsKeys = role(`"Microsoft.CognitiveServices/accounts/listKeys/action"`);

const folder = Uri.file(join(tmpdir(), "aoai-security authoring"));
const write = (name: string, text: string): Thenable<void> =>
  workspace.fs.writeFile(Uri.joinPath(folder, name), Buffer.from(text));
const textOf = async (file: Uri) => Buffer.from(await workspace.fs.readFile(file)).toString();

after(async () => {
  await commands.executeCommand("workbench.action.closeAllEditors");
  await workspace.fs.delete(folder, { recursive: true });
});

describe("saving", () => {
  const setting = () => workspace.getConfiguration("editor");
  before(() =>
    setting().update(
      "codeActionsOnSave",
      { "source.fixAll.aoaiSecurity": "explicit" },
      ConfigurationTarget.Global,
    ),
  );
  after(() => setting().update("codeActionsOnSave", undefined, ConfigurationTarget.Global));

  it("applies the safe fixes, and none that changes who may do what", async () => {
    const file = Uri.joinPath(folder, "saved.json");
    await write("saved.json", role(`"*",\n    "${read}"`));
    const document = await workspace.openTextDocument(file);
    await window.showTextDocument(document);
    await eventually(() => codes(file).includes("no-redundant-operation"), "there is something to fix");
    const typed = new WorkspaceEdit();
    typed.insert(file, new Position(2, 0), " ");
    await workspace.applyEdit(typed);
    await document.save();
    assert.ok(!document.getText().includes(read), "what another entry says already is gone");
    assert.ok(document.getText().includes('"*"'), "what grants too much is left to the author");
    assert.equal(await textOf(file), document.getText());
  });
});

describe("a suppression with a reason", () => {
  it("is written above the finding, which then counts no more", async () => {
    const document = await workspace.openTextDocument({ language: "jsonc", content: readsKeys });
    await window.showTextDocument(document);
    await eventually(() => codes(document.uri).includes("no-key-access"), "there is a finding");
    await commands.executeCommand("aoaiSecurity.suppress", {
      address: document.uri.toString(),
      rule: "no-key-access",
      offset: document.getText().indexOf("listKeys"),
      reach: "here",
      reason: "the vault rotates the keys",
    });
    assert.match(
      document.getText(),
      /\/\/ aoai-security-disable-next-line no-key-access -- the vault rotates the keys\n\s+"Microsoft/,
    );
    await eventually(() => !codes(document.uri).includes("no-key-access"), "the finding is silenced");
    assert.ok(!codes(document.uri).includes("unused-suppression"));
  });
});

describe("a run over many files", () => {
  const files = Array.from({ length: 1500 }, (_, index) => `many/role-${String(index)}.json`);
  before(() => Promise.all(files.map((file) => write(file, readsKeys))));

  it("ends when the user cancels it, and keeps what it has found", async () => {
    const many = Uri.joinPath(folder, "many");
    let isRunning = true;
    const running = Promise.resolve(commands.executeCommand("aoaiSecurity.lintSelection", many, [many]));
    void running.then(() => (isRunning = false));
    const judged = () => files.filter((file) => codes(Uri.joinPath(folder, file)).length > 0).length;
    await eventually(() => judged() > 0, "the run has begun");
    await eventually(
      async () => {
        // The first action of the notification that shows the progress: Cancel.
        await commands.executeCommand("notification.acceptPrimaryAction");
        return !isRunning;
      },
      "the run ends",
      60_000,
    );
    assert.ok(judged() > 0 && judged() < files.length, `${String(judged())} files were judged`);
  });
});

describe("a suppression in the configuration", () => {
  const root = () => workspace.workspaceFolders?.[0]?.uri ?? folder;
  const home = () => Uri.joinPath(root(), "suppressed");
  const inHome = (name: string) => Uri.joinPath(home(), name);

  after(async () => {
    await commands.executeCommand("workbench.action.closeAllEditors");
    await workspace.fs.delete(home(), { recursive: true });
  });

  it("is written into the nearest one, and means no other file of that name", async () => {
    await workspace.fs.writeFile(inHome("aoai-security.config.json"), Buffer.from("{}\n"));
    await workspace.fs.writeFile(inHome("role.json"), Buffer.from(readsKeys));
    await commands.executeCommand("aoaiSecurity.suppress", {
      address: inHome("role.json").toString(),
      rule: "no-key-access",
      offset: 0,
      reach: "workspace",
      reason: "the vault rotates the keys",
    });
    const config = await workspace.openTextDocument(inHome("aoai-security.config.json"));
    assert.deepEqual(JSON.parse(config.getText()), {
      suppressions: [{ rule: "no-key-access", reason: "the vault rotates the keys", files: ["/role.json"] }],
    });
    // VS Code in a browser saves by itself, and what is saved late brings a file back that was deleted.
    await config.save();
  });

  it("is not offered for what is wrong in a configuration itself", async () => {
    await workspace.fs.writeFile(inHome("sub/aoai-security.config.json"), Buffer.from(`{ "ingore": [] }\n`));
    const document = await workspace.openTextDocument(inHome("sub/aoai-security.config.json"));
    await window.showTextDocument(document);
    await eventually(() => codes(document.uri).includes("valid-config"), "there is a finding");
    const actions = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new Range(0, 3, 0, 3),
    );
    const titles = actions.map(({ title }) => title);
    assert.ok(titles.includes('Change to "ignore"'), titles.join(", "));
    assert.ok(!titles.some((title) => title.startsWith("Suppress")), titles.join(", "));
  });
});

describe("a configuration that extends one that is not there", () => {
  it("is reported by a run though no editor shows it", async () => {
    const file = Uri.joinPath(folder, "extending/aoai-security.config.json");
    await write("extending/aoai-security.config.json", `{ "extends": "gone.json" }\n`);
    const chosen = Uri.joinPath(folder, "extending");
    await commands.executeCommand("aoaiSecurity.lintSelection", chosen, [chosen]);
    assert.deepEqual(codes(file), ["valid-config"]);
  });
});

describe("a suppression in a configuration file that no file needs", () => {
  const config = () => {
    const [root] = workspace.workspaceFolders ?? [];
    assert.ok(root, "the folder of examples is open");
    return Uri.joinPath(root.uri, "aoai-security.config.json");
  };
  const suppressions = `{
  "suppressions": [
    { "rule": "no-key-access", "reason": "agreed" },
    { "rule": "no-key-access", "reason": "long gone", "files": ["gone.json"] }
  ]
}
`;

  after(async () => {
    await commands.executeCommand("workbench.action.closeAllEditors");
    await workspace.fs.delete(config());
  });

  it("is reported when the whole workspace was linted, until the file changes", async () => {
    await workspace.fs.writeFile(config(), Buffer.from(suppressions));
    await commands.executeCommand("aoaiSecurity.lintWorkspace");
    const found = languages.getDiagnostics(config());
    assert.deepEqual(
      found.map(({ message, range }) => [/^no-key-access finds nothing/.test(message), range.start.line]),
      [[true, 3]],
    );
    // Opened as a user does: a document that an extension opens outlives its editor.
    await commands.executeCommand("vscode.open", config());
    const editor = window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), config().toString());
    assert.ok(codes(config()).includes("unused-suppression"), "it stays when the file is opened");
    await editor.edit((edit) => edit.insert(new Position(0, 0), " "));
    await eventually(() => !codes(config()).includes("unused-suppression"), "it goes with a change");
    await editor.document.save();
  });
});
