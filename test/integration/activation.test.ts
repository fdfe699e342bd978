import assert from "node:assert/strict";
import { extensions, workspace } from "vscode";
import { eventually } from "#support/eventually";
import manifest from "../../package.json";

describe("the extension", () => {
  it("is there and sleeps until it is needed, then wakes for a JSON file", async () => {
    const extension = extensions.getExtension(`${manifest.publisher}.${manifest.name}`);
    assert.ok(extension, "the extension is installed");
    const [file] = await workspace.findFiles("openai-account.json");
    assert.ok(file, "the folder of examples is open");
    await workspace.openTextDocument(file);
    await eventually(() => extension.isActive, "the extension is active");
    // A failed activation counts as active, too; this tells its error.
    await extension.activate();
  });
});
