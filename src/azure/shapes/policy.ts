import type { PolicyAssignment, PolicyState } from "../azure-data";
import { parseResourceId, scopeOfExtension } from "../resource-id";
import { compact, fields, text, texts } from "./field";

export function readPolicyState(value: unknown): PolicyState | undefined {
  const json = fields(value);
  const assignmentId = text(json["policyAssignmentId"]);
  const definitionId = text(json["policyDefinitionId"]);
  if (assignmentId === undefined || definitionId === undefined) return undefined;
  return {
    assignmentId,
    definitionId,
    definitionName: text(json["policyDefinitionName"]) ?? parseResourceId(definitionId).name,
    compliance: text(json["complianceState"]) ?? "Unknown",
    effect: (text(json["policyDefinitionAction"]) ?? "").toLowerCase(),
  };
}

export function readPolicyAssignment(value: unknown): PolicyAssignment | undefined {
  const json = fields(value);
  const properties = fields(json["properties"]);
  const id = text(json["id"]);
  const definitionId = text(properties["policyDefinitionId"]);
  if (id === undefined || definitionId === undefined) return undefined;
  return compact({
    id,
    name: text(json["name"]) ?? parseResourceId(id).name,
    displayName: text(properties["displayName"]),
    scope: text(properties["scope"]) ?? scopeOfExtension(id),
    definitionId,
    effect: text(fields(fields(properties["parameters"])["effect"])["value"]),
    isEnforced: text(properties["enforcementMode"])?.toLowerCase() !== "donotenforce",
    notScopes: texts(properties["notScopes"]),
    identityId: text(fields(json["identity"])["principalId"]),
  });
}
