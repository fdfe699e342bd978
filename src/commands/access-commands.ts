import type { RoleAssignmentNode, RoleNode } from "../explorer/index";
import { OperationError, type ErrorBoundary } from "../infrastructure/errors";
import type { Command } from "./command";
import { createCustomRole } from "./create-custom-role";
import type { Message, RemediationParts } from "./remediation/parts";
import { openText, tellUser } from "./remediation-host";
import { removeRoleAssignment } from "./remove-role-assignment";
import { replaceRoleAssignment } from "./replace-role-assignment";
import { nodesFor, type TreeCommandParts } from "./tree-commands";

/** The commands on roles and on who holds them. */
export function accessCommands(
  parts: TreeCommandParts & { readonly boundary: ErrorBoundary },
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

function oneAssignmentOf(parts: TreeCommandParts, given: readonly unknown[]): RoleAssignmentNode {
  const [node, second] = nodesFor(given, parts.selection());
  if (node?.kind === "roleAssignment" && second === undefined) return node;
  throw new OperationError("Select one assignment in the explorer: this is done for one at a time.");
}

function oneRoleOf(parts: TreeCommandParts, given: readonly unknown[]): RoleNode | RoleAssignmentNode {
  const [node, second] = nodesFor(given, parts.selection());
  if ((node?.kind === "role" || node?.kind === "roleAssignment") && second === undefined) return node;
  throw new OperationError("Select one role or assignment in the explorer.");
}
