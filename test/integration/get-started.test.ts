import assert from "node:assert/strict";
import { commands, languages, window, workspace } from "vscode";
import { eventually } from "#support/eventually";

const untitled = (end: string) =>
  workspace.textDocuments.find(({ uri }) => uri.scheme === "untitled" && uri.path.endsWith(end));

describe("the first steps", () => {
  after(() => commands.executeCommand("workbench.action.closeAllEditors"));

  it("are a walkthrough that a command opens", async () => {
    await commands.executeCommand("aoaiSecurity.getStarted");
    await eventually(
      () => /Walkthrough|Welcome/.test(window.tabGroups.activeTabGroup.activeTab?.label ?? ""),
      "the walkthrough is open",
    );
  });

  it("show findings in an example that belongs to no folder", async () => {
    await commands.executeCommand("aoaiSecurity.openExample");
    const document = untitled("data-scientist-role.jsonc");
    assert.ok(document, "the example is open");
    assert.equal(window.activeTextEditor?.document, document);
    await eventually(
      () =>
        languages.getDiagnostics(document.uri).some(({ message }) => message.includes("read the API keys")),
      "the example has findings",
    );
    const length = document.getText().length;
    await commands.executeCommand("aoaiSecurity.openExample");
    assert.equal(document.getText().length, length, "a second time it is only shown");
  });

  it("offer fixes where the cursor is", async () => {
    await commands.executeCommand("aoaiSecurity.fixExample");
    const editor = window.activeTextEditor;
    assert.ok(editor);
    const line = editor.document.lineAt(editor.selection.active).text;
    await commands.executeCommand("hideCodeActionWidget");
    assert.match(line, /"Microsoft\.CognitiveServices\/\*"/);
  });

  it("insert a role into a command", async () => {
    const isWritten = () =>
      untitled("assign-role.sh")?.getText().endsWith("--role 5e0bd9bd-7b93-4f28-af87-19fc36ad61bd\n");
    let running: Thenable<unknown> | undefined;
    await eventually(async () => {
      // Asked again after it was written, it would wait for an answer that nobody gives.
      if (isWritten()) return true;
      // A list that is accepted before it shows its choices, or loses the focus, is gone: ask again.
      running ??= commands
        .executeCommand("aoaiSecurity.insertRoleIntoExample")
        .then(() => (running = undefined));
      await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return isWritten();
    }, "the role is written");
    await running;
  });

  it("write a workflow where it belongs, before anything is copied", async () => {
    // Tests get no modal question, so that nobody agrees to the copy.
    await commands.executeCommand("aoaiSecurity.createLintWorkflow");
    const document = await eventually(() => untitled(".github/workflows/aoai-security.yml"), "it is open");
    assert.equal(document.languageId, "yaml");
    assert.equal((await workspace.findFiles("**/aoai-security.cjs")).length, 0);
  });
});
