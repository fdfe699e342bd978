import { elements, members, memberValue, stringOf, type JsonNode } from "./json-node";

/**
 * The way from the top of a document to a place, by names instead of positions: it stays
 * the same while lines move and elements change their order.
 *
 * @returns Member names in lower case; an element of an array is called by its name where
 * it has one, such as `.resources[chat].properties.disablelocalauth`.
 */
export function anchorAt(root: JsonNode | undefined, offset: number): string {
  const steps: string[] = [];
  for (let node = root; node;) {
    const next: { readonly step: string; readonly node: JsonNode | undefined } | undefined =
      node.type === "array" ? elementAt(node, offset) : memberAt(node, offset);
    if (!next) break;
    steps.push(next.step);
    node = next.node;
  }
  return steps.join("");
}

function memberAt(node: JsonNode, offset: number) {
  const member = members(node).find((each) => holds(each.node, offset));
  return member && { step: `.${member.name.toLowerCase()}`, node: member.value };
}

function elementAt(node: JsonNode, offset: number) {
  const element = elements(node).find((each) => holds(each, offset));
  return element && { step: `[${nameOf(element)}]`, node: element };
}

function nameOf(element: JsonNode): string {
  const names = ["name", "roleName", "displayName"].map((name) => stringOf(memberValue(element, name)));
  return names.find((name) => name !== undefined) ?? "";
}

function holds({ offset: start, length }: JsonNode, offset: number): boolean {
  return offset >= start && offset < start + length;
}
