import { onceOf } from "../memo/once";
import { forEachCovered, type OperationIndex } from "./operation-index";
import type { Plane } from "./permissions";
import { covers } from "./wildcard";

/** What an operation leads to in the wrong hands, the worst first. */
export type Risk = "keys" | "access" | "account" | "secrets" | "change" | "use" | "read";

/** For comparing what roles grant: one operation of a kind above "change" outweighs all of the kinds below it. */
export const weightOfRisk: Readonly<Record<Risk, number>> = {
  keys: 10_000_000_000,
  access: 1_000_000_000,
  account: 100_000_000,
  secrets: 200_000,
  change: 10,
  use: 5,
  read: 1,
};

const ai = "Microsoft.CognitiveServices/accounts";

/** The first pattern that covers an operation decides. The two AI groups are exact, the rest goes by the name. */
export const riskPatterns: readonly (readonly [plane: Plane, pattern: string, risk: Risk])[] = [
  ["control", `${ai}/listKeys/action`, "keys"],
  ["control", `${ai}/regenerateKey/action`, "keys"],
  ["control", `${ai}/connections/listsecrets/action`, "keys"],
  ["control", `${ai}/projects/connections/listsecrets/action`, "keys"],
  ["data", `${ai}/AIServices/connections/listSecrets/action`, "keys"],
  ["control", "Microsoft.Authorization/roleAssignments/write", "access"],
  ["control", "Microsoft.Authorization/roleDefinitions/write", "access"],
  ["control", "Microsoft.Authorization/elevateAccess/action", "access"],
  ["control", "Microsoft.Authorization/denyAssignments/delete", "access"],
  ["control", "Microsoft.Authorization/role*ScheduleRequests/write", "access"],
  ["control", "Microsoft.Authorization/roleManagementPolicies/write", "access"],
  ["control", `${ai}/write`, "account"],
  ["data", `${ai}/OpenAI/issue*token/action`, "secrets"],
  ["data", `${ai}/QnAMaker*/endpointkeys/*`, "secrets"],
  ["data", `${ai}/TextAnalytics/QnaMaker/endpointkeys/*`, "secrets"],
  ["data", `${ai}/AIServices/agents/endpoints/UserIdentityImpersonation/action`, "secrets"],
  ["control", "*/list*keys/action", "secrets"],
  ["control", "*/regenerate*key*/action", "secrets"],
  ["control", "*/list*secrets/action", "secrets"],
  ["control", "*/listCredential*/action", "secrets"],
  ["control", "*/listConnectionStrings/action", "secrets"],
  ["control", "Microsoft.Insights/diagnosticSettings/delete", "change"],
];

/** The kind of risk of an operation. */
export function riskOf(operation: string, plane: Plane): Risk {
  const known = riskPatterns.find(([where, pattern]) => where === plane && covers(pattern, operation));
  return known?.[2] ?? riskByVerb(operation, plane);
}

/** The risk of each operation of an index, by place; worked out once for an index. */
export function risksOf(index: OperationIndex, plane: Plane): readonly Risk[] {
  return risksOn[plane](index);
}

const risksOn = {
  control: onceOf((index: OperationIndex) => lookUpRisks(index, "control")),
  data: onceOf((index: OperationIndex) => lookUpRisks(index, "data")),
};

function lookUpRisks(index: OperationIndex, plane: Plane): readonly Risk[] {
  const risks = index.lowered.map((operation) => riskByVerb(operation, plane));
  for (const [where, pattern, risk] of [...riskPatterns].reverse()) {
    if (where !== plane) continue;
    forEachCovered(index, pattern, (place) => {
      risks[place] = risk;
    });
  }
  return risks;
}

function riskByVerb(operation: string, plane: Plane): Risk {
  if (/\/read$/i.test(operation)) return "read";
  return plane === "data" || /\/action$/i.test(operation) ? "use" : "change";
}
