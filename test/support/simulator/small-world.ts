import { addAccount, addAssignment, addDefinition, addPrincipal, addSubscription, tenantId } from "./build";
import { emptyWorld, type World } from "./world";

/** Ids of the built-in roles that tests speak of; the same in every tenant. */
export const roleIds = {
  owner: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
  contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
  reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
  openAiUser: "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd",
  cognitiveServicesUser: "a97b65f3-24c7-4388-baec-2e87135dc908",
} as const;

/** One tenant, a management group, two subscriptions, three accounts, and an administrator who may do anything. */
export function smallWorld() {
  const world: World = emptyWorld();
  world.tenants.push({ id: tenantId, name: "Contoso" });
  world.managementGroups.push({ name: tenantId, tenantId }, { name: "platform", tenantId, parent: tenantId });
  const production = addSubscription(world, 1, { name: "Production", managementGroup: "platform" });
  const sandbox = addSubscription(world, 2, { name: "Sandbox", managementGroup: tenantId });

  const chat = addAccount(world, production, {
    name: "chat",
    deployments: [
      {
        name: "gpt-4o",
        sku: { name: "GlobalStandard", capacity: 50 },
        properties: {
          model: { format: "OpenAI", name: "gpt-4o", version: "2024-11-20" },
          raiPolicyName: "Microsoft.DefaultV2",
          provisioningState: "Succeeded",
        },
      },
    ],
  });
  const search = addAccount(world, production, {
    name: "search",
    kind: "AIServices",
    resourceGroup: "rg-search",
    properties: { disableLocalAuth: true, publicNetworkAccess: "Disabled" },
  });
  const lab = addAccount(world, sandbox, { name: "lab", properties: { disableLocalAuth: false } });

  const owner = addDefinition(world, roleIds.owner, "Owner", { actions: ["*"] });
  const contributor = addDefinition(world, roleIds.contributor, "Contributor", {
    actions: ["*"],
    notActions: ["Microsoft.Authorization/*/Write", "Microsoft.Authorization/*/Delete"],
  });
  const reader = addDefinition(world, roleIds.reader, "Reader", { actions: ["*/read"] });
  const openAiUser = addDefinition(world, roleIds.openAiUser, "Cognitive Services OpenAI User", {
    actions: ["Microsoft.CognitiveServices/*/read"],
    dataActions: ["Microsoft.CognitiveServices/accounts/OpenAI/*/read"],
  });
  const cognitiveServicesUser = addDefinition(
    world,
    roleIds.cognitiveServicesUser,
    "Cognitive Services User",
    {
      actions: ["Microsoft.CognitiveServices/*/read", "Microsoft.CognitiveServices/accounts/listkeys/action"],
      dataActions: ["Microsoft.CognitiveServices/*"],
    },
  );

  const admin = addPrincipal(world, 1, {
    displayName: "Ada Admin",
    userPrincipalName: "ada@contoso.example",
  });
  const team = addPrincipal(world, 2, { type: "group", displayName: "AI team" });
  const app = addPrincipal(world, 3, { type: "servicePrincipal", displayName: "chat-app" });
  const grace = addPrincipal(world, 4, { displayName: "Grace", memberOf: [team.id] });
  world.grants.push({ principalId: admin.id, scope: "/", allow: ["*"] });

  const platform = "/providers/Microsoft.Management/managementGroups/platform";
  addAssignment(world, `/subscriptions/${production.id}`, owner, admin);
  addAssignment(world, platform, reader, team);
  addAssignment(world, chat.id, openAiUser, app);
  addAssignment(world, `${chat.id.toUpperCase()}/projects/p1`, openAiUser, grace);
  addAssignment(world, `/subscriptions/${production.id}/resourceGroups/rg-ai`, cognitiveServicesUser, team);

  const roles = { owner, contributor, reader, openAiUser, cognitiveServicesUser };
  return { world, production, sandbox, chat, search, lab, admin, team, app, grace, roles };
}
