import { elements, members, memberValue, type JsonNode } from "../document/json-node";
import type { ParameterType } from "./parameter";

/**
 * Whether two values are the same to Azure, which compares those of parameters
 * with regard to letter case. A number or boolean equals any text it can be read from.
 */
export function sameValue(left: JsonNode, right: JsonNode): boolean {
  if (left.type === "object" || left.type === "array")
    return left.type === right.type && sameParts(left, right);
  if (right.type === "object" || right.type === "array") return false;
  const [one, other] = [String(left.value), String(right.value)];
  if (one === other) return true;
  const types = [left.type, right.type];
  if (types.includes("boolean")) return one.toLowerCase() === other.toLowerCase();
  return types.includes("number") && one !== "" && other !== "" && Number(one) === Number(other);
}

function sameParts(left: JsonNode, right: JsonNode): boolean {
  if (left.type === "array") {
    const others = elements(right);
    return (
      elements(left).length === others.length &&
      elements(left).every((element, index) => {
        const other = others[index];
        return other !== undefined && sameValue(element, other);
      })
    );
  }
  return (
    members(left).length === members(right).length &&
    members(left).every(({ name, value }) => {
      const other = memberValue(right, name);
      return value !== undefined && other !== undefined && sameValue(value, other);
    })
  );
}

/**
 * Whether a value may be given to a parameter of a type. Text that can be read
 * as the type will do, as built-in definitions have it.
 */
export function fitsType(node: JsonNode, type: ParameterType): boolean {
  const text = String(node.value);
  if (node.type === "string" && text === "") return type !== "array" && type !== "object";
  switch (type) {
    case "array":
    case "object":
      return node.type === type;
    case "boolean":
      return node.type === "boolean" || (node.type === "string" && /^(?:true|false)$/i.test(text));
    case "integer":
      return (node.type === "number" || node.type === "string") && /^[+-]?\d+(?:\.0+)?$/.test(text);
    case "float":
      return (node.type === "number" || node.type === "string") && Number.isFinite(Number(text));
    case "datetime":
      return node.type === "string" && !Number.isNaN(Date.parse(text));
    case "string":
      return node.type === "string";
  }
}
