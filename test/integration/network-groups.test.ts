import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commands, languages, Range, Uri, window, workspace, WorkspaceEdit, type Diagnostic } from "vscode";
import { eventually } from "#support/eventually";

const rule = "one-network-group-per-definition";

const shared = (file: Uri): Diagnostic | undefined =>
  languages.getDiagnostics(file).find(({ code }) => typeof code === "object" && code.value === rule);

const definition = (group: string) => `{
  "mode": "Microsoft.Network.Data",
  "policyRule": {
    "if": { "field": "type", "equals": "Microsoft.Network/virtualNetworks" },
    "then": {
      "effect": "addToNetworkGroup",
      "details": { "networkGroupId": "/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f/resourceGroups/net/providers/Microsoft.Network/networkManagers/hub/networkGroups/${group}" }
    }
  }
}
`;

describe("definitions that fill the same network group", () => {
  const folder = Uri.file(join(tmpdir(), "aoai-security groups"));
  const [byName, byTag] = [Uri.joinPath(folder, "by-name.json"), Uri.joinPath(folder, "by-tag.json")];

  before(async () => {
    await workspace.fs.writeFile(byName, Buffer.from(definition("spokes")));
    await workspace.fs.writeFile(byTag, Buffer.from(definition("spokes")));
  });

  after(async () => {
    await commands.executeCommand("workbench.action.closeAllEditors");
    await workspace.fs.delete(folder, { recursive: true });
  });

  it("are found in each other's files once the files have been linted, and again while one is edited", async () => {
    const document = await workspace.openTextDocument(byName);
    await window.showTextDocument(document);
    await commands.executeCommand("aoaiSecurity.lintSelection", folder, [folder]);
    await eventually(() => shared(byName) !== undefined, "the open file has the finding");
    assert.equal(shared(byName)?.relatedInformation?.[0]?.location.uri.toString(), byTag.toString());
    assert.equal(shared(byTag)?.relatedInformation?.[0]?.location.uri.toString(), byName.toString());

    const end = document.getText().indexOf('spokes"') + "spokes".length;
    const typed = new WorkspaceEdit();
    typed.insert(byName, document.positionAt(end), "2");
    await workspace.applyEdit(typed);
    await eventually(() => !shared(byName) && !shared(byTag), "another group is shared with nobody");

    const undone = new WorkspaceEdit();
    undone.delete(byName, new Range(document.positionAt(end), document.positionAt(end + 1)));
    await workspace.applyEdit(undone);
    await eventually(() => shared(byName) && shared(byTag), "the finding is back in both files");
  });
});
