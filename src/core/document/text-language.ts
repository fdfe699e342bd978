/** How a language writes strings and comments. */
export type Syntax = "bicep" | "json" | "markdown" | "powershell" | "shellscript" | "terraform" | "yaml";

/** The editor's names of the languages in whose texts role ids are looked for, and how each is written. */
const syntaxes: Readonly<Record<string, Syntax>> = {
  bicep: "bicep",
  "bicep-params": "bicep",
  terraform: "terraform",
  "terraform-vars": "terraform",
  yaml: "yaml",
  "azure-pipelines": "yaml",
  "github-actions-workflow": "yaml",
  powershell: "powershell",
  shellscript: "shellscript",
  markdown: "markdown",
};

const languageOfExtension: Readonly<Record<string, string>> = {
  json: "json",
  jsonc: "jsonc",
  bicep: "bicep",
  bicepparam: "bicep-params",
  tf: "terraform",
  tfvars: "terraform-vars",
  yaml: "yaml",
  yml: "yaml",
  ps1: "powershell",
  psm1: "powershell",
  sh: "shellscript",
  bash: "shellscript",
  zsh: "shellscript",
  md: "markdown",
};

/** The languages whose documents are read as JSON. */
export const jsonLanguages: readonly string[] = ["json", "jsonc"];

/** The languages in whose documents role ids are found by their text. */
export const textLanguages: readonly string[] = Object.keys(syntaxes);

/** The endings, without the dot, of the files that are judged when a folder is. */
export const fileExtensions: readonly string[] = Object.keys(languageOfExtension);

/** Whether a document of a language is read as JSON. */
export function isJson(languageId: string): boolean {
  return jsonLanguages.includes(languageId);
}

/** How a language other than JSON is written; absent for one in which nothing is looked for. */
export function syntaxOf(languageId: string): Syntax | undefined {
  return Object.hasOwn(syntaxes, languageId) ? syntaxes[languageId] : undefined;
}

/**
 * The language of a file.
 *
 * @param name Its name or path.
 * @returns The editor's name of the language; absent for an ending that is not known.
 */
export function languageOfFile(name: string): string | undefined {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(languageOfExtension, extension) ? languageOfExtension[extension] : undefined;
}
