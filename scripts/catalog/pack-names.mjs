/**
 * Writes operation names in the order of their lower-case form:
 *
 *   Microsoft.X/things/read, Microsoft.X/things/start/action, Microsoft.X/things/stop/action
 *   becomes  0Microsoft.X/things/read,1start/action,2stop/action
 *
 * A digit in base 36 says how many segments to take away from the end of the name before; what
 * comes after it is added. src/core/catalog/unpack-names.ts reads it.
 * @param {readonly string[]} names
 */
export function packNames(names) {
  return inPackedOrder(names).map(packName).join(",");
}

/**
 * Packs names one provider to a line, some of them as they are, which takes more room and
 * is read much faster. The same set of names gives the same lines.
 * @param {readonly string[]} names
 * @param {(provider: string) => boolean} isPlain Tells by the lowered provider which ones.
 */
export function packByProvider(names, isPlain) {
  const providers = Map.groupBy(inPackedOrder(names), providerOf);
  return [...providers].map(([provider, ofProvider]) =>
    isPlain(provider) ? ofProvider.join(",") : packNames(ofProvider),
  );
}

/**
 * The same names in the order in which their packed lines are read.
 * @param {readonly string[]} names
 * @returns {string[]}
 */
export function inPackedOrder(names) {
  const bad = names.find((name) => /^\d|[,;|?]/.test(name));
  if (bad !== undefined) throw new Error(`"${bad}" holds a character that the packed form uses.`);
  return [...names].sort((a, b) => compare(a.toLowerCase(), b.toLowerCase()) || compare(a, b));
}

/** The provider of a name, in lower case. */
export function providerOf(name) {
  return name.split("/", 1)[0].toLowerCase();
}

function packName(name, index, all) {
  const before = index === 0 ? [] : all[index - 1].split("/");
  const segments = name.split("/");
  // The last segment of the name before never stays, so only the first name begins with 0.
  const differ = before.slice(0, -1).findIndex((segment, at) => segment !== segments[at]);
  const same = differ < 0 ? Math.max(before.length - 1, 0) : differ;
  return (before.length - same).toString(36) + segments.slice(same).join("/");
}

export function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
