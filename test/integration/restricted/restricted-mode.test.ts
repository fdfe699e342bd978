import assert from "node:assert/strict";
import { languages, workspace } from "vscode";
import { eventually } from "#support/eventually";

describe("in Restricted Mode", () => {
  it("documents are judged as always", async () => {
    assert.equal(workspace.isTrusted, false);
    const [file] = await workspace.findFiles("data-scientist-role.jsonc");
    assert.ok(file, "the folder of examples is open");
    await workspace.openTextDocument(file);
    await eventually(
      () => languages.getDiagnostics(file).some(({ source }) => source === "Azure OpenAI Security"),
      "a finding appears",
    );
  });
});
