import type { Plane } from "../rbac/permissions";

/** Operations that lead to the same harm. */
export interface SensitiveOperations {
  readonly plane: Plane;
  /** As the catalogue spells them. */
  readonly operations: readonly string[];
}

const accounts = "Microsoft.CognitiveServices/accounts";
const openAi = `${accounts}/OpenAI`;
const authorization = "Microsoft.Authorization";

/** Both answer with the keys; the second one makes new ones first. */
export const keyOperations: SensitiveOperations = {
  plane: "control",
  operations: [`${accounts}/listKeys/action`, `${accounts}/regenerateKey/action`],
};

/** A connection often holds the key of another account, a search service or a storage account. */
export const connectionSecretOperations: SensitiveOperations = {
  plane: "control",
  operations: [
    `${accounts}/connections/listsecrets/action`,
    `${accounts}/projects/connections/listsecrets/action`,
  ],
};

/** The same through the data plane, and the keys of QnA Maker, which are read by data actions that end in `read`. */
export const dataSecretOperations: SensitiveOperations = {
  plane: "data",
  operations: [
    `${accounts}/AIServices/connections/listSecrets/action`,
    `${accounts}/QnAMaker/endpointkeys/read`,
    `${accounts}/QnAMaker/endpointkeys/refreshkeys/action`,
    `${accounts}/QnAMaker.v2/endpointkeys/read`,
    `${accounts}/QnAMaker.v2/endpointkeys/refreshkeys/action`,
    `${accounts}/TextAnalytics/QnaMaker/endpointkeys/read`,
    `${accounts}/TextAnalytics/QnaMaker/endpointkeys/refreshkeys/action`,
  ],
};

/** Writes every property of an account, disableLocalAuth among them. */
export const accountWriteOperations: SensitiveOperations = {
  plane: "control",
  operations: [`${accounts}/write`],
};

/** Give data to a training, or start one. */
export const trainingOperations: SensitiveOperations = {
  plane: "data",
  operations: [
    `${openAi}/files/write`,
    `${openAi}/uploads/write`,
    `${openAi}/fine-tunes/write`,
    `${accounts}/AIServices/fine_tuning/write`,
  ],
};

/** Deploy what a fine-tuning made. */
export const fineTuneDeploymentOperations: SensitiveOperations = {
  plane: "data",
  operations: [
    `${openAi}/fine-tunes-deployments/write`,
    `${accounts}/AIServices/fine_tuning_deployments/write`,
  ],
};

/** Creates and changes deployments. */
export const deploymentWrite = `${accounts}/deployments/write`;

/** Give rights to oneself or others, or lift what limits them. */
export const accessOperations: SensitiveOperations = {
  plane: "control",
  operations: [
    `${authorization}/roleAssignments/write`,
    `${authorization}/roleAssignments/delete`,
    `${authorization}/roleDefinitions/write`,
    `${authorization}/roleDefinitions/delete`,
    `${authorization}/denyAssignments/write`,
    `${authorization}/denyAssignments/delete`,
    `${authorization}/elevateAccess/action`,
    `${authorization}/policyExemptions/write`,
    `${authorization}/roleAssignmentScheduleRequests/write`,
    `${authorization}/roleEligibilityScheduleRequests/write`,
    `${authorization}/roleManagementPolicies/write`,
  ],
};

/** Without diagnostic settings no log says who called what. */
export const logRemovalOperations: SensitiveOperations = {
  plane: "control",
  operations: ["Microsoft.Insights/diagnosticSettings/delete"],
};

/** All of the above. */
export const sensitiveOperations: readonly SensitiveOperations[] = [
  keyOperations,
  connectionSecretOperations,
  dataSecretOperations,
  accountWriteOperations,
  trainingOperations,
  fineTuneDeploymentOperations,
  accessOperations,
  logRemovalOperations,
];
