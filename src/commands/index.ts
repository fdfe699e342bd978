import { arrangeCommands } from "./arrange-accounts";
import type { Command } from "./command";
import { copyAsResource } from "./copy-as-resource";
import { copyPrincipalId, copyResourceId } from "./copy-ids";
import { openAsJson, openRoleDefinition } from "./open-as-json";
import { openInPortal } from "./open-in-portal";
import { refreshExplorer, refreshNode, stopReading } from "./refresh";
import { exploreSampleTenant, leaveSampleTenant } from "./sample-tenant";
import { selectSubscriptions } from "./select-subscriptions";
import { showRulePage } from "./show-rule-page";
import { signIn } from "./sign-in";
import type { TreeCommandParts } from "./tree-commands";

export { activeDocument, applySourceFixes } from "./active-document";
export { showChangeable } from "./changeable-document";
export { createDesk } from "./desk";
export { documentCommands, type DocumentCommandParts } from "./document-commands";
export { extensionFiles } from "./extension-files";
export { createScratch } from "./scratch";
export { createRoleDocuments } from "./role-documents";
export { remediationCommands, type RemediationCommandParts } from "./remediation-commands";
export type { TreeCommandParts } from "./tree-commands";

/** The commands of the explorer, which need Azure or the sample tenant. */
export function treeCommands(parts: TreeCommandParts): readonly Command[] {
  return [
    ...arrangeCommands(parts),
    copyAsResource(parts),
    copyPrincipalId(parts),
    copyResourceId(parts),
    exploreSampleTenant(parts),
    leaveSampleTenant(parts),
    openAsJson(parts),
    openInPortal(parts),
    openRoleDefinition(parts),
    refreshExplorer(parts),
    refreshNode(parts),
    selectSubscriptions(parts),
    showRulePage(parts),
    signIn(parts),
    stopReading(parts),
  ];
}
