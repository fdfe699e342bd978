import { l10n } from "vscode";
import type { Account, Deployment } from "../../azure/azure-data";
import type { NodeContext } from "./context";
import { messageNode } from "./message-node";
import { keep, plain, type NodeItem, type TreeNode } from "./node";

/** The models that an account serves. */
export interface DeploymentsNode extends TreeNode {
  readonly kind: "deployments";
}

export interface DeploymentNode extends TreeNode {
  readonly kind: "deployment";
  readonly account: Account;
  readonly deployment: Deployment;
}

export function deploymentsNode(
  parent: TreeNode,
  account: () => Account,
  { api, signal, redraw }: NodeContext,
): DeploymentsNode {
  let known: readonly Deployment[] | undefined;
  const reading = keep(async () => {
    const before = known?.length;
    known = await api.accounts.listDeployments(account().subscription, account().id, {
      signal: signal(),
    });
    // The heading now has another number.
    if (known.length !== before) redraw(node);
    return known;
  });
  const node: DeploymentsNode = {
    kind: "deployments",
    id: `${parent.id}#deployments`,
    parent,
    forget: () => reading.forget(),
    getItem: () => ({
      label: l10n.t("Deployments"),
      ...(known === undefined ? {} : { description: String(known.length) }),
      icon: { id: "rocket" },
      contextValue: "deployments refreshable",
      expandable: "collapsed",
      spoken: [l10n.t("Deployments"), ...(known === undefined ? [] : [String(known.length)])].join(", "),
    }),
    getChildren: async () => {
      const deployments = await reading.get();
      if (deployments.length === 0)
        return [messageNode(node, "none", { label: l10n.t("No model is deployed") })];
      return deployments.map((deployment) => deploymentNode(node, account(), deployment));
    },
  };
  return node;
}

function deploymentNode(parent: TreeNode, account: Account, deployment: Deployment): DeploymentNode {
  return {
    kind: "deployment",
    id: `${parent.id}#${deployment.name.toLowerCase()}`,
    parent,
    account,
    deployment,
    getItem: () => toItem(deployment),
  };
}

function toItem({ name, model, sku, capacity, raiPolicyName, provisioningState }: Deployment): NodeItem {
  const size = [sku, capacity].filter((part) => part !== undefined).join(" ");
  const filter =
    raiPolicyName === undefined ? l10n.t("no content filter named") : l10n.t("filter {0}", raiPolicyName);
  const isReady = provisioningState === undefined || provisioningState === "Succeeded";
  const modelName = [model.name, model.version].filter((part) => part !== undefined).join(" ");
  const description = [modelName, size, filter, isReady ? "" : provisioningState]
    .filter((part) => part !== "")
    .join(" · ");
  return {
    label: name,
    description,
    icon: { id: isReady ? "symbol-method" : "loading~spin" },
    tooltip: [
      `**${plain(name)}**`,
      l10n.t("Model: {0}", plain([model.format, modelName].filter((part) => part !== undefined).join(" "))),
      l10n.t("Capacity: {0}", plain(size)),
      raiPolicyName === undefined
        ? l10n.t("Content filter: none named")
        : l10n.t("Content filter: {0}", plain(raiPolicyName)),
    ].join("\n\n"),
    contextValue: "deployment",
    expandable: "no",
    spoken: l10n.t("Deployment {0}, {1}", name, description),
  };
}
