import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commands, Range, Uri, window, workspace, type CodeAction, type TextDocument } from "vscode";
import { eventually } from "#support/eventually";

const role = `{
  // what the team needs
  "Name": "Reader of models",
  "IsCustom": true,
  "Description": "Reads.",
  "Actions": [
    "Microsoft.CognitiveServices/accounts/read" // all there is
  ],
  "NotActions": [],
  "AssignableScopes": ["/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f"]
}
`;

const policy = `{
  "properties": {
    "displayName": "Keys are off",
    "mode": "Indexed",
    "policyRule": {
      "if": { "field": "name", "like": "[concat('a', '*')]" },
      "then": { "effect": "audit" }
    }
  }
}
`;

async function show(content: string, language = "jsonc"): Promise<TextDocument> {
  const document = await workspace.openTextDocument({ language, content });
  await window.showTextDocument(document);
  return document;
}

async function actionAt(document: TextDocument, text: string, title: RegExp): Promise<CodeAction> {
  const place = document.positionAt(document.getText().indexOf(text));
  const actions = await eventually(
    async () => {
      const all = await commands.executeCommand<CodeAction[]>(
        "vscode.executeCodeActionProvider",
        document.uri,
        new Range(place, place),
        undefined,
        30, // have their edits worked out
      );
      return all.some((action) => title.test(action.title)) ? all : undefined;
    },
    `${String(title)} is offered`,
  );
  const action = actions.find((each) => title.test(each.title));
  assert.ok(action);
  assert.notEqual(action.isPreferred, true, "nothing that mends nothing is preferred");
  return action;
}

async function run({ command }: CodeAction): Promise<void> {
  assert.ok(command);
  await commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
}

const opened = (pattern: RegExp) =>
  eventually(
    () => {
      const text = window.activeTextEditor?.document.getText();
      return text !== undefined && pattern.test(text) ? text : undefined;
    },
    `${String(pattern)} is open`,
  );

describe("refactorings", () => {
  it("write a role in another form, comments included", async () => {
    const document = await show(role);
    const action = await actionAt(document, '"IsCustom"', /^Convert to REST form/);
    assert.ok(action.edit);
    await workspace.applyEdit(action.edit);
    const after = document.getText();
    assert.match(after, /\/\/ what the team needs/);
    assert.match(after, /"properties": \{[^]*"roleName": "Reader of models"[^]*\/\/ all there is/);
  });

  it("open a template around a policy, its brackets escaped", async () => {
    const document = await show(policy, "json");
    await run(await actionAt(document, '"mode"', /^Open as a template/));
    assert.match(await opened(/DeploymentTemplate\.json/), /"like": "\[\[concat\('a', '\*'\)\]"/);
    assert.equal(document.getText(), policy);
  });

  it("make a custom role without keys from the id of a built-in one", async () => {
    const document = await show("var role = 'a97b65f3-24c7-4388-baec-2e87135dc908'", "powershell");
    await run(await actionAt(document, "a97b65f3", /Cognitive Services User without key access/));
    const text = await opened(/"Name": "Cognitive Services User without key access"/);
    assert.match(text, /Withheld/);
    const selected = window.activeTextEditor?.document.getText(window.activeTextEditor.selection);
    assert.match(selected ?? "", /^\/subscriptions\//);
  });
});

describe("Convert… in the file explorer", () => {
  const folder = Uri.file(join(tmpdir(), "aoai-security convert"));
  const file = (name: string) => Uri.joinPath(folder, name);

  before(async () => {
    await workspace.fs.writeFile(file("role.json"), Buffer.from(role.replace(/ \/\/.*/g, "")));
  });
  after(() => workspace.fs.delete(folder, { recursive: true }));

  it("offers what applies to the file, and changes it in an editor", async () => {
    const running = commands.executeCommand("aoaiSecurity.convert", file("role.json"));
    const document = await workspace.openTextDocument(file("role.json"));
    await eventually(async () => {
      await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return document.getText().includes('"roleName": "Reader of models"');
    }, "the role is converted");
    await running;
    assert.equal(window.activeTextEditor?.document.uri.toString(), file("role.json").toString());
    assert.ok(document.isDirty, "the change is for the author to save or undo");
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });
});
