/**
 * Reads the packed operation names that scripts/catalog/pack-names.mjs writes; the
 * form is described there.
 */

/** The names in packed text, in its own order. */
export function unpackNames(packed: string): readonly string[] {
  const tokens = packed === "" ? [] : packed.split(",");
  if (!isShortened(packed)) return tokens;
  let name = "";
  return tokens.map((token) => (name = withoutLast(parseInt(token.charAt(0), 36), name) + token.slice(1)));
}

/** The provider of a packed line. */
export function providerOf(packed: string): string {
  return packed.slice(isShortened(packed) ? 1 : 0, packed.indexOf("/"));
}

/** What is left of a name, up to a slash, when segments are taken away from its end. */
function withoutLast(segments: number, name: string): string {
  let end = name.length;
  for (let left = segments; left > 0; left--) end = name.lastIndexOf("/", end - 1);
  return name.slice(0, end + 1);
}

/** In the first name nothing is taken away, and no name begins with a digit. */
function isShortened(packed: string): boolean {
  return packed.startsWith("0");
}
