import { callsIn, type Expression } from "../document/arm-expression";
import { parseExpression } from "../document/arm-parser";
import { referredResource } from "../document/arm-reference";
import { outwards } from "../document/arm-template";
import { stringOf, type JsonNode } from "../document/json-node";
import { asString, isUnset } from "../document/value";
import type { RoleAssignment } from "./role-assignment";

/** The texts through which the principal's id reaches the assignment, the one written there first. */
export function principalExpressions({
  principalId,
  principalMember,
}: RoleAssignment): readonly Expression[] {
  const via = principalId.kind === "absent" ? [] : (principalId.via ?? []);
  const nodes: readonly (JsonNode | undefined)[] = [principalMember?.value, ...via];
  return nodes.flatMap((node) => {
    const parsed = parseExpression(stringOf(node) ?? "");
    return parsed.kind === "expression" ? [parsed.expression] : [];
  });
}

/** Whether the principal is an app: it says so, or its id is that of an identity. */
export function isApp(assignment: RoleAssignment): boolean {
  const type = asString(assignment.principalType)?.toLowerCase();
  if (type !== undefined) return type === "serviceprincipal";
  return isUnset(assignment.principalType) && principalExpressions(assignment).some(readsIdentity);
}

function readsIdentity(expression: Expression): boolean {
  return expression.kind === "property" && expression.name.toLowerCase() === "principalid";
}

/** Whether the principal is an identity that the same template creates, whatever kind of resource has it. */
export function isCreatedHere(assignment: RoleAssignment): boolean {
  const { place, principalMember } = assignment;
  const node = principalMember?.value;
  if (!place || !node) return false;
  return principalExpressions(assignment)
    .filter(readsIdentity)
    .flatMap((expression) => [...callsIn(expression)])
    .some((call) =>
      outwards(place.template).some((template) => {
        const { resource } = referredResource(call, node, template);
        return resource !== undefined && !resource.existing;
      }),
    );
}
