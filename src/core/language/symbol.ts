import { say, type Text } from "../text/text";
import type { Span } from "../document/arm-expression";

/** What a symbol is about; the editor has a picture for each. */
export type SymbolKind = "role" | "assignment" | "policy" | "account" | "list" | "property";

/** A line of the outline of a document. */
export interface DocumentSymbol<Words = string> {
  readonly name: Words;
  readonly detail: Words;
  readonly kind: SymbolKind;
  /** All that belongs to it, in UTF-16 units. */
  readonly range: Span;
  /** What is selected when it is chosen; part of the range. */
  readonly at: Span;
  /** Inside its range, in the order they are written. */
  readonly children: readonly DocumentSymbol<Words>[];
}

/** What a symbol is made of; it is selected as a whole where nothing else is said. */
type Parts = Pick<DocumentSymbol<Text>, "name" | "range"> &
  Partial<Pick<DocumentSymbol<Text>, "detail" | "children">> & { readonly at?: Span | undefined };

/** What a symbol without a name is called: editors refuse to show one. */
const nameless: Readonly<Record<SymbolKind, Text>> = {
  role: say("Role definition"),
  assignment: say("Role assignment"),
  policy: say("Policy definition"),
  account: say("Account"),
  list: say("List"),
  property: say("Property"),
};

/** Makes a symbol; its children come in the order they are written. */
export function symbol(
  kind: SymbolKind,
  { name, detail = "", range, at = range, children = [] }: Parts,
): DocumentSymbol<Text> {
  return {
    kind,
    name: typeof name === "string" && name.trim() === "" ? nameless[kind] : name,
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
export function nested(found: readonly DocumentSymbol<Text>[]): readonly DocumentSymbol<Text>[] {
  const byPlace = found.toSorted(
    (a, b) => a.range.offset - b.range.offset || b.range.length - a.range.length,
  );
  const outermost: DocumentSymbol<Text>[] = [];
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

function endOf({ range }: DocumentSymbol<Text>): number {
  return range.offset + range.length;
}
