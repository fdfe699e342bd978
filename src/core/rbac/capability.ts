import { say, type Text } from "../text/text";
import type { Plane } from "./permissions";

/** Something a person or an app can do, in words, and the operations that allow it. */
export interface Capability {
  readonly id: CapabilityId;
  /** Follows "can" in a sentence. */
  readonly label: Text;
  readonly group: "models" | "deployments" | "training" | "keys" | "access" | "operations";
  readonly plane: Plane;
  /** Any one of these is enough to have the ability, at least in part. */
  readonly operations: readonly string[];
  /** What somebody who is to do it should be granted: all of these. */
  readonly needed: readonly string[];
  /** High: leads to keys or to more rights. Medium: changes what others use. Low: uses or looks. */
  readonly risk: "high" | "medium" | "low";
  /** Where the role must be assigned to have any effect, when the account itself is too low. */
  readonly scope?: "subscription";
}

export type CapabilityId = (typeof table)[number]["id"];

const ai = "Microsoft.CognitiveServices/accounts";
const openAi = `${ai}/OpenAI`;
const authorization = "Microsoft.Authorization";

/**
 * Which operation does what:
 * https://learn.microsoft.com/azure/role-based-access-control/permissions/ai-machine-learning
 * https://learn.microsoft.com/azure/foundry-classic/openai/how-to/role-based-access-control
 */
const table = [
  {
    id: "chat",
    label: say("call chat models"),
    group: "models",
    plane: "data",
    operations: [`${openAi}/deployments/chat/completions/action`],
    risk: "low",
  },
  {
    id: "embeddings",
    label: say("create embeddings"),
    group: "models",
    plane: "data",
    operations: [`${openAi}/deployments/embeddings/action`],
    risk: "low",
  },
  {
    id: "responses",
    label: say("use the Responses API"),
    group: "models",
    plane: "data",
    operations: [`${openAi}/responses/write`],
    needed: [`${openAi}/responses/read`, `${openAi}/responses/write`],
    risk: "low",
  },
  {
    id: "assistants",
    label: say("run assistants"),
    group: "models",
    plane: "data",
    operations: [`${openAi}/assistants/write`],
    needed: [
      `${openAi}/assistants/read`,
      `${openAi}/assistants/threads/messages/read`,
      `${openAi}/assistants/threads/messages/write`,
      `${openAi}/assistants/threads/read`,
      `${openAi}/assistants/threads/runs/read`,
      `${openAi}/assistants/threads/runs/write`,
      `${openAi}/assistants/threads/write`,
      `${openAi}/assistants/write`,
    ],
    risk: "low",
  },
  {
    id: "images",
    label: say("generate images"),
    group: "models",
    plane: "data",
    operations: [`${openAi}/images/generations/action`],
    risk: "low",
  },
  {
    id: "audio",
    label: say("transcribe and speak"),
    group: "models",
    plane: "data",
    operations: [`${openAi}/deployments/audio/action`, `${openAi}/deployments/realtime/action`],
    risk: "low",
  },
  {
    id: "read-deployments",
    label: say("see deployments"),
    group: "deployments",
    plane: "control",
    operations: [`${ai}/deployments/read`],
    needed: [`${ai}/deployments/read`, `${ai}/models/read`],
    risk: "low",
  },
  {
    id: "deploy-models",
    label: say("deploy models"),
    group: "deployments",
    plane: "control",
    operations: [`${ai}/deployments/write`],
    needed: [`${ai}/deployments/read`, `${ai}/deployments/write`, `${ai}/models/read`, `${ai}/read`],
    risk: "medium",
  },
  {
    id: "content-filters",
    label: say("change content filters"),
    group: "deployments",
    plane: "control",
    operations: [`${ai}/raiPolicies/write`, `${ai}/raiPolicies/delete`],
    needed: [`${ai}/raiPolicies/read`, `${ai}/raiPolicies/write`],
    risk: "medium",
  },
  {
    id: "fine-tune",
    label: say("fine-tune models"),
    group: "training",
    plane: "data",
    operations: [`${openAi}/fine-tunes/write`, `${ai}/AIServices/fine_tuning/write`],
    needed: [
      `${openAi}/files/read`,
      `${openAi}/files/write`,
      `${openAi}/fine-tunes/read`,
      `${openAi}/fine-tunes/write`,
    ],
    risk: "medium",
  },
  {
    id: "upload-training-data",
    label: say("upload training data"),
    group: "training",
    plane: "data",
    operations: [`${openAi}/files/write`, `${openAi}/uploads/write`],
    risk: "medium",
  },
  {
    id: "batch",
    label: say("run batches"),
    group: "training",
    plane: "data",
    operations: [`${openAi}/batches/action`, `${openAi}/batch-jobs/write`],
    needed: [
      `${openAi}/batches/action`,
      `${openAi}/batches/cancel/action`,
      `${openAi}/batches/read`,
      `${openAi}/files/read`,
      `${openAi}/files/write`,
    ],
    risk: "low",
  },
  {
    id: "read-keys",
    label: say("read the account keys"),
    group: "keys",
    plane: "control",
    operations: [`${ai}/listKeys/action`],
    needed: [`${ai}/listKeys/action`, `${ai}/read`],
    risk: "high",
  },
  {
    // The answer to the call holds both new keys.
    id: "regenerate-keys",
    label: say("replace the account keys, and read the new ones"),
    group: "keys",
    plane: "control",
    operations: [`${ai}/regenerateKey/action`],
    needed: [`${ai}/read`, `${ai}/regenerateKey/action`],
    risk: "high",
  },
  {
    id: "read-connection-secrets",
    label: say("read the secrets of connections"),
    group: "keys",
    plane: "control",
    operations: [`${ai}/connections/listsecrets/action`, `${ai}/projects/connections/listsecrets/action`],
    risk: "high",
  },
  {
    id: "use-connection-secrets",
    label: say("read the secrets of connections through the data plane"),
    group: "keys",
    plane: "data",
    operations: [`${ai}/AIServices/connections/listSecrets/action`],
    risk: "high",
  },
  {
    // disableLocalAuth is a property of the account: whoever may write the account may unset it.
    id: "switch-keys-on",
    label: say("switch key access back on"),
    group: "keys",
    plane: "control",
    operations: [`${ai}/write`],
    needed: [`${ai}/read`, `${ai}/write`, "Microsoft.CognitiveServices/locations/operationresults/read"],
    risk: "high",
  },
  {
    id: "change-network",
    label: say("change who reaches the account over the network"),
    group: "access",
    plane: "control",
    operations: [
      `${ai}/write`,
      `${ai}/privateEndpointConnections/write`,
      `${ai}/privateEndpointConnections/delete`,
      `${ai}/networkSecurityPerimeterAssociationProxies/write`,
      `${ai}/networkSecurityPerimeterAssociationProxies/delete`,
      `${ai}/joinPerimeter/action`,
      `${ai}/managedNetworks/write`,
      `${ai}/managedNetworks/outboundRules/write`,
    ],
    needed: [`${ai}/read`, `${ai}/write`],
    risk: "medium",
  },
  {
    id: "assign-roles",
    label: say("assign roles"),
    group: "access",
    plane: "control",
    operations: [`${authorization}/roleAssignments/write`],
    needed: [
      `${authorization}/roleAssignments/read`,
      `${authorization}/roleAssignments/write`,
      `${authorization}/roleDefinitions/read`,
    ],
    risk: "high",
  },
  {
    id: "see-metrics",
    label: say("see metrics"),
    group: "operations",
    plane: "control",
    operations: ["Microsoft.Insights/metrics/read"],
    needed: ["Microsoft.Insights/metricDefinitions/read", "Microsoft.Insights/metrics/read"],
    risk: "low",
  },
  {
    // Quota is counted for a subscription and a region, above any account.
    id: "see-quota",
    label: say("see the quota of the subscription"),
    group: "operations",
    plane: "control",
    operations: ["Microsoft.CognitiveServices/locations/usages/read"],
    risk: "low",
    scope: "subscription",
  },
  {
    id: "delete-logs",
    label: say("switch the logs off"),
    group: "operations",
    plane: "control",
    operations: [
      "Microsoft.Insights/diagnosticSettings/delete",
      "Microsoft.Insights/diagnosticSettings/write",
    ],
    needed: ["Microsoft.Insights/diagnosticSettings/delete", "Microsoft.Insights/diagnosticSettings/read"],
    risk: "medium",
  },
] as const;

/** Every ability that has a name, grouped, those that use models first. */
export const capabilities: readonly Capability[] = table.map((row) => ({ needed: row.operations, ...row }));

/** The same abilities by their id. */
export const capabilityById = Object.fromEntries(
  capabilities.map((capability) => [capability.id, capability]),
) as Readonly<Record<CapabilityId, Capability>>;

/** The abilities that an operation gives, at least in part; empty for most operations. */
export function capabilitiesOfOperation(operation: string, plane: Plane): readonly Capability[] {
  const lowered = operation.toLowerCase();
  return capabilities.filter(
    (capability) =>
      capability.plane === plane && capability.operations.some((name) => name.toLowerCase() === lowered),
  );
}
