import assert from "node:assert/strict";
import { commands, TabInputTextDiff, window, workspace, type TextDocument } from "vscode";
import { eventually } from "#support/eventually";
import { production } from "#src/explorer/sample-tenant/ids";

const run = (command: string): Thenable<unknown> => commands.executeCommand(command);

const chat = "Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action";
const embeddings = "Microsoft.CognitiveServices/accounts/OpenAI/deployments/embeddings/action";

function roleText(dataActions: readonly string[], scope = `/subscriptions/${production.id}`): string {
  const role = {
    Name: "Contoso Test Caller",
    IsCustom: true,
    Description: "Calls models in a test.",
    Actions: [],
    NotActions: [],
    DataActions: dataActions,
    NotDataActions: [],
    AssignableScopes: [scope],
  };
  return `${JSON.stringify(role, undefined, 2)}\n`;
}

async function open(content: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument({ language: "json", content });
  await window.showTextDocument(document);
  return document;
}

/** Runs a command that asks in a list, and takes the first choice each time. */
async function runSayingYes(command: string): Promise<unknown> {
  let outcome: { readonly value: unknown } | undefined;
  const running = run(command).then((value) => {
    outcome = { value };
  });
  await eventually(async () => {
    if (outcome === undefined) await run("workbench.action.acceptSelectedQuickOpenItem");
    return outcome !== undefined;
  }, `${command} ends`);
  await running;
  return outcome?.value;
}

describe("writing a role to Azure", () => {
  before(() => run("aoaiSecurity.exploreSampleTenant"));

  afterEach(() => run("workbench.action.closeAllEditors"));

  after(() => run("aoaiSecurity.leaveSampleTenant"));

  it("creates it, compares it once it is there, and changes nothing when nothing is different", async () => {
    const created = await open(roleText([chat]));
    assert.equal(await runSayingYes("aoaiSecurity.createOrUpdateRole"), "done");
    assert.equal(await run("aoaiSecurity.createOrUpdateRole"), "same");
    assert.equal(created.getText(), roleText([chat]), "the document stays as it is");

    await open(roleText([chat, embeddings]));
    assert.equal(await runSayingYes("aoaiSecurity.createOrUpdateRole"), "done");
    const compared = window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .find(({ input }) => input instanceof TabInputTextDiff);
    assert.ok(compared, "the differences are shown");
    const { original } = compared.input as TabInputTextDiff;
    assert.equal((await workspace.openTextDocument(original)).getText(), roleText([chat]));
  });

  it("stops at an error of the rules, with the cursor on it", async () => {
    await open(roleText([chat], "/"));
    assert.equal(await run("aoaiSecurity.createOrUpdateRole"), undefined);
    const editor = window.activeTextEditor;
    assert.equal(editor?.document.getText(editor.selection), '"/"');
  });
});
