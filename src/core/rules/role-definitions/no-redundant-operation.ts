import { removeElement } from "../../document/edits";
import { findCovering } from "../../rbac/redundancy";
import { isWrittenInPlace, type Entry } from "../../resources/entry-list";
import { listsOf } from "../../resources/role-definition";
import { say } from "../../text/text";
import { defineRule, type Report } from "../rule";

/** Who removes the one entry believes the operation gone, and the other still grants it. */
export const noRedundantOperation = defineRule({
  meta: {
    id: "no-redundant-operation",
    summary: "An entry should not repeat what another entry of its list says already",
    category: "correctness",
    severity: "information",
    fixable: true,
  },

  check: {
    roleDefinition({ permissions, origin }, report) {
      if (origin === "builtIn") return;
      for (const { entries } of permissions.flatMap(listsOf)) {
        for (const { covered, by } of findCovering(entries.map(({ value }) => value))) {
          const [entry, other] = [entries[covered], entries[by]];
          if (entry && other && mayStay(other, entry)) report(redundant(entry, other));
        }
      }
    },
  },
});

/** An entry with two wildcards has to be changed, as Azure refuses it, and may then cover less. */
function mayStay(other: Entry, entry: Entry): boolean {
  return isSame(entry, other) || other.value.split("*").length <= 2;
}

function isSame(entry: Entry, other: Entry): boolean {
  return entry.value.toLowerCase() === other.value.toLowerCase();
}

function redundant(entry: Entry, other: Entry): Report {
  return {
    at: entry.at,
    message: isSame(entry, other)
      ? say(
          '"{0}" stands in this list already, so it adds nothing, and removing it alone would change nothing.',
          entry.value,
        )
      : say(
          '"{0}" is covered by "{1}" already, so it adds nothing, and removing it alone would change nothing.',
          entry.value,
          other.value,
        ),
    related: other.at === entry.at ? [] : [{ at: other.at, message: say("This entry says it already.") }],
    fixes: isWrittenInPlace(entry)
      ? [{ title: say('Remove "{0}"', entry.value), safety: "safe", edits: removeElement(entry.at) }]
      : [],
  };
}
