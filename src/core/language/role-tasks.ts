import { row, say, type Text } from "../text/text";
import { findRoleById, type BuiltInRole } from "../catalog/built-in-roles";
import type { CapabilityId } from "../rbac/capability";

/** Something people want to do around Azure OpenAI, and the built-in role to give them for it. */
export interface RoleTask {
  readonly id: string;
  /** In the imperative, as somebody would ask for it. */
  readonly label: Text;
  /** Other words for the same, in lower case. */
  readonly words: Text;
  readonly roleId: string;
  /** The abilities that the task is about; the role gives each of them. */
  readonly gives: readonly CapabilityId[];
  /** The lowest scope at which the role has the wanted effect. */
  readonly scope: "account" | "workspace" | "subscription";
}

/**
 * The commonest tasks first. Of the roles that suffice the narrowest is named:
 * https://learn.microsoft.com/azure/foundry-classic/openai/how-to/role-based-access-control
 */
export const roleTasks: readonly RoleTask[] = [
  {
    id: "call-models",
    label: say("Call models"),
    words: say("inference, chat, completions, embeddings, responses, assistants, images, app"),
    roleId: "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd",
    gives: ["chat", "embeddings", "responses", "assistants", "images", "audio"],
    scope: "account",
  },
  {
    id: "fine-tune",
    label: say("Fine-tune models, upload data, run batches"),
    words: say("training, files, data scientist, batch, evaluate"),
    roleId: "a001fd3d-188f-4b5d-821b-7da978bf7442",
    gives: ["fine-tune", "upload-training-data", "batch"],
    scope: "account",
  },
  {
    id: "deploy-models",
    label: say("Deploy models and set content filters"),
    words: say("deployment, pipeline, guardrails, rai policy"),
    roleId: "a001fd3d-188f-4b5d-821b-7da978bf7442",
    gives: ["read-deployments", "deploy-models", "content-filters"],
    scope: "account",
  },
  {
    id: "see-metrics",
    label: say("See metrics"),
    words: say("monitor, dashboard, usage, tokens"),
    roleId: "43d0d8ad-25c7-4714-9337-8ba259a9fe05",
    gives: ["see-metrics"],
    scope: "account",
  },
  {
    id: "see-quota",
    label: say("See the quota of a subscription"),
    words: say("usages, limits, capacity"),
    roleId: "bba48692-92b0-4667-a9ad-c31c7b334ac2",
    gives: ["see-quota"],
    scope: "subscription",
  },
  {
    id: "look-around",
    label: say("Look at accounts and deployments"),
    words: say("read, view, audit, inventory"),
    roleId: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
    gives: ["read-deployments"],
    scope: "account",
  },
  {
    id: "use-agents",
    label: say("Use published agents"),
    words: say("foundry, agent, endpoint"),
    roleId: "eed3b665-ab3a-47b6-8f48-c9382fb1dad6",
    gives: [],
    scope: "account",
  },
  {
    id: "build-agents",
    label: say("Build agents in Foundry projects"),
    words: say("foundry, agent, project, developer"),
    roleId: "53ca6127-db72-4b80-b1b0-d745d6d5456d",
    gives: ["chat", "responses"],
    scope: "account",
  },
  {
    id: "query-logs",
    label: say("Query logs"),
    words: say("kql, log analytics, kusto, workspace"),
    roleId: "73c42c96-874c-492b-b04d-ab87d138a893",
    gives: [],
    scope: "workspace",
  },
  {
    id: "route-logs",
    label: say("Set up diagnostic settings"),
    words: say("logs, audit, monitoring"),
    roleId: "749f88d5-cbae-40b8-bcfc-e573ddc772fa",
    gives: ["see-metrics"],
    scope: "account",
  },
  {
    id: "manage-accounts",
    label: say("Create and change accounts"),
    words: say("operator, network, platform, administrate"),
    roleId: "25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68",
    gives: ["switch-keys-on", "change-network", "deploy-models"],
    scope: "account",
  },
  {
    id: "assign-roles",
    label: say("Assign roles"),
    words: say("access, grant, permissions, rbac"),
    roleId: "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
    gives: ["assign-roles"],
    scope: "account",
  },
];

/** The role of a task; absent only if the catalogue lost it. */
export function roleOfTask(task: RoleTask): BuiltInRole | undefined {
  return findRoleById(task.roleId);
}

/** What a list of choices calls a task: "Call models → Cognitive Services OpenAI User". */
export function taskTitle(task: RoleTask): Text {
  return row([task.label, roleOfTask(task)?.name ?? task.roleId], " → ");
}

/** The tasks a role is the narrowest one for, by the role's GUID in any letter case. */
export function tasksOfRole(roleId: string): readonly RoleTask[] {
  const id = roleId.toLowerCase();
  return roleTasks.filter((task) => task.roleId === id);
}
