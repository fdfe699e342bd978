import { removeElement } from "../../document/edits";
import { overlaps } from "../../rbac/wildcard";
import { isWrittenInPlace, valuesOf, type Entry } from "../../resources/entry-list";
import { planesOf } from "../../resources/role-definition";
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
      for (const { granted, withheld } of permissions.flatMap(planesOf)) {
        if (!granted.complete) continue;
        const grantedEntries = valuesOf(granted);
        for (const entry of withheld.entries) {
          if (grantedEntries.some((other) => overlaps(other, entry.value))) continue;
          report({
            at: entry.at,
            message: say(
              '"{0}" takes nothing away: no entry of the same permissions object grants it. A subtraction denies nothing either, so another role can still grant it.',
              entry.value,
            ),
            fixes: fixes(entry),
          });
        }
      }
    },
  },
});

function fixes(entry: Entry): readonly Fix[] {
  if (!isWrittenInPlace(entry)) return [];
  return [{ title: say('Remove "{0}"', entry.value), safety: "safe", edits: removeElement(entry.at) }];
}
