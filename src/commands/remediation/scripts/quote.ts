/** A word as bash takes it: between single quotes nothing has a meaning but the quote itself. */
export function bashWord(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** The same for PowerShell, where the typographic single quotes end a string, too. */
export function powerShellWord(word: string): string {
  return `'${word.replaceAll(/['\u2018\u2019\u201a\u201b]/g, "$&$&")}'`;
}
