import { limitedBy } from "../rbac/condition";
import { measureRoles, type MeasuredRole } from "../rbac/least-role";
import { differenceOf, isSubset, placesOf, type OperationSet } from "../rbac/operation-set";
import { entriesOf, type Plane } from "../rbac/permissions";
import { riskOf, risksOf, type Risk } from "../rbac/risk";
import { coversPattern, isWildcard, matches, overlaps, takeApart, type PatternParts } from "../rbac/wildcard";
import type { BuiltInRole } from "./built-in-roles";
import { once } from "../memo/once";
import { aiOperations, isOfCompleteProvider } from "./operations";
import { recommendedRoles } from "./role-notes";

/** What a role grants on one plane. */
export interface Granted {
  /** Of the providers that are known in full. */
  readonly operations: OperationSet;
  /** Of all other providers. */
  readonly others: readonly PartlyWithheld[];
}

/** An entry, and what the same permissions object withholds. */
export interface PartlyWithheld {
  readonly entry: string;
  readonly withheld: readonly string[];
}

/** A role that may take the place of another, and what it grants beyond it. */
export interface Replacement {
  readonly role: BuiltInRole;
  /** How many operations that use what the providers known in full offer. */
  readonly use: number;
  /** How many of theirs that read. */
  readonly read: number;
  /** Whether it reads something of other providers as well. */
  readonly readsOthers: boolean;
}

const planes: readonly Plane[] = ["control", "data"];

interface Candidate extends MeasuredRole<BuiltInRole> {
  /** Whether it grants an entry of another provider whatever the circumstances. */
  readonly grants: Readonly<Record<Plane, (wanted: PartlyWithheld) => boolean>>;
  /** Its entries of other providers. */
  readonly others: Readonly<Record<Plane, readonly (PartlyWithheld & { readonly isRisky: boolean })[]>>;
}

const candidates = once((): readonly Candidate[] =>
  measureRoles(recommendedRoles(), { control: aiOperations("control"), data: aiOperations("data") }).map(
    (measured) => ({
      ...measured,
      grants: { control: granting(measured.role, "control"), data: granting(measured.role, "data") },
      others: { control: otherEntries(measured.role, "control"), data: otherEntries(measured.role, "data") },
    }),
  ),
);

interface TakenApart {
  readonly text: string;
  readonly pattern: PatternParts;
}

/** Its entries are taken apart once: they are compared with those of every custom role. */
function granting({ permissions }: BuiltInRole, plane: Plane): (wanted: PartlyWithheld) => boolean {
  const blocks = permissions.map((permission) => {
    const { granted, withheld } = entriesOf(permission, plane);
    const unsure = [...withheld, ...limitedBy(permission.condition)];
    return {
      patterns: granted.map(takeApart),
      unsure: unsure.map((text): TakenApart => ({ text, pattern: takeApart(text) })),
    };
  });
  return ({ entry, withheld }) => {
    const lowered = entry.toLowerCase();
    const isOneOperation = !isWildcard(entry);
    const isUnsure = ({ text, pattern }: TakenApart): boolean =>
      (isOneOperation ? matches(pattern, lowered) : overlaps(text, entry)) &&
      !withheld.some((other) => coversPattern(other, text));
    return blocks.some(
      ({ patterns, unsure }) =>
        patterns.some((pattern) => matches(pattern, lowered)) && !unsure.some(isUnsure),
    );
  };
}

/** Risky is what does more than read within one provider. */
function otherEntries({ permissions }: BuiltInRole, plane: Plane): Candidate["others"][Plane] {
  return permissions.flatMap((permission) => {
    const { granted, withheld } = entriesOf(permission, plane);
    return granted
      .filter((entry) => !isOfCompleteProvider(entry))
      .map((entry) => ({
        entry,
        withheld,
        isRisky: entry.startsWith("*") || riskOf(entry, plane) !== "read",
      }));
  });
}

/** Whether a list withholds nothing of an entry, but for what is withheld anyway. */
function isUntouched(entry: string, list: readonly string[], anyway: readonly string[]): boolean {
  return list.every(
    (withheld) => !overlaps(withheld, entry) || anyway.some((other) => coversPattern(other, withheld)),
  );
}

/**
 * The recommended built-in role that grants all of something and the least beyond it, if
 * that is only reading and using; undefined when there is none.
 */
export function harmlessBuiltInRole(granted: Readonly<Record<Plane, Granted>>): Replacement | undefined {
  return candidates()
    .filter((candidate) => planes.every((plane) => suffices(candidate, granted[plane], plane)))
    .flatMap((candidate) => replacement(candidate, granted) ?? [])
    .sort((a, b) => a.use + a.read - b.use - b.read)[0];
}

function suffices({ certain, grants }: Candidate, { operations, others }: Granted, plane: Plane): boolean {
  return isSubset(operations, certain[plane]) && others.every(grants[plane]);
}

function replacement(
  { role, possible, others }: Candidate,
  granted: Readonly<Record<Plane, Granted>>,
): Replacement | undefined {
  const beyond = planes.flatMap((plane) => others[plane].filter((part) => !isGranted(part, granted[plane])));
  if (beyond.some(({ isRisky }) => isRisky)) return undefined;
  const risks = planes.flatMap((plane) =>
    risksIn(differenceOf(possible[plane], granted[plane].operations), plane),
  );
  if (risks.some((risk) => risk !== "use" && risk !== "read")) return undefined;
  const use = risks.filter((risk) => risk === "use").length;
  if (use > 0 && !usesAnything(granted)) return undefined;
  return { role, use, read: risks.length - use, readsOthers: beyond.length > 0 };
}

/** Who only looks is not to be told to use a role that also calls models. */
function usesAnything(granted: Readonly<Record<Plane, Granted>>): boolean {
  return planes.some((plane) => {
    const { operations, others } = granted[plane];
    return (
      risksIn(operations, plane).some((risk) => risk !== "read") ||
      others.some(({ entry }) => riskOf(entry, plane) !== "read")
    );
  });
}

function risksIn(set: OperationSet, plane: Plane): readonly Risk[] {
  const risks = risksOf(set.index, plane);
  return placesOf(set).map((place) => risks[place] ?? "change");
}

function isGranted({ entry, withheld }: PartlyWithheld, { others }: Granted): boolean {
  return others.some(
    (other) => coversPattern(other.entry, entry) && isUntouched(entry, other.withheld, withheld),
  );
}
