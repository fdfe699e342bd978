import { readFile } from "node:fs/promises";
import { getL10nJson } from "@vscode/l10n-dev";
import { glob } from "tinyglobby";
import ts from "typescript";

/** The texts that the sources hand to `l10n.t` and `say`, sorted, as VS Code wants them for translators. */
export async function sourceTexts() {
  const files = await glob("src/**/*.ts");
  const sources = await Promise.all(
    files.map(async (file) => ({
      inCore: file.startsWith("src/core/"),
      contents: await readFile(file, "utf8"),
    })),
  );
  const phrases = sources.filter(({ inCore }) => inCore).flatMap(({ contents }) => phrasesIn(contents));
  // Reading a source takes its reader long, so it gets those that have something for it.
  const scripts = sources
    .filter(({ contents }) => contents.includes("l10n.t("))
    .map(({ contents }) => ({ contents, extension: ".ts" }));
  const texts = {
    ...(await getL10nJson(scripts)),
    ...Object.fromEntries(phrases.map((phrase) => [phrase, phrase])),
  };
  return Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The phrases of a source of the core, which knows no editor. */
function phrasesIn(contents) {
  if (!contents.includes("say(")) return [];
  const file = ts.createSourceFile("source.ts", contents, ts.ScriptTarget.Latest);
  const found = [];
  const visit = (node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "say") {
      const [phrase] = node.arguments;
      if (!phrase || !ts.isStringLiteralLike(phrase)) {
        throw new Error(
          `A phrase has to stand in say() as it is: ${contents.slice(node.pos, node.end).trim()}`,
        );
      }
      found.push(phrase.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
