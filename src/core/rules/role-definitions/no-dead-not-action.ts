import { operationsFor } from "../../catalog/entry-operations";
import { removeElement } from "../../document/edits";
import type { JsonDocument } from "../../document/json-node";
import { isEmptySet } from "../../rbac/operation-set";
import type { Plane } from "../../rbac/permissions";
import { overlaps } from "../../rbac/wildcard";
import { isWrittenInPlace, valuesOf, type Entry, type EntryList } from "../../resources/entry-list";
import { planesOf, type PermissionBlock, type PlaneLists } from "../../resources/role-definition";
import { say } from "../../text/text";
import { covered } from "../catalogue-sets";
import { defineRule, type Fix } from "../rule";

/** A subtraction without effect reads like protection that is not there. */
export const noDeadNotAction = defineRule({
  meta: {
    id: "no-dead-not-action",
    summary: "A subtraction should take away something that the same permissions object grants",
    category: "correctness",
    severity: "information",
    fixable: true,
  },

  check: {
    roleDefinition({ permissions, origin }, report, { document }) {
      if (origin === "builtIn") return;
      for (const { plane, granted, withheld, other } of permissions.flatMap(withOther)) {
        if (!granted.complete) continue;
        for (const entry of withheld.entries) {
          if (mayGrant(granted, entry.value)) continue;
          const isWhatIsMeant =
            isKnown(entry.value, plane, document) && other.complete && !mayGrant(other, entry.value);
          report({
            at: entry.at,
            message: say(
              '"{0}" takes nothing away: no entry of the same permissions object grants it. A subtraction denies nothing either, so another role can still grant it.',
              entry.value,
            ),
            fixes: fixes(entry, isWhatIsMeant),
          });
        }
      }
    },
  },
});

/** The lists of each plane, with what is granted on the other one. */
function withOther(block: PermissionBlock): readonly (PlaneLists & { readonly other: EntryList })[] {
  return planesOf(block).map((lists) => ({
    ...lists,
    other: lists.plane === "control" ? block.dataActions : block.actions,
  }));
}

function mayGrant(granted: EntryList, entry: string): boolean {
  return valuesOf(granted).some((other) => overlaps(other, entry));
}

/** What no operation is known for may be misspelled. */
function isKnown(entry: string, plane: Plane, document: JsonDocument): boolean {
  return !isEmptySet(covered([entry], operationsFor(entry, plane), document));
}

/** @param isWhatIsMeant False where its author may want it for the other plane, or by another name. */
function fixes(entry: Entry, isWhatIsMeant: boolean): readonly Fix[] {
  if (!isWrittenInPlace(entry)) return [];
  const safety = isWhatIsMeant ? "safe" : "unsafe";
  return [{ title: say('Remove "{0}"', entry.value), safety, edits: removeElement(entry.at) }];
}
