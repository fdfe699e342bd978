import { conditionLimits } from "./condition";
import { covers } from "./wildcard";

/** Azure's two planes: managing a resource, and using what is inside it. They are never mixed. */
export type Plane = "control" | "data";

/** One permissions object of a role. A role has one or more of them. */
export interface Permission {
  readonly actions: readonly string[];
  /** Subtracted from `actions` of this object only; another object or role may still grant them. */
  readonly notActions: readonly string[];
  readonly dataActions: readonly string[];
  /** Subtracted from `dataActions` of this object only. */
  readonly notDataActions: readonly string[];
  /** Azure's own condition language; limits when this object grants anything. */
  readonly condition?: string;
}

/** The two lists of one plane. */
export interface Entries {
  readonly granted: readonly string[];
  readonly withheld: readonly string[];
}

/** The entry through which an operation is granted, and where it stands. */
export interface GrantingEntry {
  readonly value: string;
  /** Index of the permissions object. */
  readonly permission: number;
  /** Index in `actions` or `dataActions` of that object. */
  readonly index: number;
  /** Whether the condition of that object may keep it from granting the operation. */
  readonly conditional: boolean;
}

/** The lists of a permissions object that speak about a plane. */
export function entriesOf(permission: Permission, plane: Plane): Entries {
  return plane === "control"
    ? { granted: permission.actions, withheld: permission.notActions }
    : { granted: permission.dataActions, withheld: permission.notDataActions };
}

/**
 * Whether a role, or several roles whose permissions are put in one list, grant an
 * operation. Conditions are taken as met; see `grantingEntries` for those.
 */
export function grants(permissions: readonly Permission[], operation: string, plane: Plane): boolean {
  return permissions.some((permission) => {
    const { granted, withheld } = entriesOf(permission, plane);
    return granted.some((entry) => covers(entry, operation)) && !isWithheld(operation, withheld);
  });
}

/** Every entry that grants an operation, in the order of the role. Empty when nothing does. */
export function grantingEntries(
  permissions: readonly Permission[],
  operation: string,
  plane: Plane,
): readonly GrantingEntry[] {
  return permissions.flatMap((permission, at) => {
    const { granted, withheld } = entriesOf(permission, plane);
    if (isWithheld(operation, withheld)) return [];
    const conditional = conditionLimits(permission.condition, operation);
    return granted.flatMap((value, index) =>
      covers(value, operation) ? [{ value, permission: at, index, conditional }] : [],
    );
  });
}

/**
 * The operations of a list that one entry grants, after the subtraction of its own
 * permissions object. For the whole catalogue use an `OperationIndex`, which is faster.
 */
export function grantedBy(
  entry: string,
  withheld: readonly string[],
  operations: readonly string[],
): readonly string[] {
  return operations.filter((operation) => covers(entry, operation) && !isWithheld(operation, withheld));
}

function isWithheld(operation: string, withheld: readonly string[]): boolean {
  return withheld.some((entry) => covers(entry, operation));
}
