import type { Activation, EligibleAssignment } from "../azure-data";
import { parseResourceId, scopeOfExtension } from "../resource-id";
import { compact, fields, text, type Fields } from "./field";
import { bodyOf, readPrincipalType } from "./role";

/** Instances of schedules: what Privileged Identity Management has in force at this moment. */

const memberTypes = ["Direct", "Inherited", "Group"] as const;

export function readEligibleAssignment(value: unknown): EligibleAssignment | undefined {
  const json = fields(value);
  const body = bodyOf(json);
  const id = text(json["id"]);
  const grant = readGrant(id, body);
  if (id === undefined || grant === undefined) return undefined;

  const principal = fields(fields(body["expandedProperties"])["principal"]);
  return compact({
    id,
    name: text(json["name"]) ?? parseResourceId(id).name,
    ...grant,
    principalType: readPrincipalType(body["principalType"] ?? principal["type"]),
    principalName: text(principal["displayName"]),
    principalDetail: text(principal["email"]),
    memberType: memberTypes.find((type) => type === body["memberType"]),
    from: text(body["startDateTime"]),
    until: text(body["endDateTime"]),
    condition: text(body["condition"]),
    conditionVersion: text(body["conditionVersion"]),
  });
}

/** Undefined for an assignment that stands by itself: the list of activations names those, too. */
export function readActivation(value: unknown): Activation | undefined {
  const json = fields(value);
  const body = bodyOf(json);
  const grant = readGrant(text(json["id"]), body);
  if (grant === undefined || text(body["assignmentType"])?.toLowerCase() !== "activated") return undefined;

  const origin = text(body["originRoleAssignmentId"]);
  return compact({
    assignmentName: origin === undefined ? undefined : parseResourceId(origin).name,
    ...grant,
    until: text(body["endDateTime"]),
  });
}

function readGrant(id: string | undefined, body: Fields) {
  const roleDefinitionId = text(body["roleDefinitionId"]);
  const principalId = text(body["principalId"]);
  if (id === undefined || roleDefinitionId === undefined || principalId === undefined) return undefined;
  return { scope: text(body["scope"]) ?? scopeOfExtension(id), roleDefinitionId, principalId };
}
