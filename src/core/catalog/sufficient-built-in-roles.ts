import { conditionLimits } from "../rbac/condition";
import { measureRoles, type MeasuredRole } from "../rbac/least-role";
import { differenceOf, isSubset, placesOf, type OperationSet } from "../rbac/operation-set";
import { entriesOf, grants, type Plane } from "../rbac/permissions";
import { riskOf, risksOf, type Risk } from "../rbac/risk";
import { coversPattern } from "../rbac/wildcard";
import type { BuiltInRole } from "./built-in-roles";
import { once } from "./once";
import { aiOperations, isOfCompleteProvider } from "./operations";
import { recommendedRoles } from "./role-notes";

/** What a role grants on one plane. */
export interface Granted {
  /** Of the providers that are known in full. */
  readonly operations: OperationSet;
  /** Its entries of all other providers. */
  readonly others: readonly string[];
}

/** A role that may take the place of another, and how many operations it grants beyond it. */
export interface Replacement {
  readonly role: BuiltInRole;
  readonly use: number;
  readonly read: number;
}

const planes: readonly Plane[] = ["control", "data"];

interface Candidate extends MeasuredRole<BuiltInRole> {
  /** Its entries of other providers that do more than read within one provider. */
  readonly risky: Readonly<Record<Plane, readonly string[]>>;
}

const candidates = once((): readonly Candidate[] =>
  measureRoles(recommendedRoles(), { control: aiOperations("control"), data: aiOperations("data") }).map(
    (measured) => ({
      ...measured,
      risky: { control: riskyEntries(measured.role, "control"), data: riskyEntries(measured.role, "data") },
    }),
  ),
);

function riskyEntries({ permissions }: BuiltInRole, plane: Plane): readonly string[] {
  return permissions
    .flatMap((permission) => entriesOf(permission, plane).granted)
    .filter((entry) => !isOfCompleteProvider(entry))
    .filter((entry) => entry.startsWith("*") || riskOf(entry, plane) !== "read");
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

function suffices(
  { role, certain }: MeasuredRole<BuiltInRole>,
  { operations, others }: Granted,
  plane: Plane,
): boolean {
  return (
    isSubset(operations, certain[plane]) &&
    others.every((entry) =>
      role.permissions.some(
        (permission) =>
          // The condition comes last: reading one takes longer than all the rest.
          grants([permission], entry, plane) && !conditionLimits(permission.condition, entry),
      ),
    )
  );
}

function replacement(
  { role, possible, risky }: Candidate,
  granted: Readonly<Record<Plane, Granted>>,
): Replacement | undefined {
  if (!planes.every((plane) => risky[plane].every((entry) => isGranted(entry, granted[plane])))) {
    return undefined;
  }
  const risks = planes.flatMap((plane) =>
    risksIn(differenceOf(possible[plane], granted[plane].operations), plane),
  );
  const [use, read] = (["use", "read"] as const).map((kind) => risks.filter((risk) => risk === kind).length);
  return use !== undefined && read !== undefined && use + read === risks.length
    ? { role, use, read }
    : undefined;
}

function risksIn(set: OperationSet, plane: Plane): readonly Risk[] {
  const risks = risksOf(set.index, plane);
  return placesOf(set).map((place) => risks[place] ?? "change");
}

function isGranted(entry: string, { others }: Granted): boolean {
  return others.some((other) => coversPattern(other, entry));
}
