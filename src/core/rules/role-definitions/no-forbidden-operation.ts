import { allOperations, findOperation } from "../../catalog/operations";
import { differenceOf, coveredSet, intersectionOf, namesOf } from "../../rbac/operation-set";
import type { Plane } from "../../rbac/permissions";
import { covers, isWildcard } from "../../rbac/wildcard";
import { valuesOf, type Entry } from "../../resources/entry-list";
import { say, type Text } from "../../text/text";
import { defineRule, type ForbiddenOperation } from "../rule";

/** What an organisation wants no role to grant is its own decision; this holds roles against it. */
export const noForbiddenOperation = defineRule({
  meta: {
    id: "no-forbidden-operation",
    summary: "A role should not grant an operation that the configuration forbids",
    category: "least-privilege",
    severity: "error",
    fixable: false,
  },

  check: {
    roleDefinition({ permissions, origin }, report, { forbiddenOperations }) {
      if (forbiddenOperations.length === 0) return;
      for (const block of permissions) {
        const lists = [
          { plane: "control", granted: block.actions, withheld: block.notActions },
          { plane: "data", granted: block.dataActions, withheld: block.notDataActions },
        ] as const;
        for (const { plane, granted, withheld } of lists.filter((list) => list.withheld.complete)) {
          for (const entry of granted.entries) {
            const found = firstGranted(entry.value, valuesOf(withheld), forbiddenOperations, plane);
            if (!found) continue;
            report({
              at: entry.at,
              message: message(entry, found),
              ...(origin === "builtIn" && { severity: "information" as const }),
            });
          }
        }
      }
    },
  },
});

interface Granted {
  readonly operation: string;
  readonly forbidden: ForbiddenOperation;
}

function firstGranted(
  entry: string,
  withheld: readonly string[],
  forbiddenOperations: readonly ForbiddenOperation[],
  plane: Plane,
): Granted | undefined {
  for (const forbidden of forbiddenOperations) {
    const operation = grantedOf(entry, withheld, forbidden.operation, plane);
    if (operation !== undefined) return { operation, forbidden };
  }
  return undefined;
}

/** The forbidden operation an entry grants; of several the first one in the catalogue. */
function grantedOf(
  entry: string,
  withheld: readonly string[],
  forbidden: string,
  plane: Plane,
): string | undefined {
  const operation = [forbidden, entry].find((name) => !isWildcard(name));
  if (operation !== undefined) {
    const isCovered = covers(entry, operation) && covers(forbidden, operation);
    const isGranted = isCovered && !withheld.some((pattern) => covers(pattern, operation));
    return isGranted && !isOfOtherPlane(operation, plane) ? operation : undefined;
  }
  const index = allOperations(plane);
  const both = intersectionOf(coveredSet(index, [entry]), coveredSet(index, [forbidden]));
  return namesOf(differenceOf(both, coveredSet(index, withheld)))[0];
}

/** An operation the catalogue does not know may belong to either plane. */
function isOfOtherPlane(operation: string, plane: Plane): boolean {
  return findOperation(operation) !== undefined && findOperation(operation, plane) === undefined;
}

function message({ value }: Entry, { operation, forbidden }: Granted): Text {
  const fault = isWildcard(value)
    ? byWildcard(value, operation, forbidden.operation)
    : byName(value, forbidden.operation);
  const reason = forbidden.reason?.replace(/\.$/, "");
  return reason ? say("{0}: {1}.", fault, reason) : say("{0}.", fault);
}

function byWildcard(value: string, operation: string, forbidden: string): Text {
  return isWildcard(forbidden)
    ? say('"{0}" grants "{1}", which the configuration forbids by "{2}"', value, operation, forbidden)
    : say('"{0}" grants "{1}", which the configuration forbids', value, operation);
}

function byName(value: string, forbidden: string): Text {
  return isWildcard(forbidden)
    ? say('"{0}" is granted, which the configuration forbids by "{1}"', value, forbidden)
    : say('"{0}" is granted, which the configuration forbids', value);
}
