import type { AzureApi } from "../../azure/azure-api";
import type { Account } from "../../azure/azure-data";
import type { Books } from "../holding";
import type { Inventory } from "../inventory";
import type { Review } from "../review";
import type { ViewOptions } from "../view-options";
import type { TreeNode } from "./node";

/** What nodes are made from. */
export interface NodeContext {
  readonly api: AzureApi;
  readonly inventory: Inventory;
  readonly books: Books;
  options(): ViewOptions;
  reviewOf(account: Account): Review;
  /** What is being done to an account right now, in words. */
  activityOn(accountKey: string): string | undefined;
  /** Ends what nodes read when the user has had enough. */
  readonly signal: () => AbortSignal;
  /** Shows a node and what is below it anew. */
  readonly redraw: (node: TreeNode) => void;
}
