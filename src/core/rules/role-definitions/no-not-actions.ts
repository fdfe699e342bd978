import { isCountedExactly } from "../../catalog/entry-operations";
import type { JsonDocument } from "../../document/json-node";
import { sizeOf } from "../../rbac/operation-set";
import { coversPattern, isWildcard, overlaps } from "../../rbac/wildcard";
import { valuesOf, type Entry, type EntryList } from "../../resources/entry-list";
import { planesOf, type PlaneLists } from "../../resources/role-definition";
import { counted } from "../../text/counted";
import { row, say, type Text } from "../../text/text";
import { grantedSet } from "../catalogue-sets";
import { explicitListEdits } from "../explicit-list";
import { defineRule, type Fix } from "../rule";

/** `notActions` reads like a prohibition; it only makes this role's own grant smaller. */
export const noNotActions = defineRule({
  meta: {
    id: "no-not-actions",
    summary: "A custom role should list what it grants instead of subtracting from a wildcard",
    category: "least-privilege",
    severity: "warning",
    fixable: true,
  },

  check: {
    roleDefinition({ permissions, origin }, report, { document }) {
      if (origin === "builtIn") return;
      for (const lists of permissions.flatMap(planesOf)) {
        const { member } = lists.withheld;
        if (!member || isEmpty(lists.withheld)) continue;
        report({
          at: member.key,
          message: row([
            say(
              '"{0}" subtracts from this role and denies nothing: another role assignment can still grant what it takes away.',
              member.name,
            ),
            growth(lists, document),
          ]),
          fixes: fixes(lists),
        });
      }
    },
  },
});

const isEmpty = ({ entries, complete }: EntryList): boolean => entries.length === 0 && complete;

/** What the wildcards of the list leave open. */
function growth(lists: PlaneLists, document: JsonDocument): Text {
  const wildcards = lists.granted.entries.filter(({ value }) => isWildcard(value) && isTouched(value, lists));
  const [first, ...others] = wildcards;
  if (!first) return say("What is granted here can be listed without it.");
  const isOne = others.length === 0;
  const granted = amount(lists, wildcards, document);
  if (granted === undefined) {
    return isOne
      ? say('"{0}" beside it will grant whatever Azure adds.', first.value)
      : say("The wildcards beside it will grant whatever Azure adds.");
  }
  return isOne
    ? say('"{0}" beside it still grants {1}, and each one that Azure adds joins them.', first.value, granted)
    : say("The wildcards beside it still grant {0}, and each one that Azure adds joins them.", granted);
}

/** Absent where none is known. */
function amount(lists: PlaneLists, wildcards: readonly Entry[], document: JsonDocument): Text | undefined {
  if (!lists.withheld.complete) return undefined;
  const granted = { ...lists.granted, entries: wildcards };
  const size = sizeOf(grantedSet({ ...lists, granted }, document));
  if (size === 0) return undefined;
  const some = counted.operations(size);
  return wildcards.every(({ value }) => isCountedExactly(value)) ? some : say("at least {0}", some);
}

/** Whether some of what an entry grants is taken back, but not all of it. */
function isTouched(entry: string, { withheld }: PlaneLists): boolean {
  if (!withheld.complete) return true;
  const others = valuesOf(withheld);
  return (
    others.some((other) => overlaps(other, entry)) && !others.some((other) => coversPattern(other, entry))
  );
}

function fixes(lists: PlaneLists): readonly Fix[] {
  const edits = lists.withheld.member?.value?.type === "array" ? explicitListEdits(lists) : undefined;
  return edits
    ? [{ title: say("Rewrite as an explicit list of what is granted today"), safety: "unsafe", edits }]
    : [];
}
