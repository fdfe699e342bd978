import { l10n } from "vscode";
import { isNode, type Explorer, type ExplorerNode } from "../explorer/index";
import type { Command } from "./command";
import { isLostRow, nodesFor, type TreeCommandParts } from "./tree-commands";

/** Reads everything again. */
export function refreshExplorer({ explorer }: TreeCommandParts): Command {
  return {
    id: "aoaiSecurity.refreshExplorer",
    title: "Refresh",
    run: () => explorer.model.refreshAll(),
  };
}

/** Reads nodes and what is below them again; everything where it is not known which row was meant. */
export function refreshNode(parts: TreeCommandParts): Command {
  const { explorer } = parts;
  return {
    id: "aoaiSecurity.refreshNode",
    title: "Refresh",
    run: async (...given) => {
      if (isLostRow(given)) return explorer.model.refreshAll();
      await Promise.all(nodesFor(parts, given).map((node) => refresh(explorer, node)));
    },
  };
}

async function refresh(explorer: Explorer, node: ExplorerNode): Promise<void> {
  const { model } = explorer;
  switch (node.kind) {
    case "account":
      return model.whileBusy([node.account], l10n.t("Reading…"), () => model.refreshAccount(node.account));
    case "group":
      return model.refreshSubscriptions(node.subscriptions);
    case "error":
      return isNode(node.retry) ? refresh(explorer, node.retry) : model.refreshAll();
    default:
      return model.refresh(node);
  }
}

/** Ends a long read; what came so far stays on screen. */
export function stopReading({ explorer }: TreeCommandParts): Command {
  return {
    id: "aoaiSecurity.stopReading",
    title: "Stop reading",
    run: () => explorer.stop(),
  };
}
