import { Disposable, type TreeDataProvider, type TreeView } from "vscode";
import { createAzureApi } from "../azure/index";
import { createSession } from "../azure/session";
import { remediationCommands, treeCommands } from "../commands/index";
import { activateExplorer, type TreeNode } from "../explorer/index";
import type { Command } from "../infrastructure/command";
import type { DesktopDocuments } from "./desktop-documents";
import type { PartContext } from "./documents";

export interface AzurePartOptions extends PartContext {
  readonly documents: DesktopDocuments;
  readonly view: TreeView<TreeNode>;
}

/** The explorer and the commands that change something in Azure. */
export interface AzurePart extends Disposable {
  readonly commands: readonly Command[];
  readonly tree: TreeDataProvider<TreeNode>;
}

/** Starts everything about live accounts. Still nothing is read, and nobody is asked to sign in. */
export function startAzure({ context, boundary, documents, view }: AzurePartOptions): AzurePart {
  const session = createSession();
  const onWait = (milliseconds: number) => active.explorer.announceWait(milliseconds);
  const azure = createAzureApi({ session, logger: boundary.logger, onWait });
  const active = activateExplorer({
    view,
    azure,
    memory: context.globalState,
    onDidChangeSession: (listener) => session.onDidChange(listener),
  });
  const { prompts, desk, roleDocuments } = documents;
  const parts = { ...active, prompts, desk, session };
  const started = Disposable.from(session, active);
  return {
    tree: active.tree,
    commands: [
      ...treeCommands(parts),
      ...remediationCommands({
        ...parts,
        memory: context.globalState,
        boundary,
        roleDocuments,
        endpoint: () => session.cloud().resourceManager,
      }),
    ],
    dispose: () => void started.dispose(),
  };
}
