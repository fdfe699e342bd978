import type { Permission, RoleDefinition } from "../../azure/azure-data";
import { findRoleById } from "../../core/index";
import { groupScope, production, research, sampleGuid, shared, subscriptionScope } from "./ids";

const ai = "Microsoft.CognitiveServices/accounts";

function permission(lists: Partial<Permission>): Permission {
  return { actions: [], notActions: [], dataActions: [], notDataActions: [], ...lists };
}

function custom(
  number: number,
  roleName: string,
  description: string,
  assignableScopes: readonly string[],
  lists: Partial<Permission>,
): RoleDefinition {
  const name = sampleGuid(0xcd, number);
  const [scope = ""] = assignableScopes;
  return {
    id: `${scope}/providers/Microsoft.Authorization/roleDefinitions/${name}`,
    name,
    roleName,
    type: "CustomRole",
    description,
    assignableScopes,
    permissions: [permission(lists)],
  };
}

/** The custom roles of the sample: one good, one with the usual mistake, one too wide. */
export const sampleCustomRoles = {
  chatCaller: custom(
    1,
    "Contoso Chat Caller",
    "Calls chat models and nothing else.",
    [subscriptionScope(production)],
    { dataActions: [`${ai}/OpenAI/deployments/chat/completions/action`] },
  ),
  labOperator: custom(2, "Contoso Lab Operator", "Runs the lab's accounts.", [subscriptionScope(research)], {
    actions: ["Microsoft.CognitiveServices/*"],
    notActions: [`${ai}/delete`],
    dataActions: [`${ai}/OpenAI/*`],
  }),
  keyRotation: custom(
    3,
    "Contoso Key Rotation",
    "Rotates keys for applications that cannot do without.",
    [groupScope(shared, "rg-legacy"), subscriptionScope(production)],
    { actions: [`${ai}/read`, `${ai}/listKeys/action`, `${ai}/regenerateKey/action`] },
  ),
} as const;

/** Built-in roles the sample speaks of, by their ids in every tenant. */
export const builtIn = {
  owner: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
  contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
  reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
  userAccessAdministrator: "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
  rbacAdministrator: "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
  securityReader: "39bc4728-0917-49c7-9d2c-d95423bc2eb4",
  monitoringReader: "43d0d8ad-25c7-4714-9337-8ba259a9fe05",
  openAiUser: "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd",
  openAiContributor: "a001fd3d-188f-4b5d-821b-7da978bf7442",
  cognitiveServicesUser: "a97b65f3-24c7-4388-baec-2e87135dc908",
  cognitiveServicesContributor: "25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68",
  usagesReader: "bba48692-92b0-4667-a9ad-c31c7b334ac2",
  foundryUser: "53ca6127-db72-4b80-b1b0-d745d6d5456d",
  azureAiDeveloper: "64702f94-c441-49e6-a78b-ef80e0188fee",
  speechUser: "f2dc8367-1007-4938-bd23-fe263f013447",
} as const;

export type RoleKey = keyof typeof builtIn | keyof typeof sampleCustomRoles | "deletedRole";

const deletedRole = sampleGuid(0xcd, 99);

export function roleId(key: RoleKey): string {
  if (key === "deletedRole") return deletedRole;
  return key in builtIn
    ? builtIn[key as keyof typeof builtIn]
    : sampleCustomRoles[key as keyof typeof sampleCustomRoles].name;
}

/** The id that assignments name a role by. */
export function definitionId(key: RoleKey): string {
  return `/providers/Microsoft.Authorization/roleDefinitions/${roleId(key)}`;
}

/** A built-in role as Azure answers with it. */
export function builtInDefinition(id: string): RoleDefinition | undefined {
  const role = findRoleById(id);
  return (
    role && {
      id: `/providers/Microsoft.Authorization/roleDefinitions/${role.id}`,
      name: role.id,
      roleName: role.name,
      type: "BuiltInRole",
      description: `The built-in role ${role.name}.`,
      assignableScopes: ["/"],
      permissions: role.permissions,
    }
  );
}
