import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  commands,
  languages,
  Range,
  Uri,
  window,
  workspace,
  type CodeAction,
  type CompletionList,
  type Hover,
  type InlayHint,
  type MarkdownString,
  type TextDocument,
} from "vscode";
import { eventually } from "#support/eventually";

const folder = Uri.file(join(tmpdir(), "aoai-security languages"));
const user = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";
const name = "Cognitive Services OpenAI User";

/** A file of each language: a role with a comment that names another, and a place where a role is to be named. */
const files = {
  "main.bicep": {
    language: "bicep",
    text: `var chatRole = '${user}' // Cognitive Services User\nparam otherRoleId string = ''\n`,
    comment: "//",
    place: "otherRoleId string = '",
  },
  "main.tf": {
    language: "terraform",
    text: `chat_role = "${user}" # Cognitive Services User\nrole_definition_id = ""\n`,
    comment: "#",
    place: 'role_definition_id = "',
  },
} as const;

const fileOf = (file: string) => Uri.joinPath(folder, file);

async function open(file: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(fileOf(file));
  await window.showTextDocument(document);
  return document;
}

const found = (uri: Uri) =>
  languages.getDiagnostics(uri).filter(({ source }) => source === "Azure OpenAI Security");

async function actionsAt(document: TextDocument, range: Range): Promise<CodeAction[]> {
  return commands.executeCommand<CodeAction[]>("vscode.executeCodeActionProvider", document.uri, range);
}

for (const [file, { language, text, comment, place }] of Object.entries(files)) {
  describe(`a file ${file}`, () => {
    before(() => workspace.fs.writeFile(fileOf(file), Buffer.from(text)));
    after(() => workspace.fs.delete(fileOf(file)));

    it("shows the name of a role behind its id", async () => {
      const document = await open(file);
      assert.equal(document.languageId, language);
      const labels = await eventually(async () => {
        const hints = await commands.executeCommand<InlayHint[]>(
          "vscode.executeInlayHintProvider",
          document.uri,
          new Range(0, 0, 2, 0),
        );
        return hints.length > 0 ? hints.map(({ label }) => label) : undefined;
      }, "there is a hint");
      assert.deepEqual(labels, [name]);
    });

    it("says in a hover what the role may do", async () => {
      const document = await open(file);
      const hovers = await commands.executeCommand<Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        document.positionAt(text.indexOf(user) + 3),
      );
      const texts = hovers.flatMap(({ contents }) => contents.map((each) => (each as MarkdownString).value));
      assert.match(texts.join("\n"), new RegExp(name));
    });

    it("offers roles by task where one is to be named", async () => {
      const document = await open(file);
      const { items } = await commands.executeCommand<CompletionList>(
        "vscode.executeCompletionItemProvider",
        document.uri,
        document.positionAt(text.indexOf(place) + place.length),
      );
      const { insertText } = items.find(({ label }) => label === `Call models → ${name}`) ?? {};
      assert.ok(typeof insertText === "string" && insertText.endsWith(user), JSON.stringify(insertText));
    });

    it("reports a comment that names another role, and the fix writes the right name", async () => {
      const document = await open(file);
      const diagnostic = await eventually(() => found(document.uri).at(0), "the comment is reported");
      assert.equal(document.getText(diagnostic.range), "Cognitive Services User");
      const actions = await actionsAt(document, diagnostic.range);
      const fix = actions.find(({ title }) => title === `Write ${name}`);
      assert.ok(fix?.edit, actions.map(({ title }) => title).join(", "));
      await workspace.applyEdit(fix.edit);
      await eventually(() => found(document.uri).length === 0, "nothing is found any more");
      assert.ok(document.getText().includes(`${comment} ${name}\n`));
      await commands.executeCommand("workbench.action.files.revert");
    });

    it("is silenced by a comment of its own language", async () => {
      const document = await open(file);
      const diagnostic = await eventually(() => found(document.uri).at(0), "the comment is reported");
      const actions = await actionsAt(document, diagnostic.range);
      const action = actions.find(({ title }) => title.startsWith("Suppress current-role-name here"));
      const [handed] = (action?.command?.arguments ?? []) as object[];
      await commands.executeCommand(action?.command?.command ?? "", { ...handed, reason: "ours" });
      await eventually(() => found(document.uri).length === 0, "it is silenced");
      const line = `${comment} aoai-security-disable-next-line current-role-name -- ours\n`;
      assert.ok(document.getText().startsWith(line), document.getText());
      await commands.executeCommand("workbench.action.files.revert");
    });
  });
}
