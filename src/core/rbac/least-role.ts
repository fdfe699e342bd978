import { findOperation, type OperationIndex } from "./operation-index";
import {
  certainSet,
  coveredSet,
  differenceOf,
  effectiveSet,
  hasPlace,
  placesOf,
  unionOf,
  type OperationSet,
} from "./operation-set";
import { grantingEntries, grants, type Permission, type Plane } from "./permissions";
import { isWildcard } from "./wildcard";
import { risksOf, weightOfRisk, type Risk } from "./risk";

/** The operations that somebody needs, by name. */
export type Needed = Readonly<Record<Plane, readonly string[]>>;

/** All operations that are known, of each plane. */
export type Universe = Readonly<Record<Plane, OperationIndex>>;

export interface Role {
  readonly name: string;
  readonly permissions: readonly Permission[];
}

/** A role with what it grants, so that many questions can be asked of it. */
export interface MeasuredRole<R extends Role> {
  readonly role: R;
  /** Whatever the circumstances: operations under a condition are left out. */
  readonly certain: Readonly<Record<Plane, OperationSet>>;
  /** All that it can grant. */
  readonly possible: Readonly<Record<Plane, OperationSet>>;
}

/** One role, or two together, that grant what is needed. */
export interface Suggestion<R extends Role> {
  readonly roles: readonly R[];
  /** How many known operations of each kind are granted beyond what is needed. */
  readonly beyond: Readonly<Record<Risk, number>>;
  /** The same as one number, weighted by risk: the lower the better. */
  readonly weight: number;
}

/**
 * Makes roles ready to be asked what they grant: that is worked out for a role when it is first
 * asked for, and takes some tenths of a second for all built-in ones, so keep the result.
 * Suggestions come from these roles only: leave out what nobody should be advised to use.
 */
export function measureRoles<R extends Role>(
  roles: readonly R[],
  universe: Universe,
): readonly MeasuredRole<R>[] {
  return roles.map((role) => measure(role, universe));
}

function measure<R extends Role>(role: R, universe: Universe): MeasuredRole<R> {
  let [certain, possible]: (Readonly<Record<Plane, OperationSet>> | undefined)[] = [];
  return {
    role,
    get certain() {
      return (certain ??= role.permissions.some(({ condition }) => condition !== undefined)
        ? inBothPlanes((plane) => certainSet(role.permissions, universe[plane], plane))
        : this.possible);
    },
    get possible() {
      return (possible ??= inBothPlanes((plane) => effectiveSet(role.permissions, universe[plane], plane)));
    },
  };
}

/**
 * The roles that grant everything needed by themselves, the one first that grants the
 * least beyond it. An operation that is granted under a condition does not count as
 * granted, but counts as beyond.
 */
export function sufficientRoles<R extends Role>(
  needed: Needed,
  roles: readonly MeasuredRole<R>[],
  universe: Universe,
): readonly Suggestion<R>[] {
  const need = needIn(universe, needed);
  return roles
    .filter(({ role }) => mayMeet(needed, role))
    .filter((role) => isMetBy(need, [role]))
    .map((role) => suggestionOf(need, [role]))
    .sort(byWeightThenName);
}

/**
 * The two roles that together grant everything needed and the least beyond it; undefined
 * when no two do, or when one is enough.
 */
export function smallestPair<R extends Role>(
  needed: Needed,
  roles: readonly MeasuredRole<R>[],
  universe: Universe,
): Suggestion<R> | undefined {
  const need = needIn(universe, needed);
  const useful = roles
    .filter((role) => helps(need, role))
    .map((role) => ({ role, weight: suggestionOf(need, [role]).weight }))
    .sort((a, b) => a.weight - b.weight || byName(a.role.role, b.role.role));

  if (useful.some(({ role }) => isMetBy(need, [role]))) return undefined;
  let best: Suggestion<R> | undefined;
  for (const [at, heavier] of useful.entries()) {
    // Two roles weigh at least as much as the heavier one, and from here on all are heavier.
    if (best !== undefined && heavier.weight >= best.weight) break;
    for (const lighter of useful.slice(0, at)) {
      const pair = [lighter.role, heavier.role];
      if (!isMetBy(need, pair)) continue;
      const suggestion = suggestionOf(need, pair);
      if (best === undefined || suggestion.weight < best.weight) best = suggestion;
    }
  }
  return best;
}

/** The permissions of a custom role that grants exactly what is needed. */
export function exactPermission(needed: Needed): Permission {
  const list = (names: readonly string[]) => {
    const byLowered = new Map(names.map((name) => [name.toLowerCase(), name]));
    return [...byLowered].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name);
  };
  return {
    actions: list(needed.control),
    notActions: [],
    dataActions: list(needed.data),
    notDataActions: [],
  };
}

/** What is needed, as places in the universe; the rest, which it does not know, by name. */
interface Need {
  readonly known: Readonly<Record<Plane, OperationSet>>;
  readonly places: Readonly<Record<Plane, readonly number[]>>;
  readonly unknown: Needed;
}

function needIn(universe: Universe, needed: Needed): Need {
  const known = inBothPlanes((plane) => coveredSet(universe[plane], needed[plane]));
  return {
    known,
    places: inBothPlanes((plane) => placesOf(known[plane])),
    unknown: inBothPlanes((plane) =>
      needed[plane].filter((name) => findOperation(universe[plane], name) < 0),
    ),
  };
}

/** Tells most roles that do not suffice before it is worked out what they grant. */
function mayMeet(needed: Needed, { permissions }: Role): boolean {
  return planes.every((plane) =>
    needed[plane].every((name) => isWildcard(name) || grants(permissions, name, plane)),
  );
}

function isMetBy<R extends Role>(need: Need, roles: readonly MeasuredRole<R>[]): boolean {
  return planes.every(
    (plane) =>
      need.places[plane].every((place) => roles.some(({ certain }) => hasPlace(certain[plane], place))) &&
      need.unknown[plane].every((name) => roles.some(({ role }) => grantsCertainly(role, name, plane))),
  );
}

function helps<R extends Role>(need: Need, { role, certain }: MeasuredRole<R>): boolean {
  return planes.some(
    (plane) =>
      need.places[plane].some((place) => hasPlace(certain[plane], place)) ||
      need.unknown[plane].some((name) => grantsCertainly(role, name, plane)),
  );
}

function grantsCertainly({ permissions }: Role, operation: string, plane: Plane): boolean {
  return grantingEntries(permissions, operation, plane).some(({ conditional }) => !conditional);
}

function suggestionOf<R extends Role>({ known }: Need, roles: readonly MeasuredRole<R>[]): Suggestion<R> {
  const beyond = { keys: 0, access: 0, account: 0, secrets: 0, change: 0, use: 0, read: 0 };
  for (const plane of planes) {
    const granted = roles.map(({ possible }) => possible[plane]).reduce(unionOf);
    const kinds = risksOf(granted.index, plane);
    for (const place of placesOf(differenceOf(granted, known[plane]))) beyond[kinds[place] ?? "use"]++;
  }
  const weight = riskNames.reduce((sum, risk) => sum + beyond[risk] * weightOfRisk[risk], 0);
  return { roles: roles.map(({ role }) => role), beyond, weight };
}

const planes: readonly Plane[] = ["control", "data"];
const riskNames: readonly Risk[] = ["keys", "access", "account", "secrets", "change", "use", "read"];

function inBothPlanes<T>(of: (plane: Plane) => T): Readonly<Record<Plane, T>> {
  return { control: of("control"), data: of("data") };
}

function byWeightThenName<R extends Role>(a: Suggestion<R>, b: Suggestion<R>): number {
  const [first, second] = [a.roles[0], b.roles[0]];
  return a.weight - b.weight || (first && second ? byName(first, second) : 0);
}

function byName(a: Role, b: Role): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
