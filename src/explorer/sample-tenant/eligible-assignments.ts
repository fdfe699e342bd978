import type { EligibleAssignment } from "../../azure/azure-data";
import { accountScope } from "./accounts";
import {
  groupScope,
  managementGroupScope,
  production,
  research,
  sampleGuid,
  shared,
  subscriptionScope,
} from "./ids";
import { principalId, principalType, type PrincipalKey } from "./principals";
import { definitionId, type RoleKey } from "./roles";

/** `days`: how long it lasts from now on; without them it has no end. */
type Row = readonly [scope: string, role: RoleKey, who: PrincipalKey, days?: number];

const chat = accountScope("contoso-chat-prod");

const rows: readonly Row[] = [
  [managementGroupScope("mg-contoso"), "contributor", "platformTeam"],
  [managementGroupScope("mg-workloads"), "securityReader", "auditor", 30],
  [subscriptionScope(production), "owner", "onCall", 180],
  [subscriptionScope(production), "owner", "platformLead", 180],
  // One application holds the role, and many people can.
  [groupScope(production, "rg-search"), "cognitiveServicesContributor", "developers", 365],
  [groupScope(production, "rg-search"), "cognitiveServicesContributor", "onCall", 180],
  [groupScope(production, "rg-search"), "cognitiveServicesContributor", "dataScientist", 90],
  [groupScope(production, "rg-search"), "cognitiveServicesContributor", "formerEmployee"],
  [chat, "openAiContributor", "dataScientist", 90],
  [chat, "openAiUser", "scientists"],
  [subscriptionScope(research), "labOperator", "intern", 60],
  [groupScope(shared, "rg-legacy"), "keyRotation", "developers", 365],
];

const day = 24 * 60 * 60 * 1000;

/** Who may activate what when the sample is opened at a time, in milliseconds since 1970. */
export function sampleEligibleAssignments(now: number): readonly EligibleAssignment[] {
  return rows.map(([scope, role, who, days], index) => {
    const name = sampleGuid(0xe1, index + 1);
    return {
      id: `${scope}/providers/Microsoft.Authorization/roleEligibilityScheduleInstances/${name}`,
      name,
      scope,
      roleDefinitionId: definitionId(role),
      principalId: principalId(who),
      principalType: principalType(who),
      from: "2025-06-07T08:09:10Z",
      ...(days === undefined ? {} : { until: new Date(now + days * day).toISOString() }),
    };
  });
}
