import assert from "node:assert/strict";
import { commands, languages, window, type TextDocument } from "vscode";
import { eventually } from "#support/eventually";

const run = (command: string) => commands.executeCommand(command);

/** Focus and selection of a list move after the commands for it have returned, and VS Code tells nobody. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 300));

/**
 * Moves to the first row below the first heading as the keyboard does, and selects it. To select a heading opens or
 * closes it, so that one that was drawn just then must not leave the next attempt with other rows.
 */
async function selectFirstAccount(): Promise<void> {
  await run("workbench.view.extension.aoaiSecurity");
  await run("aoaiSecurity.accounts.focus");
  await settle();
  await run("list.collapseAll");
  await run("list.focusFirst");
  await run("list.expand");
  await settle();
  await run("list.focusDown");
  await run("list.select");
  await settle();
}

/** Opens what is selected as JSON; undefined where that is no account, or the tree is not there yet. */
async function openSelected(): Promise<TextDocument | undefined> {
  await run("aoaiSecurity.openAsJson");
  const document = window.activeTextEditor?.document;
  return document?.uri.scheme === "aoai-security" ? document : undefined;
}

describe("the explorer", () => {
  before(() => run("aoaiSecurity.exploreSampleTenant"));

  after(async () => {
    await run("workbench.action.closeAllEditors");
    await run("aoaiSecurity.leaveSampleTenant");
  });

  it("shows the sample tenant, and opens an account as JSON with its findings in place", async () => {
    const document = await eventually(async () => {
      await selectFirstAccount();
      return openSelected();
    }, "the first account is opened");
    assert.match(document.uri.path, /^\/contoso-chat-prod\.json$/);
    assert.match(document.getText(), /"disableLocalAuth": false/);

    const codes = () =>
      languages
        .getDiagnostics(document.uri)
        .map(({ code }) => (typeof code === "object" ? code.value : code));
    await eventually(() => codes().includes("no-local-auth"), "the linter judges the live account");
  });

  it("leaves the sample, and without a sign-in there is no account", async () => {
    await run("workbench.action.closeAllEditors");
    await run("aoaiSecurity.leaveSampleTenant");
    await selectFirstAccount();
    assert.equal(await openSelected(), undefined);
    await run("aoaiSecurity.exploreSampleTenant");
    await eventually(async () => {
      await selectFirstAccount();
      return openSelected();
    }, "a fresh sample is shown");
  });
});
