import { commands, Disposable, workspace, type TreeDataProvider, type TreeView } from "vscode";
import type { AzureApi } from "../azure/azure-api";
import { AzureTree } from "./azure-tree";
import { Explorer, type Memory } from "./explorer";
import { isNode, type ExplorerNode } from "./nodes/index";
import { jsonScheme, JsonDocuments } from "./json-documents";
import type { TreeNode } from "./nodes/node";
import { createSampleApi } from "./sample-tenant/index";
import { lintConfig, subscriptionsPickedElsewhere } from "./settings";

export type { Explorer, Memory } from "./explorer";
export type { TreeNode } from "./nodes/node";
export type { Holding } from "./holding";
export { accountKey } from "./inventory";
export type { JsonDocuments, JsonSource } from "./json-documents";
export type * from "./nodes/index";
export { isNode, isOfRole, roleOf } from "./nodes/index";
export type { Holder } from "./principal-book";
export type { Role } from "./role-book";
export { choiceKey as subscriptionKey } from "./subscription-choice";
export { isOfSample } from "./sample-tenant/ids";
export { escapeStrings, toArmResource, toBicep, toBicepResource } from "./as-resource";
export { noFilter, type Grouping, type Sorting } from "./view-options";

export interface ExplorerOptions {
  /** Where the tree is shown; whoever made it puts the tree into it. */
  readonly view: TreeView<TreeNode>;
  readonly azure: AzureApi;
  readonly memory: Memory;
  /** Tells of sign-ins and sign-outs, which make everything known of Azure stale. */
  readonly onDidChangeSession: (listener: () => void) => Disposable;
}

/** The explorer and the part of VS Code it shows itself in. */
export interface ActiveExplorer extends Disposable {
  readonly explorer: Explorer;
  readonly tree: TreeDataProvider<TreeNode>;
  /** What is selected in the tree. */
  selection(): readonly ExplorerNode[];
  readonly documents: JsonDocuments;
}

/** Makes the tree and what stands around it. Nothing is read and nobody is asked until the tree is. */
export function activateExplorer({
  view,
  azure,
  memory,
  onDidChangeSession,
}: ExplorerOptions): ActiveExplorer {
  const setContext = createContextSetter();
  const documents = new JsonDocuments();
  const tree = new AzureTree(() => explorer.roots());
  const explorer = new Explorer({
    azure,
    createSample: () => createSampleApi(),
    memory,
    lintConfig,
    subscriptionsPickedElsewhere,
    redraw: (node) => {
      tree.redraw(node);
      if (node !== undefined) return;
      showHeadline(view, explorer, setContext);
      documents.update();
    },
    retitle: () => showHeadline(view, explorer, setContext),
  });
  showHeadline(view, explorer, setContext);
  const parts = Disposable.from(
    { dispose: () => explorer.stop() },
    tree,
    documents,
    workspace.registerTextDocumentContentProvider(jsonScheme, documents),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("aoaiSecurity")) explorer.model.judgeAgain();
      if (event.affectsConfiguration("azureResourceGroups")) void explorer.chosenElsewhere();
    }),
    onDidChangeSession(() => {
      if (!explorer.isSample && explorer.model.snapshot.phase !== "unread") void explorer.model.refreshAll();
    }),
  );
  return {
    explorer,
    tree,
    documents,
    selection: () => view.selection.filter(isNode),
    dispose: () => void parts.dispose(),
  };
}

/** Sets what is around the tree; `when` clauses of the manifest read the same. */
function showHeadline(view: TreeView<TreeNode>, explorer: Explorer, setContext: ContextSetter): void {
  const { message, description, badge } = explorer.headline();
  view.message = message;
  view.description = description;
  view.badge = badge;
  setContext("state", explorer.state);
  setContext("source", explorer.isSample ? "sample" : "azure");
  setContext("filtered", explorer.isFiltered);
  setContext("reading", explorer.isReading);
  setContext("assignmentsBy", explorer.options.assignmentsBy);
}

type ContextSetter = (name: string, value: unknown) => void;

/** Tells VS Code a value only when it is another one. */
function createContextSetter(): ContextSetter {
  const known = new Map<string, unknown>();
  return (name, value) => {
    if (known.get(name) === value) return;
    known.set(name, value);
    void commands.executeCommand("setContext", `aoaiSecurity.${name}`, value);
  };
}
