import { sensitiveOperations, type SensitiveOperations } from "../catalog/sensitive-operations";
import { onceOf } from "../memo/once";
import { forEachCovered, indexOperations, type OperationIndex } from "../rbac/operation-index";
import type { Plane } from "../rbac/permissions";
import { covers } from "../rbac/wildcard";
import { valuesOf, type Entry } from "../resources/entry-list";
import {
  planesOf,
  type PermissionBlock,
  type PlaneLists,
  type RoleDefinition,
} from "../resources/role-definition";

/** An entry through which a role grants some of the operations a rule looks for. */
export interface SensitiveGrant {
  readonly block: PermissionBlock;
  readonly lists: PlaneLists;
  readonly entry: Entry;
  /** What it grants of them, after the subtraction of its own permissions object. */
  readonly operations: readonly string[];
}

const indexes: Readonly<Record<Plane, OperationIndex>> = {
  control: indexOperations(operationsOn("control")),
  data: indexOperations(operationsOn("data")),
};

/** Many rules ask this of the same role; what they ask for together is looked up once. */
const grantsOfRole = onceOf(({ permissions }: RoleDefinition) => permissions.flatMap(grantsOfBlock));

/**
 * The entries of a role that grant any of some sensitive operations, in the order they are
 * written. Nothing is said of a permissions object whose subtraction is not known.
 */
export function sensitiveGrants(
  role: RoleDefinition,
  wanted: SensitiveOperations,
): readonly SensitiveGrant[] {
  return grantsOfRole(role).flatMap((grant) => {
    if (grant.lists.plane !== wanted.plane) return [];
    const operations = wanted.operations.filter((operation) => grant.operations.includes(operation));
    return operations.length === 0 ? [] : [{ ...grant, operations }];
  });
}

function grantsOfBlock(block: PermissionBlock): readonly SensitiveGrant[] {
  return planesOf(block).flatMap((lists) => {
    if (!lists.withheld.complete) return [];
    const index = indexes[lists.plane];
    const withheld = valuesOf(lists.withheld);
    return lists.granted.entries.flatMap((entry) => {
      const operations: string[] = [];
      forEachCovered(index, entry.value, (place) => {
        const name = index.names[place] ?? "";
        if (!withheld.some((other) => covers(other, name))) operations.push(name);
      });
      return operations.length === 0 ? [] : [{ block, lists, entry, operations }];
    });
  });
}

function operationsOn(plane: Plane): readonly string[] {
  return sensitiveOperations.flatMap((group) => (group.plane === plane ? group.operations : []));
}
