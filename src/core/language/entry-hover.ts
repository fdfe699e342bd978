import { nearOperations } from "../catalog/near-operations";
import { findOperation, isOfCompleteProvider, operationsOrigin, providerName } from "../catalog/operations";
import { findRemovedOperation } from "../catalog/removed-operations";
import { planesOf, type PermissionBlock, type RoleDefinition } from "../resources/role-definition";
import { valuesOf, type Entry } from "../resources/entry-list";
import type { Plane } from "../rbac/permissions";
import type { Risk } from "../rbac/risk";
import { isWildcard } from "../rbac/wildcard";
import type { RiskyOperation } from "../rbac/worst-operations";
import type { BuiltInRole } from "../catalog/built-in-roles";
import type { JsonNode } from "../document/json-node";
import { countOverlap, entryFacts, type EntryFacts } from "./entry-facts";
import { rolesThatGrant } from "./roles-that-grant";
import { code, counted, listed, paragraphs, plain } from "./markdown";

/** An entry of a role and the lists it stands among. */
export interface EntryPlace {
  readonly entry: Entry;
  readonly plane: Plane;
  /** Whether it grants, or takes back what the same permissions object grants. */
  readonly side: "granted" | "withheld";
  readonly granted: readonly string[];
  readonly withheld: readonly string[];
}

const planeWords = { control: "control plane", data: "data plane" } as const;

const riskWords: Readonly<Record<Risk, string>> = {
  keys: "keys and secrets",
  access: "who may do what",
  account: "every setting of the account",
  secrets: "keys and secrets",
  change: "changes",
  use: "use",
  read: "reading",
};

/** The entry whose text a node is. */
export function findEntry(roles: readonly RoleDefinition[], node: JsonNode): EntryPlace | undefined {
  for (const role of roles) {
    for (const block of role.permissions) {
      const found = entryIn(block, node);
      if (found) return found;
    }
  }
  return undefined;
}

function entryIn(block: PermissionBlock, node: JsonNode): EntryPlace | undefined {
  for (const { plane, granted, withheld } of planesOf(block)) {
    for (const [side, list] of [
      ["granted", granted],
      ["withheld", withheld],
    ] as const) {
      const entry = list.entries.find(({ at, source }) => source === node || at === node);
      if (entry) return { entry, plane, side, granted: valuesOf(granted), withheld: valuesOf(withheld) };
    }
  }
  return undefined;
}

/** Says what an entry of a role means where it stands. */
export function hoverEntry({ entry, plane, side, granted, withheld }: EntryPlace): string {
  const { value } = entry;
  const facts = entryFacts(value, plane, side === "granted" ? withheld : []);
  if (facts.count === 0) return paragraphs(headline(value, plane), unknownEntry(value, plane));
  return paragraphs(
    headline(value, plane),
    side === "granted" ? grantedText(value, facts, withheld) : withheldText(facts, granted),
    substance(facts, plane, value, side),
  );
}

/** Says what an operation is, wherever its name stands. */
export function hoverOperation(name: string, plane: Plane): string {
  const facts = entryFacts(name, plane);
  if (facts.count === 0) return paragraphs(headline(name, plane), unknownEntry(name, plane));
  return paragraphs(
    headline(name, plane),
    isWildcard(name) ? grantedText(name, facts, []) : "",
    substance(facts, plane, name, "granted"),
  );
}

function headline(entry: string, plane: Plane): string {
  return `${code(entry)} · ${planeWords[plane]}`;
}

function grantedText(entry: string, facts: EntryFacts, withheld: readonly string[]): string {
  if (!isWildcard(entry))
    return countOverlap(facts, withheld) > 0
      ? "Taken back by the same permissions object: it grants nothing."
      : "";
  const taken = countOverlap(facts, withheld);
  const some = `${facts.exact ? "" : "at least "}${counted(facts.count - taken, "operation")}`;
  const back = taken > 0 ? ` (${counted(taken, "more is", "more are")} taken back beside it)` : "";
  return `Grants **${some}** today${back}, and every one that is added later.`;
}

function withheldText(facts: EntryFacts, granted: readonly string[]): string {
  const taken = countOverlap(facts, granted);
  if (taken === 0) return "Takes nothing back: this permissions object grants none of it.";
  const some = `${facts.exact ? "" : "at least "}${counted(taken, "operation")}`;
  return `Takes **${some}** back from this permissions object. It forbids nothing: another object or another role may still grant the same.`;
}

function substance(facts: EntryFacts, plane: Plane, entry: string, side: EntryPlace["side"]): string {
  const abilities = facts.abilities.map(({ label }) => label).join(" · ");
  const introduction = side === "granted" ? "Lets its holder" : "Whoever has it can";
  return paragraphs(
    abilities && `**${introduction}** ${abilities}`,
    facts.worst.length > 0 ? dangers(facts.worst, isWildcard(entry)) : undefined,
    holders(rolesThatGrant(entry, plane), isWildcard(entry)),
    `*Catalogue of ${operationsOrigin.asOf}*`,
  );
}

function dangers(worst: readonly RiskyOperation[], byName: boolean): string {
  const words = [...new Set(worst.map(({ risk }) => riskWords[risk]))];
  if (!byName) return `**Dangerous:** it concerns ${words.join()}.`;
  const groups = words.map((word) => {
    const names = worst
      .filter(({ risk }) => riskWords[risk] === word)
      .map(({ name }) => code(shortName(name)));
    return `${names.join(", ")} (${word})`;
  });
  return `**Most dangerous:** ${groups.join(", ")}`;
}

function holders(roles: readonly BuiltInRole[], all: boolean): string {
  const it = all ? "all of it" : "it";
  if (roles.length === 0) return `No built-in role grants ${it}.`;
  const names = roles.slice(0, 5).map(({ name }) => plain(name));
  const others = roles.length - names.length;
  return `**Built-in roles that grant ${it}:** ${others > 0 ? `${names.join(", ")} and ${String(others)} more` : listed(names)}`;
}

/** Without what all operations of the AI services begin with. */
function shortName(name: string): string {
  return name.replace(/^Microsoft\.CognitiveServices\//, "");
}

function unknownEntry(entry: string, plane: Plane): string {
  const other: Plane = plane === "control" ? "data" : "control";
  if (entryFacts(entry, other).count > 0) {
    const list = other === "data" ? "dataActions" : "actions";
    return `An operation of the ${planeWords[other]}: it has an effect in ${code(list)} only.`;
  }
  const removed = findRemovedOperation(entry);
  if (removed) {
    return `Azure no longer has this operation. Today ${listed(removed.replacedBy.map(code))} does the same.`;
  }
  const near = isWildcard(entry) ? [] : nearOperations(entry, { plane, limit: 1 });
  const hint = near.map(({ name }) => ` Is ${code(name)} meant?`).join("");
  const since = `Not known as of ${operationsOrigin.asOf}.`;
  return isOfCompleteProvider(entry)
    ? `${since} The catalogue has every operation ${code(providerName(entry))} had then, so this one is misspelled or newer.${hint}`
    : `${since} The catalogue has only a part of what ${code(providerName(entry))} offers.${hint}`;
}

/** The plane of an operation whose name stands outside a role; absent when no operation has the name. */
export function planeOfName(name: string): Plane | undefined {
  return /^[\w-]+(?:\.[\w-]+)+\/[\w./*-]+$/.test(name) ? findOperation(name)?.plane : undefined;
}
