/**
 * Reads the packed operation names that scripts/catalog/pack-names.mjs writes; the
 * form is described there.
 */

const verbOfLetter: Readonly<Record<string, string>> = {
  r: "/read",
  w: "/write",
  d: "/delete",
  a: "/action",
  R: "/Read",
  W: "/Write",
  D: "/Delete",
  A: "/Action",
  _: "/",
};

/** The names in packed text, in its own order. */
export function unpackNames(packed: string): string[] {
  const names: string[] = [];
  const parents: string[] = [];
  let parent = "";
  let path = "";
  // Splitting gives text and mark in turn, and is faster than looking at each character.
  const tokens = packed.split(/([(),=!])/);
  for (let at = 0; at < tokens.length; at += 2) {
    const text = tokens[at] ?? "";
    const mark = tokens[at + 1] ?? ",";
    if (tokens[at - 1] === "=") {
      for (const letter of text) names.push(path + (verbOfLetter[letter] ?? ""));
    } else if (text !== "") {
      path = parent + text;
      if (mark === "," || mark === ")") names.push(path);
    }
    if (mark === "!") names.push(path);
    if (mark === "(") {
      parents.push(parent);
      parent = `${path}/`;
    }
    if (mark === ")") parent = parents.pop() ?? "";
  }
  return names;
}

/** The provider of a packed line: what stands before its first bracket. */
export function providerOf(packed: string): string {
  const end = packed.search(/[(),=!]/);
  return end < 0 ? packed : packed.slice(0, end);
}
