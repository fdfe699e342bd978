import type { Activation, RoleAssignment } from "../../azure/azure-data";
import { accountScope } from "./accounts";
import {
  groupScope,
  managementGroupScope,
  production,
  reachedBy,
  research,
  sampleGuid,
  shared,
  subscriptionScope,
} from "./ids";
import { principalId, principalType, type PrincipalKey } from "./principals";
import { definitionId, roleId, type RoleKey } from "./roles";

type Row = readonly [
  scope: string,
  role: RoleKey,
  who: PrincipalKey,
  more?: Partial<RoleAssignment> | typeof activated,
];

/** Marks assignments that came of an eligible one. */
const activated = Symbol("activated");

const hour = 60 * 60 * 1000;

const chat = accountScope("contoso-chat-prod");
const search = accountScope("contoso-search-prod");
const helpdesk = accountScope("contoso-helpdesk");
const claims = accountScope("contoso-claims-prod");
const translate = accountScope("contoso-translate");
const labEast = accountScope("lab-openai-east");
const foundry = accountScope("lab-foundry");
const speech = accountScope("lab-speech");
const finetune = accountScope("lab-finetune");
const documents = accountScope("shared-document-intelligence");
const gateway = accountScope("shared-gateway");
const vision = accountScope("shared-legacy-vision");

/** A role administrator who may hand out one role only, as the portal writes such a condition. */
const onlyOpenAiUser = `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${roleId("openAiUser")}}))`;

const rows: readonly Row[] = [
  // Above the subscriptions
  ["/", "userAccessAdministrator", "platformLead", { description: "Elevated access, left on" }],
  [managementGroupScope("mg-contoso"), "reader", "auditor"],
  [managementGroupScope("mg-contoso"), "securityReader", "security"],
  [managementGroupScope("mg-workloads"), "usagesReader", "finance"],
  [managementGroupScope("mg-workloads"), "contributor", "pipeline"],

  // Production
  [subscriptionScope(production), "owner", "you"],
  [subscriptionScope(production), "owner", "platformTeam"],
  [subscriptionScope(production), "owner", "onCall", activated],
  [subscriptionScope(production), "monitoringReader", "security"],
  [
    subscriptionScope(production),
    "rbacAdministrator",
    "developers",
    { condition: onlyOpenAiUser, conditionVersion: "2.0" },
  ],
  [subscriptionScope(production), "keyRotation", "formerApp"],
  [groupScope(production, "rg-chat"), "cognitiveServicesUser", "developers"],
  [groupScope(production, "rg-chat"), "reader", "scientists"],
  [groupScope(production, "rg-search"), "cognitiveServicesContributor", "pipeline"],
  [groupScope(production, "rg-claims"), "reader", "auditor"],
  [groupScope(production, "rg-shared-ai"), "contributor", "developers"],
  [chat, "openAiUser", "chatApp"],
  [chat, "cognitiveServicesUser", "helpdeskBot"],
  [chat, "chatCaller", "notebook"],
  [chat, "openAiContributor", "dataScientist", activated],
  [chat, "deletedRole", "intern"],
  [chat, "openAiUser", "formerEmployee"],
  [search, "openAiUser", "indexer"],
  [search, "openAiUser", "chatApp"],
  [search, "azureAiDeveloper", "dataScientist"],
  [helpdesk, "openAiUser", "helpdeskBot"],
  [helpdesk, "keyRotation", "pipeline"],
  [claims, "openAiUser", "chatApp"],
  [claims, "cognitiveServicesContributor", "formerEmployee"],
  [claims, "chatCaller", "helpdeskBot"],
  [translate, "cognitiveServicesUser", "chatApp"],
  [translate, "cognitiveServicesUser", "indexer"],

  // Research
  [subscriptionScope(research), "owner", "you"],
  [subscriptionScope(research), "owner", "platformTeam"],
  [subscriptionScope(research), "labOperator", "scientists"],
  [subscriptionScope(research), "reader", "intern"],
  [groupScope(research, "rg-lab"), "contributor", "dataScientist"],
  [groupScope(research, "rg-lab"), "cognitiveServicesUser", "intern"],
  [groupScope(research, "rg-voice"), "cognitiveServicesContributor", "dataScientist"],
  [groupScope(research, "rg-finetune"), "openAiContributor", "scientists"],
  [labEast, "cognitiveServicesContributor", "notebook"],
  [labEast, "openAiUser", "intern"],
  [labEast, "openAiUser", "formerApp"],
  [foundry, "foundryUser", "scientists"],
  [foundry, "azureAiDeveloper", "developers"],
  [`${foundry}/projects/assistant`, "foundryUser", "intern"],
  [`${foundry}/projects/assistant`, "openAiUser", "notebook"],
  [speech, "speechUser", "developers"],
  [finetune, "openAiContributor", "notebook"],

  // Shared services
  [subscriptionScope(shared), "owner", "you"],
  [subscriptionScope(shared), "contributor", "platformTeam"],
  [subscriptionScope(shared), "userAccessAdministrator", "security"],
  [groupScope(shared, "rg-gateway"), "openAiUser", "developers"],
  [groupScope(shared, "rg-legacy"), "keyRotation", "onCall"],
  [documents, "cognitiveServicesUser", "indexer"],
  [documents, "reader", "auditor"],
  [gateway, "openAiUser", "pipeline"],
  [gateway, "openAiUser", "chatApp"],
  [vision, "cognitiveServicesUser", "developers"],
  [vision, "cognitiveServicesUser", "formerApp"],
];

/** The sixty assignments as they are when the sample is opened at a time, in milliseconds since 1970. */
export function sampleAssignments(now: number): readonly RoleAssignment[] {
  return rows.map(([scope, role, who, more], index) => {
    const name = nameOf(index);
    const reached = reachedBy(scope);
    return {
      id: `${scope === "/" ? "" : scope}/providers/Microsoft.Authorization/roleAssignments/${name}`,
      name,
      scope,
      roleDefinitionId: definitionId(role),
      principalId: principalId(who),
      principalType: principalType(who),
      createdOn: "2025-04-05T06:07:08Z",
      createdBy: principalId("platformLead"),
      ...(reached === undefined ? {} : { reaches: reached.map(({ id }) => id) }),
      ...(more === activated ? { createdOn: iso(now - 2 * hour), createdBy: principalId(who) } : more),
    };
  });
}

/** Those of them that somebody activated two hours ago, for eight. */
export function sampleActivations(now: number): readonly Activation[] {
  return rows.flatMap(([scope, role, who, more], index) =>
    more === activated
      ? {
          assignmentName: nameOf(index),
          scope,
          roleDefinitionId: definitionId(role),
          principalId: principalId(who),
          until: iso(now + 6 * hour),
        }
      : [],
  );
}

function nameOf(index: number): string {
  return sampleGuid(0xa5, index + 1);
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
