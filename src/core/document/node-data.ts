import { getNodeValue } from "jsonc-parser";
import type { JsonData } from "./edits";
import type { JsonNode } from "./json-node";

/** What a node holds, comments left out. */
export function dataOf(node: JsonNode): JsonData {
  return getNodeValue(node) as JsonData;
}

/** The same data with every string changed; names of members stay. */
export function mapStrings(data: JsonData, change: (text: string) => string): JsonData {
  if (typeof data === "string") return change(data);
  if (data === null || typeof data !== "object") return data;
  if (isList(data)) return data.map((item) => mapStrings(item, change));
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, mapStrings(value, change)]));
}

/** The same object without a member, its name in any letter case. */
export function withoutMember(data: JsonData, name: string): JsonData {
  if (data === null || typeof data !== "object" || isList(data)) return data;
  const kept = Object.entries(data).filter(([key]) => key.toLowerCase() !== name.toLowerCase());
  return Object.fromEntries(kept);
}

function isList(data: JsonData): data is readonly JsonData[] {
  return Array.isArray(data);
}
