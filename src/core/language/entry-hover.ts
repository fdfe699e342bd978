import { grouped } from "../text/counted";
import { listed, row, say, type Text } from "../text/text";
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
import { operationCount } from "./grants";
import { beside, code, paragraphs, plain } from "./markdown";

/** An entry of a role and the lists it stands among. */
export interface EntryPlace {
  readonly entry: Entry;
  readonly plane: Plane;
  /** Whether it grants, or takes back what the same permissions object grants. */
  readonly side: "granted" | "withheld";
  readonly granted: readonly string[];
  readonly withheld: readonly string[];
}

const planeWords = { control: say("control plane"), data: say("data plane") } as const;

const keysAndSecrets = say("keys and secrets");

const riskWords: Readonly<Record<Risk, Text>> = {
  keys: keysAndSecrets,
  access: say("who may do what"),
  account: say("every setting of the account"),
  secrets: keysAndSecrets,
  change: say("changes"),
  use: say("use"),
  read: say("reading"),
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
export function hoverEntry({ entry, plane, side, granted, withheld }: EntryPlace): Text {
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
export function hoverOperation(name: string, plane: Plane): Text {
  const facts = entryFacts(name, plane);
  if (facts.count === 0) return paragraphs(headline(name, plane), unknownEntry(name, plane));
  return paragraphs(
    headline(name, plane),
    isWildcard(name) ? grantedText(name, facts, []) : "",
    substance(facts, plane, name, "granted"),
  );
}

function headline(entry: string, plane: Plane): Text {
  return beside(code(entry), planeWords[plane]);
}

function grantedText(entry: string, facts: EntryFacts, withheld: readonly string[]): Text {
  const taken = countOverlap(facts, withheld);
  if (!isWildcard(entry)) {
    return taken > 0 ? say("Taken back by the same permissions object: it grants nothing.") : "";
  }
  const some = operationCount(facts.count - taken, facts.exact);
  if (taken === 0) return say("Grants **{0}** today, and every one that is added later.", some);
  return taken === 1
    ? say("Grants **{0}** today (1 more is taken back beside it), and every one that is added later.", some)
    : say(
        "Grants **{0}** today ({1} more are taken back beside it), and every one that is added later.",
        some,
        grouped(taken),
      );
}

function withheldText(facts: EntryFacts, granted: readonly string[]): Text {
  const taken = countOverlap(facts, granted);
  if (taken === 0) return say("Takes nothing back: this permissions object grants none of it.");
  return say(
    "Takes **{0}** back from this permissions object. It forbids nothing: another object or another role may still grant the same.",
    operationCount(taken, facts.exact),
  );
}

function substance(facts: EntryFacts, plane: Plane, entry: string, side: EntryPlace["side"]): Text {
  return paragraphs(
    abilitiesText(facts, side),
    facts.worst.length > 0 ? dangers(facts.worst, isWildcard(entry)) : undefined,
    holders(rolesThatGrant(entry, plane), isWildcard(entry)),
    say("*Catalogue of {0}*", operationsOrigin.asOf),
  );
}

function abilitiesText({ abilities }: EntryFacts, side: EntryPlace["side"]): Text {
  if (abilities.length === 0) return "";
  const all = beside(...abilities.map(({ label }) => label));
  return side === "granted" ? say("**Lets its holder** {0}", all) : say("**Whoever has it can** {0}", all);
}

function dangers(worst: readonly RiskyOperation[], byName: boolean): Text {
  const words = [...new Set(worst.map(({ risk }) => riskWords[risk]))];
  if (!byName) return say("**Dangerous:** it concerns {0}.", row(words, ", "));
  const groups = words.map((word) => {
    const names = worst
      .filter(({ risk }) => riskWords[risk] === word)
      .map(({ name }) => code(shortName(name)));
    return say("{0} ({1})", names.join(", "), word);
  });
  return say("**Most dangerous:** {0}", row(groups, ", "));
}

function holders(roles: readonly BuiltInRole[], all: boolean): Text {
  if (roles.length === 0) {
    return all ? say("No built-in role grants all of it.") : say("No built-in role grants it.");
  }
  const names = roles.slice(0, 5).map(({ name }) => plain(name));
  const others = roles.length - names.length;
  const some = others > 0 ? say("{0} and {1} more", names.join(", "), others) : listed(names);
  return all
    ? say("**Built-in roles that grant all of it:** {0}", some)
    : say("**Built-in roles that grant it:** {0}", some);
}

/** Without what all operations of the AI services begin with. */
function shortName(name: string): string {
  return name.replace(/^Microsoft\.CognitiveServices\//, "");
}

function unknownEntry(entry: string, plane: Plane): Text {
  if (plane === "control" && entryFacts(entry, "data").count > 0) {
    return say("An operation of the data plane: it has an effect in {0} only.", code("dataActions"));
  }
  if (plane === "data" && entryFacts(entry, "control").count > 0) {
    return say("An operation of the control plane: it has an effect in {0} only.", code("actions"));
  }
  const removed = findRemovedOperation(entry);
  if (removed) {
    return say(
      "Azure no longer has this operation. Today {0} does the same.",
      listed(removed.replacedBy.map(code)),
    );
  }
  const near = isWildcard(entry) ? [] : nearOperations(entry, { plane, limit: 1 });
  const provider = code(providerName(entry));
  return row([
    say("Not known as of {0}.", operationsOrigin.asOf),
    isOfCompleteProvider(entry)
      ? say("The catalogue has every operation {0} had then, so this one is misspelled or newer.", provider)
      : say("The catalogue has only a part of what {0} offers.", provider),
    ...near.map(({ name }) => say("Is {0} meant?", code(name))),
  ]);
}

/** The plane of an operation whose name stands outside a role; absent when no operation has the name. */
export function planeOfName(name: string): Plane | undefined {
  return /^[\w-]+(?:\.[\w-]+)+\/[\w./*-]+$/.test(name) ? findOperation(name)?.plane : undefined;
}
