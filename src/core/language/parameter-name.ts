import type { TemplateResource } from "../document/arm-template";
import { findMember, memberValue, members, sameName, stringOf, type JsonNode } from "../document/json-node";

/** Names that say nothing without what stands around them. */
const general = ["name", "type", "value", "id", "kind", "enabled", "mode", "tier"];

/** The operators of policy conditions, which say what is done with a value and not what it is. */
const operator =
  /^(?:not)?(?:equals|like|match|matchInsensitively|contains|in|containsKey)$|^(?:less|greater)(?:OrEquals)?$|^exists$/i;

/**
 * A name for a parameter that takes the place of a literal, by what the literal is.
 *
 * @param literal The value of a member.
 * @param resource The resource it stands in, to name what is said of the resource itself by its type.
 * @param taken The object whose members' names are taken already.
 */
export function parameterNameFor(
  literal: JsonNode,
  resource: Pick<TemplateResource, "node" | "type"> | undefined,
  taken: JsonNode | undefined,
): string {
  const wanted = identifier(telling(literal, resource));
  let name = wanted;
  for (let number = 2; findMember(taken, name); number++) name = wanted + String(number);
  return name;
}

function telling(literal: JsonNode, resource: Pick<TemplateResource, "node" | "type"> | undefined): string {
  const own = nameOfValue(literal) ?? "";
  const object = literal.parent?.parent;
  const field = stringOf(memberValue(object, "field"));
  if (field !== undefined && (operator.test(own) || sameName(own, "value"))) return lastPart(field);
  if (!general.some((name) => sameName(name, own))) return own;
  if (resource && object === resource.node) {
    return joined(resource.type.slice(resource.type.lastIndexOf("/") + 1).replace(/s$/i, ""), own);
  }
  const around = object && nameOfValue(object.parent?.type === "array" ? object.parent : object);
  if (around === undefined) return own;
  return sameName(own, "value") ? around : joined(around, own);
}

/** The name of the member that a node is the value of. */
function nameOfValue({ parent }: JsonNode): string | undefined {
  return parent?.type === "property" && parent.parent
    ? members(parent.parent).find(({ node }) => node === parent)?.name
    : undefined;
}

/** The part of a field that names a property or tag: what follows the last dot, slash or quote. */
function lastPart(field: string): string {
  return /([\w-]+)[^\w-]*$/.exec(field)?.[1] ?? field;
}

function joined(first: string, second: string): string {
  return first + second.charAt(0).toUpperCase() + second.slice(1);
}

/** Parameters of templates are named like variables of a programming language. */
function identifier(text: string): string {
  const name = text.replace(/^\W+|\W+$/g, "").replace(/\W+/g, "_");
  return /^[A-Za-z_]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : `value${name}`;
}
