/**
 * Writes operation names as a tree of their segments, one provider to a line:
 *
 *   Microsoft.X/things/read, Microsoft.X/things/write, Microsoft.X/things/stop/action
 *   becomes  Microsoft.X(things=rw(stop=a))
 *
 * After a segment come the verbs it ends in (after "="), "!" when the path so far is a
 * name itself, and its children in brackets. src/core/catalog/unpack-names.ts reads it.
 */

const letterOfVerb = {
  read: "r",
  write: "w",
  delete: "d",
  action: "a",
  Read: "R",
  Write: "W",
  Delete: "D",
  Action: "A",
  // A few names end in a slash.
  "": "_",
};

/**
 * The packed lines of some names, sorted; the same set of names gives the same lines.
 * @param {readonly string[]} names
 * @returns {string[]}
 */
export function packNames(names) {
  return childrenOf(treeOf(names)).map(([segment, node]) => segment + packNode(node));
}

/**
 * The same names in the order in which their packed lines are read.
 * @param {readonly string[]} names
 * @returns {string[]}
 */
export function inPackedOrder(names) {
  return childrenOf(treeOf(names)).flatMap(([segment, node]) => namesIn(segment, node));
}

function treeOf(names) {
  const root = newNode();
  for (const name of names) {
    if (/[(),=!;|?]/.test(name)) throw new Error(`"${name}" holds a character that the packed form uses.`);
    let node = root;
    for (const segment of name.split("/")) node = childOf(node, segment);
    node.isName = true;
  }
  return root;
}

function packNode(node) {
  const { verbs, others } = verbsAndOthers(node);
  const letters = verbs.map(([verb]) => letterOfVerb[verb]);
  const own = node.isName && node.children.size > 0 ? "!" : "";
  const inner = others.map(([segment, child]) => segment + packNode(child)).join(",");
  return (letters.length > 0 ? `=${letters.join("")}` : "") + own + (inner === "" ? "" : `(${inner})`);
}

function namesIn(path, node) {
  const { verbs, others } = verbsAndOthers(node);
  return [
    ...verbs.map(([verb]) => `${path}/${verb}`),
    ...(node.isName ? [path] : []),
    ...others.flatMap(([segment, child]) => namesIn(`${path}/${segment}`, child)),
  ];
}

function verbsAndOthers(node) {
  const children = childrenOf(node);
  return { verbs: children.filter(isVerb), others: children.filter((child) => !isVerb(child)) };
}

function isVerb([segment, { children }]) {
  return Object.hasOwn(letterOfVerb, segment) && children.size === 0;
}

function newNode() {
  return { isName: false, children: new Map() };
}

function childOf(node, segment) {
  const known = node.children.get(segment);
  if (known) return known;
  const child = newNode();
  node.children.set(segment, child);
  return child;
}

/** By lower case, then by the spelling itself: an order that no locale changes. */
function childrenOf(node) {
  return [...node.children].sort(([a], [b]) => compare(a.toLowerCase(), b.toLowerCase()) || compare(a, b));
}

export function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
