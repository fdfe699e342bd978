import { l10n } from "vscode";
import type { AzureProblem } from "../../azure/azure-error";
import { plain, words, type NodeItem, type TreeNode } from "./node";

/** A remark where there is nothing else to show. */
export interface MessageNode extends TreeNode {
  readonly kind: "message";
}

export function messageNode(
  parent: TreeNode,
  name: string,
  text: {
    readonly label: string;
    readonly description?: string;
    readonly tooltip?: string;
    readonly icon?: string;
  },
): MessageNode {
  const { label, description, tooltip, icon = "info" } = text;
  return {
    kind: "message",
    id: `${parent.id}#${name}`,
    parent,
    getItem: () => ({
      label,
      icon: { id: icon },
      contextValue: "message",
      expandable: "no",
      spoken: [label, description].filter((part) => part !== undefined).join(", "),
      ...(description === undefined ? {} : { description }),
      ...(tooltip === undefined ? {} : { tooltip }),
    }),
  };
}

/** What could not be read, why, and the way to try again. */
export interface ErrorNode extends TreeNode {
  readonly kind: "error";
  readonly problem: AzureProblem;
  /** What a retry reads again; undefined for everything. */
  readonly retry: TreeNode | undefined;
}

export function errorNode(options: {
  readonly id: string;
  readonly parent: TreeNode | undefined;
  /** What is missing, as in "Role assignments of chat". */
  readonly what: string;
  readonly problem: AzureProblem;
  readonly names?: readonly string[];
}): ErrorNode {
  const { id, parent, problem } = options;
  return { kind: "error", id, parent, problem, retry: parent, getItem: () => errorItem(options) };
}

function errorItem({ what, problem, names = [] }: Parameters<typeof errorNode>[0]): NodeItem {
  const reason = shortReason(problem);
  const label = l10n.t("{0} could not be read", what);
  const signIn = problem.kind === "signed-out";
  return {
    label,
    description: reason,
    icon: { id: signIn ? "account" : "error", color: "list.errorForeground" },
    tooltip: errorTooltip(problem, names),
    contextValue: words("error", signIn && "signedOut"),
    expandable: "no",
    spoken: l10n.t("Error: {0}. {1}", label, problem.message),
  };
}

function errorTooltip(problem: AzureProblem, names: readonly string[]): string {
  return [
    plain(problem.message),
    names.length > 0 ? l10n.t("Missing: {0}", names.map(plain).join(", ")) : "",
    problem.kind === "forbidden" ? l10n.t("Ask for a role that has this operation, such as Reader.") : "",
    problem.correlationId === undefined ? "" : l10n.t("Correlation id: `{0}`", problem.correlationId),
  ]
    .filter((line) => line !== "")
    .join("\n\n");
}

/** The gist of a problem, short enough for one line of the tree. */
export function shortReason(problem: AzureProblem): string {
  switch (problem.kind) {
    case "signed-out":
      return l10n.t("sign-in needed");
    case "forbidden":
      return problem.operation === undefined
        ? l10n.t("no access")
        : l10n.t("missing: {0}", problem.operation);
    case "throttled":
      return problem.retryAfter === undefined
        ? l10n.t("Azure is busy")
        : l10n.t("Azure is busy, wait {0} s", problem.retryAfter);
    case "network":
      return l10n.t("Azure cannot be reached");
    case "not-found":
      return l10n.t("it no longer exists");
    case "cancelled":
      return l10n.t("stopped");
    default:
      return problem.message;
  }
}
