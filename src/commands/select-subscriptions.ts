import { l10n } from "vscode";
import type { Subscription } from "../azure/azure-data";
import { subscriptionKey } from "../explorer/index";
import { OperationError } from "../infrastructure/errors";
import type { Command } from "./command";
import type { TreeCommandParts } from "./tree-commands";

/** Lets the user pick the subscriptions that are shown; all of them means those of tomorrow, too. */
export function selectSubscriptions({ explorer, prompts, desk }: TreeCommandParts): Command {
  return {
    id: "aoaiSecurity.selectSubscriptions",
    title: "Select subscriptions",
    async run() {
      if (explorer.model.snapshot.phase === "unread") await explorer.model.inventory.read();
      const { subscriptions, chosen } = explorer.model.snapshot;
      if (subscriptions.length === 0) {
        throw new OperationError(l10n.t("No subscription can be seen: sign in to Azure first."), [
          { title: l10n.t("Sign In"), run: () => desk.run("aoaiSecurity.signIn") },
        ]);
      }
      const shown = new Set(chosen.map(({ key }) => key));
      const picked = await prompts.pickMany(
        subscriptions.map((subscription) => toChoice(subscription, shown.has(subscription.key))),
        {
          title: l10n.t("Subscriptions shown"),
          placeHolder: l10n.t("Accounts of the chosen subscriptions are shown"),
        },
      );
      await explorer.chooseSubscriptions(picked.length === subscriptions.length ? "all" : picked);
    },
  };
}

function toChoice(subscription: Subscription, picked: boolean) {
  const { name, id, tenantName, tenantId, loginLabel } = subscription;
  return {
    label: name,
    description: tenantName ?? tenantId,
    detail: `${id} · ${loginLabel}`,
    picked,
    value: subscriptionKey(subscription),
  };
}
