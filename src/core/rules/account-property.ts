import { setIn, type JsonData } from "../document/edits";
import type { JsonNode } from "../document/json-node";
import type { Value } from "../document/value";
import type { Account } from "../resources/account";
import { say, type Text } from "../text/text";
import type { Fix } from "./rule";

/** An object, and the way from it to what is to be set. */
interface Holder {
  readonly object: JsonNode;
  readonly names: readonly string[];
}

/**
 * Offers to write a property an account lacks, into the object it belongs in. That may be the default of a
 * parameter or stand in a parameters file, and the title says so; nothing is offered where an expression puts
 * the object together, since replacing it would lose what else it holds.
 *
 * @param path Names below `properties`, joined by dots.
 */
export function setProperty(account: Account, path: string, data: JsonData): readonly Fix[] {
  const holder = holderOf(account, path.split("."));
  if (!holder) return [];
  return [
    {
      title: titleFor(path, data, isWithin(holder.object, account.node)),
      safety: "unsafe",
      edits: setIn(holder.object, holder.names, data),
      in: holder.object,
    },
  ];
}

function titleFor(path: string, data: JsonData, isHere: boolean): Text {
  if (typeof data !== "string" && typeof data !== "boolean") {
    return isHere ? say("Set {0}", path) : say("Set {0} where it is decided", path);
  }
  const value = String(data);
  return isHere ? say("Set {0} to {1}", path, value) : say("Set {0} to {1} where it is decided", path, value);
}

function holderOf(
  { node, properties, propertiesNode }: Account,
  names: readonly string[],
): Holder | undefined {
  if (!propertiesNode || isNullHere(properties)) return { object: node, names: ["properties", ...names] };
  return deepest(properties, names);
}

function deepest(value: Value, names: readonly string[]): Holder | undefined {
  const object = value.kind === "object" ? value.source : undefined;
  const [name, ...more] = names;
  if (value.kind !== "object" || !object || name === undefined) return undefined;
  const next = value.get(name);
  const isLast = more.length === 0 || next.kind === "absent" || isNullHere(next);
  return isLast ? { object, names } : deepest(next, more);
}

/** Null is written there, and not come to by an expression. */
function isNullHere(value: Value): boolean {
  return value.kind === "scalar" && value.value === null && value.source === value.at;
}

function isWithin(node: JsonNode, ancestor: JsonNode): boolean {
  return node === ancestor || (node.parent !== undefined && isWithin(node.parent, ancestor));
}
