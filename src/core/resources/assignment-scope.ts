import { resourceGroupId, subscriptionId } from "../document/arm-placeholder";
import { typeOfId } from "../document/arm-reference";
import type { TemplateScope } from "../document/arm-template";
import { memberValue, sameName, stringOf } from "../document/json-node";
import { asString } from "../document/value";
import { accountType, type Account } from "./account";
import type { Resource } from "./resource";
import type { RoleAssignment } from "./role-assignment";

/** Where an assignment holds: at one account, around accounts of the document, or elsewhere as far as is known. */
export type AssignmentReach =
  | { readonly kind: "account" }
  | { readonly kind: "around"; readonly accounts: readonly Account[] }
  | { readonly kind: "elsewhere" };

/** An account in the text of an expression that cannot be worked out, such as Bicep's `format('…/accounts/{0}', …)`. */
const accountWords = /'Microsoft\.CognitiveServices\/accounts(?:\/\{0\}|\/)?'/i;

/**
 * What is known of AI services accounts in the scope of an assignment: the
 * scope names one, or it is where the template goes and the template deploys some.
 */
export function assignmentReach(assignment: RoleAssignment, resources: readonly Resource[]): AssignmentReach {
  const type = scopeType(assignment);
  if (type !== undefined) return { kind: sameName(type, accountType) ? "account" : "elsewhere" };
  const { place } = assignment;
  if (!place || !isDeploymentScope(assignment)) return { kind: "elsewhere" };
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

/** The type of the resource the scope names, or of the one a child assignment hangs from; absent when it is none. */
function scopeType({ spelling, place, scope }: RoleAssignment): string | undefined {
  const extended = /^(.+)\/providers\/roleAssignments$/i.exec(place?.type ?? "")?.[1];
  if (extended !== undefined) return extended;
  if (place?.parent && spelling === "template") return place.parent.type;
  const type = typeOfId(scope);
  if (type !== undefined || scope.kind !== "unknown") return type;
  return accountWords.test(stringOf(scope.at) ?? "") ? accountType : undefined;
}

/** Whether the assignment is made where its template is deployed to, by saying nothing or by saying so. */
function isDeploymentScope({ place, scope }: RoleAssignment): boolean {
  if (scope.kind === "absent") return true;
  const text = asString(scope);
  if (place?.template.deploymentScope === "subscription") return text === subscriptionId;
  return text === resourceGroupId && place?.template.deploymentScope === "resourceGroup";
}

/**
 * A template of a resource group reaches whatever is deployed to that group; one of a subscription also what it
 * sends below.
 */
function isAround(outer: TemplateScope, inner: TemplateScope): boolean {
  if (outer === inner) return true;
  if (outer.deploymentScope === undefined) return false;
  return outer.deploymentScope === "resourceGroup" ? isSameGroup(outer, inner) : isWithin(inner, outer);
}

/** A resource group as a deployment names it; nothing is named for the one the whole template goes to. */
interface GroupName {
  readonly text: string;
  /** The template whose words the text is made of; absent where it is the name itself. */
  readonly wordsOf?: TemplateScope | undefined;
}

function isSameGroup(left: TemplateScope, right: TemplateScope): boolean {
  const [one, other] = [groupOf(left), groupOf(right)];
  if (!one || !other || one.wordsOf !== other.wordsOf) return false;
  return sameName(one.text, other.text);
}

/** Absent where a template is not deployed to a resource group, or to one of another subscription. */
function groupOf({ deployment, deploymentScope, parent }: TemplateScope): GroupName | undefined {
  if (deploymentScope !== "resourceGroup") return undefined;
  const written = memberValue(deployment?.node, "resourceGroup");
  if (!deployment || !parent || !written) return parent ? groupOf(parent) : { text: "" };
  if (memberValue(deployment.node, "subscriptionId")) return undefined;
  const name = asString(parent.read(written));
  return name === undefined ? { text: stringOf(written) ?? "", wordsOf: parent } : { text: name };
}

function isWithin(inner: TemplateScope, outer: TemplateScope): boolean {
  return inner === outer || (inner.parent !== undefined && isWithin(inner.parent, outer));
}

/** Whether the scope is known to lie below a subscription. */
export function isBelowSubscription(assignment: RoleAssignment): boolean {
  const { place, scope } = assignment;
  const type = scopeType(assignment);
  if (type !== undefined) return !isAboveResources.test(type);
  if (scope.kind === "absent") return place?.template.deploymentScope === "resourceGroup";
  return /\/resourceGroups\//i.test(asString(scope) ?? "");
}

const isAboveResources = /^Microsoft\.(?:Management\/managementGroups|Subscription\/)/i;
