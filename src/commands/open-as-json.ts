import { l10n } from "vscode";
import type { Account } from "../azure/azure-data";
import { accountKey, type Explorer, type ExplorerNode, type JsonSource } from "../explorer/index";
import { OperationError } from "../infrastructure/errors";
import type { Command } from "./command";
import { nodesFor, type TreeCommandParts } from "./tree-commands";

/** Shows accounts as Azure prints them, read-only, with the findings in place. */
export function openAsJson({ explorer, selection, documents }: TreeCommandParts): Command {
  return {
    id: "aoaiSecurity.openAsJson",
    title: "Open as JSON",
    async run(...given) {
      for (const account of accountsOf(nodesFor(given, selection()))) {
        await documents.open(accountSource(explorer, account));
      }
    },
  };
}

/** Shows the definition of a role in the form its REST interface has. */
export function openRoleDefinition({ explorer, selection, documents }: TreeCommandParts): Command {
  return {
    id: "aoaiSecurity.openRoleDefinition",
    title: "Open role definition",
    async run(...given) {
      for (const node of nodesFor(given, selection())) {
        const source = roleSource(explorer, node);
        if (source) await documents.open(source);
      }
    },
  };
}

function accountsOf(nodes: readonly ExplorerNode[]): readonly Account[] {
  return nodes.flatMap((node) => (node.kind === "account" ? [node.account] : []));
}

function accountSource({ model }: Explorer, account: Account): JsonSource {
  const key = accountKey(account);
  return {
    id: key,
    title: account.name,
    // What a bulk read brought is a part of the account.
    read: async () => (await model.inventory.reread(account))?.json ?? gone(account.name),
    latest: () => model.inventory.account(key)?.json,
  };
}

function roleSource({ api }: Explorer, node: ExplorerNode): JsonSource | undefined {
  if (node.kind !== "role" && node.kind !== "roleAssignment") return undefined;
  const role = node.kind === "role" ? node.role : node.holding.role;
  const { subscription } = node.account;
  const id = `/subscriptions/${subscription.id}/providers/Microsoft.Authorization/roleDefinitions/${role.id}`;
  return {
    id,
    title: role.name,
    read: async () => {
      const found = (await api.roles.getDefinition(subscription, id)) ?? gone(role.name);
      const { name, roleName, type, description, assignableScopes, permissions } = found;
      const properties = { roleName, type, description, assignableScopes, permissions };
      return { id: found.id, name, type: "Microsoft.Authorization/roleDefinitions", properties };
    },
  };
}

function gone(name: string): never {
  throw new OperationError(l10n.t('"{0}" no longer exists in Azure.', name));
}
