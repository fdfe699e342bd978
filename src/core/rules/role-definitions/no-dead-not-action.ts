import { removeElement } from "../../document/edits";
import { overlaps } from "../../rbac/wildcard";
import { isWrittenInPlace, valuesOf, type Entry, type EntryList } from "../../resources/entry-list";
import { planesOf, type PermissionBlock, type PlaneLists } from "../../resources/role-definition";
import { say } from "../../text/text";
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
    roleDefinition({ permissions, origin }, report) {
      if (origin === "builtIn") return;
      for (const { granted, withheld, other } of permissions.flatMap(withOther)) {
        if (!granted.complete) continue;
        for (const entry of withheld.entries) {
          if (mayGrant(granted, entry.value)) continue;
          report({
            at: entry.at,
            message: say(
              '"{0}" takes nothing away: no entry of the same permissions object grants it. A subtraction denies nothing either, so another role can still grant it.',
              entry.value,
            ),
            fixes: fixes(entry, !other.complete || mayGrant(other, entry.value)),
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

/** @param isMeantForOther Whether it would take something away on the other plane, where the author may want it. */
function fixes(entry: Entry, isMeantForOther: boolean): readonly Fix[] {
  if (!isWrittenInPlace(entry)) return [];
  const safety = isMeantForOther ? "unsafe" : "safe";
  return [{ title: say('Remove "{0}"', entry.value), safety, edits: removeElement(entry.at) }];
}
