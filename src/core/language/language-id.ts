/** The languages whose documents are read as JSON. */
export const jsonLanguages: readonly string[] = ["json", "jsonc"];

/** The languages in whose documents role ids are found by their text. */
export const textLanguages: readonly string[] = [
  "bicep",
  "terraform",
  "yaml",
  "powershell",
  "shellscript",
  "markdown",
];

/** Whether a document of a language is read as JSON. */
export function isJson(languageId: string): boolean {
  return jsonLanguages.includes(languageId);
}
