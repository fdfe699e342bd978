import { isCountedExactly } from "../../catalog/entry-operations";
import type { JsonDocument } from "../../document/json-node";
import { sizeOf } from "../../rbac/operation-set";
import { isWildcard, overlaps } from "../../rbac/wildcard";
import { valuesOf, type EntryList } from "../../resources/entry-list";
import { planesOf, type PlaneLists } from "../../resources/role-definition";
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
          message: `"${member.name}" subtracts from this role and denies nothing: another role assignment can still grant what it takes away. ${growth(lists, document)}`,
          fixes: fixes(lists),
        });
      }
    },
  },
});

const isEmpty = ({ entries, complete }: EntryList): boolean => entries.length === 0 && complete;

/** What the wildcards of the list leave open. */
function growth(lists: PlaneLists, document: JsonDocument): string {
  const wildcards = lists.granted.entries.filter(({ value }) => isWildcard(value) && isTouched(value, lists));
  const [first, ...others] = wildcards;
  if (!first) return "What is granted here can be listed without it.";
  const beside = others.length === 0 ? `"${first.value}" beside it` : "The wildcards beside it";
  const grant = others.length === 0 ? "grants" : "grant";
  if (!lists.withheld.complete) return `${beside} will grant whatever Azure adds.`;
  const granted = sizeOf(
    grantedSet({ ...lists, granted: { ...lists.granted, entries: wildcards } }, document),
  );
  const least = wildcards.every(({ value }) => isCountedExactly(value)) ? "" : "at least ";
  return `${beside} still ${grant} ${least}${granted.toLocaleString("en-US")} operations, and each one that Azure adds joins them.`;
}

function isTouched(entry: string, { withheld }: PlaneLists): boolean {
  return !withheld.complete || valuesOf(withheld).some((other) => overlaps(other, entry));
}

function fixes(lists: PlaneLists): readonly Fix[] {
  const edits = lists.withheld.member?.value?.type === "array" ? explicitListEdits(lists) : undefined;
  return edits
    ? [{ title: "Rewrite as an explicit list of what is granted today", safety: "unsafe", edits }]
    : [];
}
