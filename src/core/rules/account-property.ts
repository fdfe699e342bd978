import { setIn, type JsonData } from "../document/edits";
import { findMember } from "../document/json-node";
import type { Account } from "../resources/account";
import type { Fix } from "./rule";

/** Offers to write a property an account lacks; nothing where its `properties` are an expression. */
export function setProperty(account: Account, path: string, data: JsonData): readonly Fix[] {
  const { node, propertiesNode } = account;
  if (propertiesNode && propertiesNode.type !== "object") return [];
  const properties = findMember(node, "properties")?.name ?? "properties";
  const shown = typeof data === "string" || typeof data === "boolean" ? ` to ${String(data)}` : "";
  return [
    {
      title: `Set ${path}${shown}`,
      safety: "unsafe",
      edits: setIn(node, [properties, ...path.split(".")], data),
    },
  ];
}
