import { unknown } from "./arm-value";
import { elements, findMember, members, memberValue, stringOf, type JsonNode } from "./json-node";
import type { ObjectValue, Reader, Value } from "./value";

/**
 * Reads an object of a template. Two things set it apart from plain JSON:
 * names may be expressions, so that what is not found may still be there; and
 * a `copy` array makes members that are written nowhere else.
 */
export function readObject(node: JsonNode, read: Reader): ObjectValue {
  return {
    kind: "object",
    at: node,
    source: node,
    via: [],
    get names() {
      return namesOf(node);
    },
    get: (name) => readMember(node, name, read),
  };
}

function readMember(node: JsonNode, name: string, read: Reader): Value {
  const found = findMember(node, name);
  if (found && !isCopy(found.name, found.value)) return read(found.value);
  const loop = copiedNames(node).find((loop) => sameText(loop, name));
  if (loop) return unknown(loop);
  return hasComputedName(node) ? unknown(node) : { kind: "absent" };
}

function namesOf(node: JsonNode): readonly string[] {
  const written = members(node).filter(({ name, value }) => !isCopy(name, value) && !isComputedName(name));
  const copied = copiedNames(node).flatMap((name) => stringOf(name) ?? []);
  return [...written.map(({ name }) => name), ...copied];
}

/** The nodes that name what a `copy` array makes; a plain member called "copy" makes nothing. */
export function copiedNames(node: JsonNode): readonly JsonNode[] {
  const copy = memberValue(node, "copy");
  if (!isCopy("copy", copy)) return [];
  return elements(copy).flatMap((loop) => memberValue(loop, "name") ?? []);
}

function isCopy(name: string, value: JsonNode | undefined): boolean {
  if (name.length !== 4 || name.toLowerCase() !== "copy") return false;
  const loops = elements(value);
  return loops.length > 0 && loops.every((loop) => memberValue(loop, "name") && memberValue(loop, "count"));
}

/** Whether an object of a template has, or may have, a member that is not written under its name. */
export function mayBeMade(node: JsonNode, name: string): boolean {
  return copiedNames(node).some((loop) => sameText(loop, name)) || hasComputedName(node);
}

function hasComputedName(node: JsonNode): boolean {
  return (node.children ?? []).some(({ children }) => isComputedName(stringOf(children?.[0]) ?? ""));
}

function isComputedName(name: string): boolean {
  return name.startsWith("[") && name.endsWith("]");
}

function sameText(node: JsonNode, text: string): boolean {
  return stringOf(node)?.toLowerCase() === text.toLowerCase();
}
