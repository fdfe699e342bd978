import { readFile } from "node:fs/promises";
import { getL10nJson } from "@vscode/l10n-dev";
import { glob } from "tinyglobby";

/** The texts that the sources hand to `l10n.t`, sorted, as VS Code wants them for translators. */
export async function sourceTexts() {
  const files = await glob("src/**/*.ts");
  const scripts = await Promise.all(
    files.map(async (file) => ({ contents: await readFile(file, "utf8"), extension: ".ts" })),
  );
  const texts = await getL10nJson(scripts);
  return Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
