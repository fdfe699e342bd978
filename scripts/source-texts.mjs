import { readFile } from "node:fs/promises";
import { glob } from "tinyglobby";
import ts from "typescript";

/** Calls whose first argument is what translators get: VS Code's own, and the core's, which knows no editor. */
const calls = /^((vscode\.)?l10n\.t|say)$/;

/** The texts that the sources hand to them, sorted, as VS Code wants them for translators. */
export async function sourceTexts() {
  // One file hands on phrases of the core, which are found where they are written.
  const files = await glob("src/**/*.ts", { ignore: "src/infrastructure/translate.ts" });
  const texts = await Promise.all(files.map(async (file) => textsIn(await readFile(file, "utf8"), file)));
  return Object.fromEntries([...new Set(texts.flat())].sort().map((text) => [text, text]));
}

function textsIn(source, name) {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest);
  const found = [];
  const visit = (node) => {
    if (ts.isCallExpression(node) && calls.test(node.expression.getText(file))) {
      const [text] = node.arguments;
      if (!text || !ts.isStringLiteralLike(text)) {
        throw new Error(`${name}: what is to be translated has to stand in the call: ${node.getText(file)}`);
      }
      found.push(text.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
