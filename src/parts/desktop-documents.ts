import { createRoleDocuments, type RoleDocuments } from "../commands/role-documents";
import { startDocuments, type DocumentsPart, type PartContext } from "./documents";

/** Documents where Azure is within reach. */
export interface DesktopDocuments extends DocumentsPart {
  readonly roleDocuments: RoleDocuments;
}

/** Starts what judges documents, and tells the menus where there is a role that could be written to Azure. */
export function startDesktopDocuments(given: PartContext): DesktopDocuments {
  const documents = startDocuments(given);
  const roleDocuments = createRoleDocuments((document) => documents.editor.findingsIn(document));
  return {
    ...documents,
    roleDocuments,
    dispose() {
      roleDocuments.dispose();
      documents.dispose();
    },
  };
}
