import { counted } from "../text/counted";
import { say, type Text } from "../text/text";
import { operationsFor } from "../catalog/entry-operations";
import { aiOperations, isOfCompleteProvider, operationsOfProvider, providers } from "../catalog/operations";
import { memberValue, elements, stringOf } from "../document/json-node";
import { capabilities } from "../rbac/capability";
import { coveredSet, namesOf, sizeOf } from "../rbac/operation-set";
import type { OperationIndex } from "../rbac/operation-index";
import type { Plane } from "../rbac/permissions";
import { covers, isWildcard } from "../rbac/wildcard";
import type { Choice, Choices } from "./completion-offer";
import { hoverOperation } from "./entry-hover";
import type { Spot } from "./spot";

const lists: Readonly<Record<string, { readonly plane: Plane; readonly takesBackFrom?: string }>> = {
  actions: { plane: "control" },
  dataactions: { plane: "data" },
  notactions: { plane: "control", takesBackFrom: "actions" },
  notdataactions: { plane: "data", takesBackFrom: "dataActions" },
};

/** Names that stand in role definitions and hardly anywhere else. */
const signs = /"(?:assignableScopes|isCustom|roleName|roleType|dataActions|notActions|notDataActions)"/i;

const ai = "Microsoft.CognitiveServices/";

/** What may be written in one of the four lists of a role; absent in other places. */
export function completeEntries(spot: Spot): Choices | undefined {
  const list = listAround(spot);
  if (!list) return undefined;
  const { cursor, written } = spot;
  const typed = written.quoted ? written.content.slice(0, cursor - written.offset - 1) : "";
  const base = typed.slice(0, typed.lastIndexOf("/") + 1);
  const choices = isWildcard(base) ? afterWildcard(base, list.plane) : below(base, list.plane);
  const taken = entriesAround(spot);
  const granted = list.takesBackFrom === undefined ? [] : grantedBeside(spot, list.takesBackFrom);
  return {
    choices: choices.filter(({ kind, value }) => {
      if (taken.has(value.toLowerCase())) return false;
      return kind === "folder" || granted.length === 0 || granted.some((entry) => covers(entry, value));
    }),
  };
}

function listAround({ path, text, written }: Spot) {
  const [name, index] = path.slice(-2);
  if (typeof index !== "number" || typeof name !== "string" || !Object.hasOwn(lists, name)) return undefined;
  const isCertain = name !== "actions" || path.includes("permissions") || signs.test(text);
  return isCertain || /^(?:Microsoft\.|\*)/i.test(written.content) ? lists[name] : undefined;
}

/** How far from the cursor entries are looked for, in UTF-16 units: a list may have thousands. */
const nearby = 20_000;

/** The entries of the list around the cursor, in lower case. */
function entriesAround({ text, containerStart, written }: Spot): ReadonlySet<string> {
  const end = written.offset + written.length;
  const close = text.indexOf("]", end);
  const before = text.slice(Math.max(containerStart(), written.offset - nearby), written.offset);
  const behind = text.slice(end, Math.min(close < 0 ? end : close, end + nearby));
  const entries = [before, behind].flatMap((part) => [...part.matchAll(/"([^"\r\n]*)"/g)]);
  return new Set(entries.map(([, entry = ""]) => entry.toLowerCase()));
}

function grantedBeside(spot: Spot, name: string): readonly string[] {
  return elements(memberValue(spot.container(1), name)).flatMap((node) => stringOf(node) ?? []);
}

/** What begins with a base that ends in a slash, or everything when it is empty. */
function below(base: string, plane: Plane): readonly Choice[] {
  const index = base === "" ? aiOperations(plane) : operationsOf(base, plane);
  const lowered = base.toLowerCase();
  const names = index.names.filter((_, place) => index.lowered[place]?.startsWith(lowered));
  const known = new Set<string>();
  const once = (choice: Choice): boolean => !known.has(choice.value) && known.add(choice.value).size > 0;
  return [
    ...abilityChoices(base, plane, names),
    ...(base === "" ? [] : levelChoices(base, plane, names)),
    ...names.map((name) => operationChoice(name, base, plane)),
    ...wildcardChoices(base, plane, names),
    ...(base === "" ? providerChoices(plane) : []),
  ].filter(once);
}

/** Of a provider that the catalogue knows in full its own operations suffice. */
function operationsOf(base: string, plane: Plane): OperationIndex {
  return isOfCompleteProvider(base)
    ? aiOperations(plane)
    : operationsOfProvider(base.slice(0, base.indexOf("/")), plane);
}

/** The operations that give an ability with a name. */
function abilityChoices(base: string, plane: Plane, names: readonly string[]): readonly Choice[] {
  const here = new Set(names);
  return capabilities.flatMap((capability) =>
    capability.plane !== plane
      ? []
      : capability.operations
          .filter((name) => here.has(name))
          .map((name) => ({ ...operationChoice(name, base, plane), detail: capability.label })),
  );
}

/** The next step only: operations that end there, and types that have more below them. */
function levelChoices(base: string, plane: Plane, names: readonly string[]): readonly Choice[] {
  const sizes = new Map<string, number>();
  for (const name of names) {
    const slash = name.indexOf("/", base.length);
    const step = slash < 0 || isVerb(name.slice(base.length)) ? name : name.slice(0, slash + 1);
    sizes.set(step, (sizes.get(step) ?? 0) + 1);
  }
  return [...sizes].map(([step, size]) =>
    step.endsWith("/")
      ? { kind: "folder", value: step, label: step.slice(base.length), detail: counted.operations(size) }
      : operationChoice(step, base, plane),
  );
}

/** `read`, `write`, `delete`, `something/action`. */
function isVerb(rest: string): boolean {
  return /^[^/]+(?:\/action)?$/i.test(rest);
}

function operationChoice(name: string, base: string, plane: Plane): Choice {
  const prefix = base === "" ? ai : base;
  const label = name.startsWith(prefix) ? name.slice(prefix.length) : name;
  return {
    kind: "operation",
    value: name,
    label: base !== "" ? name.slice(base.length) : label,
    documentation: () => hoverOperation(name, plane),
  };
}

/** Patterns with the one wildcard Azure allows. */
function wildcardChoices(base: string, plane: Plane, names: readonly string[]): readonly Choice[] {
  if (names.length === 0) return [];
  const prefix = base === "" ? ai : base;
  const index = operationsOf(prefix, plane);
  const near = [`${prefix}*`, `${prefix}*/read`].flatMap((value) => {
    const size = sizeOf(coveredSet(index, [value]));
    return size === 0
      ? []
      : [wildcardChoice(value, say("{0} today, and later ones", counted.operations(size)), base, plane)];
  });
  return base === "" ? [...near, wildcardChoice("*/read", say("reads everything"), base, plane)] : near;
}

function wildcardChoice(value: string, detail: Text, base: string, plane: Plane): Choice {
  return {
    kind: "wildcard",
    value,
    label: value.slice(base.length),
    detail,
    documentation: () => hoverOperation(value, plane),
  };
}

const providersByPlane: Partial<Record<Plane, readonly Choice[]>> = {};

function providerChoices(plane: Plane): readonly Choice[] {
  providersByPlane[plane] ??= providers().flatMap((provider): readonly Choice[] => {
    const size = operationsOfProvider(provider, plane).names.length;
    return size === 0
      ? []
      : [{ kind: "folder", value: `${provider}/`, detail: counted.knownOperations(size) }];
  });
  return providersByPlane[plane];
}

/** Behind a wildcard a second one is refused, so only ends that some operation has are offered. */
function afterWildcard(base: string, plane: Plane): readonly Choice[] {
  const names = namesOf(coveredSet(operationsFor(base, plane), [`${base}*`]));
  const ends = new Map<string, number>();
  for (const name of names) {
    const end = /[^/]+(?:\/action)?$/i.exec(name)?.[0] ?? name;
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  return [...ends]
    .sort(([, left], [, right]) => right - left)
    .map(([end, size]) => ({
      kind: "wildcard",
      value: base + end,
      label: end,
      detail: counted.operations(size),
      documentation: () => hoverOperation(base + end, plane),
    }));
}
