import { l10n } from "vscode";
import type { Subscription } from "../azure/azure-data";
import type { ExplorerNode } from "../explorer/index";
import { OperationError } from "../infrastructure/errors";
import type { Command } from "./command";
import { nodesFor, type TreeCommandParts } from "./tree-commands";

/** Opens the page of an account or a subscription in the portal of its cloud. */
export function openInPortal(parts: TreeCommandParts): Command {
  const { explorer, desk } = parts;
  return {
    id: "aoaiSecurity.openInPortal",
    title: "Open in portal",
    async run(...given) {
      for (const node of nodesFor(parts, given)) {
        const address = addressOf(node, (subscription, id) => explorer.api.portalUrl(subscription, id));
        if (address === undefined)
          throw new OperationError(l10n.t("There is no page of this in the Azure portal."));
        await desk.openLink(address);
      }
    },
  };
}

function addressOf(
  node: ExplorerNode,
  portalUrl: (subscription: Subscription, id: string) => string | undefined,
): string | undefined {
  if (node.kind === "account") return portalUrl(node.account.subscription, node.account.id);
  if (node.kind !== "group" || node.by !== "subscription") return undefined;
  const [subscription] = node.subscriptions;
  return subscription && portalUrl(subscription, `/subscriptions/${subscription.id}`);
}
