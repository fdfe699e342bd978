import assert from "node:assert/strict";
import { commands, languages, window, workspace, type CodeAction, type TextDocument } from "vscode";
import { eventually } from "#support/eventually";

const role = `{
  // what the team needs
  "Name": "Operator",
  "IsCustom": true,
  "Description": "Operates models.",
  "Actions": [
    "Microsoft.CognitiveServices/accounts/*" // all there is, so far
  ],
  "NotActions": [],
  "AssignableScopes": ["/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f"]
}
`;

const policy = `{
  "mode": "Microsoft.Network.Data",
  "parameters": { "group": { "type": "String" } },
  "policyRule": {
    "if": { "field": "type", "equals": "Microsoft.Network/virtualNetworks" },
    "then": { "effect": "addToNetworkGroup", "details": { "networkGroupId": "[parameters('group')]" } }
  }
}
`;

const codeOf = ({ code }: { code?: unknown }): unknown =>
  typeof code === "object" && code !== null && "value" in code ? code.value : code;

const found = (document: TextDocument, rule: string) =>
  languages.getDiagnostics(document.uri).find((diagnostic) => codeOf(diagnostic) === rule);

async function show(content: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument({ language: "jsonc", content });
  await window.showTextDocument(document);
  return document;
}

async function fixFor(document: TextDocument, rule: string, title: RegExp): Promise<CodeAction> {
  await eventually(() => found(document, rule), `${rule} is reported`);
  const actions = await commands.executeCommand<CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    found(document, rule)?.range,
  );
  const fix = actions.find((action) => title.test(action.title));
  assert.ok(fix, `${String(title)} is among ${actions.map((action) => action.title).join("; ")}`);
  return fix;
}

describe("fixes that rewrite", () => {
  it("replace a wildcard by what it grants without keys, and keep the comments", async () => {
    const document = await show(role);
    const fix = await fixFor(
      document,
      "no-key-access",
      /^Replace with what it grants today, without key access/,
    );
    assert.ok(fix.edit);
    await workspace.applyEdit(fix.edit);
    await eventually(() => !found(document, "no-key-access"), "the warning is gone");
    assert.match(document.getText(), /\/\/ what the team needs/);
    assert.match(document.getText(), /\/\/ all there is, so far/);
    assert.match(document.getText(), /Microsoft\.CognitiveServices\/accounts\/read/);
    assert.doesNotMatch(document.getText(), /listKeys|accounts\/\*"/);
  });

  it("open the template to which the parameter of a network group is moved", async () => {
    const document = await show(policy);
    const fix = await fixFor(document, "network-group-id-literal", /template/i);
    assert.ok(fix.command, "the fix opens a document of its own");
    await commands.executeCommand(fix.command.command, ...((fix.command.arguments ?? []) as unknown[]));
    const opened = await eventually(() => {
      const active = window.activeTextEditor?.document;
      return active !== document && active?.getText().includes("DeploymentTemplate.json")
        ? active
        : undefined;
    }, "the template is open");
    assert.match(opened.getText(), /"networkGroupId": "\[parameters\('/);
    assert.equal(found(opened, "network-group-id-literal"), undefined);
    assert.match(document.getText(), /\[parameters\('group'\)\]/, "the definition itself is left as it was");
  });
});
