import { coversPattern } from "../../rbac/wildcard";
import { valuesOf } from "../../resources/entry-list";
import { planesOf, type PlaneLists } from "../../resources/role-definition";
import { say } from "../../text/text";
import { defineRule } from "../rule";

/** Nobody assigns a role in order to grant nothing: an entry got lost, or a subtraction is too wide. */
export const noEmptyRole = defineRule({
  meta: {
    id: "no-empty-role",
    summary: "A role should grant something",
    category: "correctness",
    severity: "error",
    fixable: false,
  },

  check: {
    roleDefinition({ permissions, complete, origin, at }, report) {
      if (origin === "builtIn" || !complete) return;
      const planes = permissions.flatMap(planesOf);
      if (!planes.every(grantsNothing)) return;
      const isListed = planes.some(({ granted }) => granted.entries.length > 0);
      report({
        at,
        message: isListed
          ? say(
              "This role grants nothing: its own subtractions take away every entry. Whoever is assigned it can do nothing with it.",
            )
          : say(
              "This role grants nothing: neither {0} nor {1} have an entry. Whoever is assigned it can do nothing with it.",
              "actions",
              "dataActions",
            ),
      });
    },
  },
});

/** A subtraction that is not known could only make it less. */
function grantsNothing({ granted, withheld }: PlaneLists): boolean {
  const subtractions = valuesOf(withheld);
  return (
    granted.complete &&
    granted.entries.every(({ value }) => subtractions.some((other) => coversPattern(other, value)))
  );
}
