/** What an editor asks about a text: part of the door of the core. */
export { codeLenses, type Lens } from "./code-lens";
export { complete } from "./completion";
export type { ChoiceKind, Completion } from "./completion-offer";
export { customRoleWithoutKeys, type CustomRole } from "./custom-role";
export {
  builtInRoleAt,
  customRoleOffer,
  customRoleOffers,
  writeCustomRole,
  type CustomRoleOffer,
} from "./custom-role-offers";
export { documentSymbols } from "./document-symbols";
export { findDefinition, type Definition } from "./definition";
export { embeddedDefinitions } from "./folding";
export { listGrants } from "./grant-listing";
export { hover, type Hover } from "./hover";
export { inlayHints, type InlayHint } from "./inlay-hints";
export { insertRole, namesRole } from "./insert-role";
export type { NewDocument, Refactoring } from "./refactoring";
export { conversions, refactorings } from "./refactorings";
export { findRenameable, renameParameter, type Renameable, type Renaming } from "./rename";
export { leastRoles, beyondInWords, type LeastRoles, type RoleSuggestion } from "./least-roles";
export { neededOperations, type NeededOperations } from "./needed-operations";
export { writeRoleAs, type RoleContent } from "./role-as-written";
export { rolesToWrite, type RoleToWrite, type UnwritableRole } from "./role-to-write";
export { writeRoleId, type RoleIdForm } from "./role-id-forms";
export { summarizeRole } from "./role-summary";
export { roleOfTask, roleTasks, tasksOfRole, taskTitle, type RoleTask } from "./role-tasks";
export type { DocumentSymbol, SymbolKind } from "./symbol";
export { suppressHere, suppressInConfig, suppressInFile, type SuppressionRequest } from "./suppress";
export { suppressHereInText, suppressInTextFile } from "./suppress-in-text";
