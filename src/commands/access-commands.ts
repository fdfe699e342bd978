import { l10n } from "vscode";
import type { AzureApi } from "../azure/azure-api";
import type { Subscription } from "../azure/azure-data";
import { AzureError, type AzureProblem } from "../azure/azure-error";
import { isOfRole, type NodeOfRole, type RoleAssignmentNode } from "../explorer/index";
import { OperationError, type ErrorBoundary } from "../infrastructure/errors";
import type { Command } from "./command";
import { createCustomRole } from "./create-custom-role";
import { createOrUpdateRole } from "./create-or-update-role";
import type { Message, RemediationParts } from "./remediation/parts";
import { openText, tellUser } from "./remediation-host";
import { removeRoleAssignment } from "./remove-role-assignment";
import { replaceRoleAssignment } from "./replace-role-assignment";
import type { RoleDocuments } from "./role-documents";
import { nodesFor, type TreeCommandParts } from "./tree-commands";

export interface AccessCommandParts extends TreeCommandParts {
  readonly boundary: ErrorBoundary;
  readonly roleDocuments: Pick<RoleDocuments, "open">;
}

/** The commands on roles and on who holds them. */
export function accessCommands(
  parts: AccessCommandParts,
  partsNow: () => RemediationParts,
): readonly Command[] {
  return [
    {
      id: "aoaiSecurity.createCustomRole",
      title: "Create a custom role",
      run: (...given) => {
        const { prompts, explorer, boundary } = parts;
        const inView = explorer.model.snapshot.chosen;
        const tell = (message: Message) => tellUser(boundary, message);
        return createCustomRole({ prompts, openText, tell, inView }, oneRoleOf(parts, given));
      },
    },
    {
      id: "aoaiSecurity.createOrUpdateRole",
      title: "Create or update a role",
      run: async (uri) => {
        const { model } = parts.explorer;
        const now = partsNow();
        const document = await parts.roleDocuments.open(uri);
        const known = model.snapshot.subscriptions;
        const all = known.length > 0 ? known : await readSubscriptions(now.api);
        const outcome = await createOrUpdateRole(now, document, all);
        if (outcome === "done" || outcome === "unknown") await model.forgetRoles();
        return outcome;
      },
    },
    {
      id: "aoaiSecurity.removeRoleAssignment",
      title: "Remove an assignment",
      run: (...given) => {
        const { account, holding } = oneAssignmentOf(parts, given);
        return removeRoleAssignment(partsNow(), account, holding.assignment);
      },
    },
    {
      id: "aoaiSecurity.replaceRoleAssignment",
      title: "Replace a role",
      run: (...given) => {
        const { account, holding } = oneAssignmentOf(parts, given);
        return replaceRoleAssignment(partsNow(), account, holding.assignment);
      },
    },
  ];
}

/** Where the explorer was never opened. Tenants that cannot be read are passed over: one is needed, and may be there. */
export async function readSubscriptions(api: AzureApi): Promise<readonly Subscription[]> {
  const found: Subscription[] = [];
  let failed: AzureProblem | undefined;
  for await (const batch of api.listSubscriptions()) {
    if (batch.kind === "items") found.push(...batch.items);
    else failed ??= batch.problem;
  }
  if (found.length === 0 && failed !== undefined) throw new AzureError(failed);
  return found;
}

function oneAssignmentOf(parts: TreeCommandParts, given: readonly unknown[]): RoleAssignmentNode {
  const [node, second] = nodesFor(parts, given);
  if (node?.kind === "roleAssignment" && second === undefined) return node;
  throw new OperationError(l10n.t("Select one assignment in the explorer: this is done for one at a time."));
}

function oneRoleOf(parts: TreeCommandParts, given: readonly unknown[]): NodeOfRole {
  const [node, second] = nodesFor(parts, given);
  if (node !== undefined && isOfRole(node) && second === undefined) return node;
  throw new OperationError(l10n.t("Select one role or assignment in the explorer."));
}
