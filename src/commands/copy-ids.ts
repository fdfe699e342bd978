import { l10n } from "vscode";
import type { ExplorerNode } from "../explorer/index";
import { OperationError } from "../infrastructure/errors";
import type { Command } from "./command";
import { nodesFor, type TreeCommandParts } from "./tree-commands";

export function copyResourceId(parts: TreeCommandParts): Command {
  return copying(parts, "aoaiSecurity.copyResourceId", "Copy resource id", resourceIdOf);
}

export function copyPrincipalId(parts: TreeCommandParts): Command {
  return copying(parts, "aoaiSecurity.copyPrincipalId", "Copy principal id", principalIdOf);
}

function copying(
  parts: TreeCommandParts,
  id: string,
  title: string,
  idOf: (node: ExplorerNode) => string | undefined,
): Command {
  return {
    id,
    title,
    async run(...given) {
      const ids = [...new Set(nodesFor(parts, given).flatMap((node) => idOf(node) ?? []))];
      if (ids.length === 0)
        throw new OperationError(l10n.t("Select something in the explorer that has such an id."));
      await parts.desk.copy(ids.join("\n"));
      parts.desk.remark(
        ids.length === 1 ? l10n.t("Copied {0}", ids.join("")) : l10n.t("Copied {0} ids", ids.length),
      );
    },
  };
}

/** The id of what a node shows in Azure. */
export function resourceIdOf(node: ExplorerNode): string | undefined {
  switch (node.kind) {
    case "account":
      return node.account.id;
    case "roleAssignment":
      return node.holding.assignment.id;
    case "eligibleAssignment":
      return node.eligibility.assignment.id;
    case "role":
      return `/providers/Microsoft.Authorization/roleDefinitions/${node.role.id}`;
    case "group":
      return node.by === "subscription"
        ? node.subscriptions.map(({ id }) => `/subscriptions/${id}`)[0]
        : undefined;
    case "deployment":
      return node.deployment.id;
    case "diagnosticSetting":
      return node.setting.id;
    case "denyAssignment":
      return node.denyAssignment.id;
    default:
      return undefined;
  }
}

function principalIdOf(node: ExplorerNode): string | undefined {
  if (node.kind === "roleAssignment") return node.holding.assignment.principalId;
  if (node.kind === "eligibleAssignment") return node.eligibility.assignment.principalId;
  return node.kind === "principal" ? node.holder.id : undefined;
}
