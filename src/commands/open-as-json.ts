import { l10n } from "vscode";
import type { Account } from "../azure/azure-data";
import {
  accountKey,
  isOfRole,
  roleOf,
  type EligibleAssignmentNode,
  type Explorer,
  type ExplorerNode,
  type JsonSource,
} from "../explorer/index";
import { OperationError } from "../infrastructure/errors";
import type { Command } from "./command";
import { nodesFor, type TreeCommandParts } from "./tree-commands";

/** Shows accounts and eligible assignments as Azure prints them, read-only, with the findings in place. */
export function openAsJson(parts: TreeCommandParts): Command {
  const { explorer, documents } = parts;
  return {
    id: "aoaiSecurity.openAsJson",
    title: "Open as JSON",
    async run(...given) {
      for (const node of nodesFor(parts, given)) {
        const source = sourceOf(explorer, node);
        if (source) await documents.open(source);
      }
    },
  };
}

/** Shows the definition of a role in the form its REST interface has. */
export function openRoleDefinition(parts: TreeCommandParts): Command {
  const { explorer, documents } = parts;
  return {
    id: "aoaiSecurity.openRoleDefinition",
    title: "Open role definition",
    async run(...given) {
      for (const node of nodesFor(parts, given)) {
        const source = roleSource(explorer, node);
        if (source) await documents.open(source);
      }
    },
  };
}

function sourceOf(explorer: Explorer, node: ExplorerNode): JsonSource | undefined {
  if (node.kind === "account") return accountSource(explorer, node.account);
  return node.kind === "eligibleAssignment" ? eligibleSource(node) : undefined;
}

/** There is nothing newer to be had: only the whole list can be read again. */
function eligibleSource({ eligibility: { assignment, holder, role } }: EligibleAssignmentNode): JsonSource {
  const { id, name, from, until, principalName, principalDetail, ...properties } = assignment;
  const json = {
    id,
    name,
    type: "Microsoft.Authorization/roleEligibilityScheduleInstances",
    properties: {
      ...properties,
      startDateTime: from,
      endDateTime: until,
      expandedProperties: { principal: { displayName: principalName, email: principalDetail } },
    },
  };
  return { id, title: `${role.name} ${holder.name}`, read: () => Promise.resolve(json) };
}

function accountSource({ model }: Explorer, account: Account): JsonSource {
  const key = accountKey(account);
  return {
    id: key,
    title: account.name,
    // What a bulk read brought is a part of the account.
    read: async () => (await model.inventory.reread(account))?.json ?? gone(account.name),
    latest: () => {
      const known = model.inventory.account(key);
      return known?.detail === "full" ? known.json : undefined;
    },
  };
}

function roleSource({ api }: Explorer, node: ExplorerNode): JsonSource | undefined {
  if (!isOfRole(node)) return undefined;
  const role = roleOf(node);
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
