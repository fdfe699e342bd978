import type { TemplateScope } from "../document/arm-template";
import { memberValue, stringOf } from "../document/json-node";
import { asString } from "../document/value";
import type { Account } from "./account";
import type { Resource } from "./resource";
import type { RoleAssignment } from "./role-assignment";

/** Where an assignment holds: at one account, around accounts of the document, or elsewhere as far as is known. */
export type AssignmentReach =
  | { readonly kind: "account" }
  | { readonly kind: "around"; readonly accounts: readonly Account[] }
  | { readonly kind: "elsewhere" };

const namesAccount = /Microsoft\.CognitiveServices\/accounts(?!\/[^/]+\/(?!providers\/))/i;

/**
 * What is known of AI services accounts in the scope of an assignment: the
 * scope names one, or it is where the template goes and the template deploys some.
 */
export function assignmentReach(assignment: RoleAssignment, resources: readonly Resource[]): AssignmentReach {
  const written = writtenScope(assignment);
  if (written !== undefined) return { kind: namesAccount.test(written) ? "account" : "elsewhere" };
  const { place } = assignment;
  if (!place || assignment.scope.kind !== "absent") return { kind: "elsewhere" };
  const accounts = resources.filter(
    (resource): resource is Account =>
      resource.kind === "account" &&
      resource.place !== undefined &&
      (assignment.spelling === "module"
        ? place.nested !== undefined && isWithin(resource.place.template, place.nested)
        : isAround(place.template, resource.place.template)),
  );
  if (accounts.length === 0) return { kind: "elsewhere" };
  return assignment.spelling === "module" ? { kind: "account" } : { kind: "around", accounts };
}

/** The scope as text: an id, or the expression that makes one; or the account a child assignment hangs from. */
function writtenScope({ node, body, spelling, place, scope }: RoleAssignment): string | undefined {
  if (place && /\/providers\/roleAssignments$/i.test(place.type)) return place.type;
  if (place?.parent && spelling === "template") return place.parent.type;
  return asString(scope) ?? stringOf(memberValue(spelling === "template" ? node : body, "scope"));
}

/** A resource group's template reaches what it deploys itself; one of a subscription also what it sends below. */
function isAround(outer: TemplateScope, inner: TemplateScope): boolean {
  if (outer === inner) return true;
  return outer.deploymentScope !== "resourceGroup" && outer.deploymentScope !== undefined
    ? isWithin(inner, outer)
    : false;
}

function isWithin(inner: TemplateScope, outer: TemplateScope): boolean {
  return inner === outer || (inner.parent !== undefined && isWithin(inner.parent, outer));
}

/** Whether the scope is known to lie below a subscription. */
export function isBelowSubscription(assignment: RoleAssignment): boolean {
  const written = writtenScope(assignment);
  if (written !== undefined)
    return (
      /\/resourceGroups\/|\/providers\/|resourceGroup\(|resourceId\(/i.test(written) ||
      namesAccount.test(written)
    );
  const { place, scope } = assignment;
  return scope.kind === "absent" && place?.template.deploymentScope === "resourceGroup";
}
