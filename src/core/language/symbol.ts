import type { Span } from "../document/arm-expression";

/** What a symbol is about; the editor has a picture for each. */
export type SymbolKind = "role" | "assignment" | "policy" | "account" | "list" | "property";

/** A line of the outline of a document. */
export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  /** All that belongs to it, in UTF-16 units. */
  readonly range: Span;
  /** What is selected when it is chosen; part of the range. */
  readonly at: Span;
  /** Inside its range, in the order they are written. */
  readonly children: readonly DocumentSymbol[];
}

/** What a symbol is made of; it is selected as a whole where nothing else is said. */
type Parts = Pick<DocumentSymbol, "name" | "range"> &
  Partial<Pick<DocumentSymbol, "detail" | "children">> & { readonly at?: Span | undefined };

/** What a symbol without a name is called: editors refuse to show one. */
const nameless: Readonly<Record<SymbolKind, string>> = {
  role: "Role definition",
  assignment: "Role assignment",
  policy: "Policy definition",
  account: "Account",
  list: "List",
  property: "Property",
};

/** Makes a symbol; its children come in the order they are written. */
export function symbol(
  kind: SymbolKind,
  { name, detail = "", range, at = range, children = [] }: Parts,
): DocumentSymbol {
  return {
    kind,
    name: name.trim() === "" ? nameless[kind] : name,
    detail,
    range: placeOf(range),
    at: placeOf(at),
    children: children.toSorted((a, b) => a.range.offset - b.range.offset),
  };
}

function placeOf({ offset, length }: Span): Span {
  return { offset, length };
}

/**
 * Hangs what stands inside something else below that, such as an account below the policy that deploys it.
 *
 * @param found Symbols whose ranges hold each other, or nothing of each other.
 */
export function nested(found: readonly DocumentSymbol[]): readonly DocumentSymbol[] {
  const byPlace = found.toSorted(
    (a, b) => a.range.offset - b.range.offset || b.range.length - a.range.length,
  );
  const outermost: DocumentSymbol[] = [];
  let at = 0;
  for (let outer = byPlace[at]; outer; outer = byPlace[at]) {
    const first = at + 1;
    at = first;
    while ((byPlace[at]?.range.offset ?? Infinity) < endOf(outer)) at++;
    const inside = nested(byPlace.slice(first, at));
    outermost.push(symbol(outer.kind, { ...outer, children: [...outer.children, ...inside] }));
  }
  return outermost;
}

function endOf({ range }: DocumentSymbol): number {
  return range.offset + range.length;
}
