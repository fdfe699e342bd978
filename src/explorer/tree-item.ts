import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from "vscode";
import type { Icon, NodeItem } from "./nodes/node";

const states: Readonly<Record<NodeItem["expandable"], TreeItemCollapsibleState>> = {
  no: TreeItemCollapsibleState.None,
  collapsed: TreeItemCollapsibleState.Collapsed,
  expanded: TreeItemCollapsibleState.Expanded,
};

/** A row as VS Code wants it. */
export function toTreeItem(id: string, row: NodeItem): TreeItem {
  const item = new TreeItem(row.label, states[row.expandable]);
  item.id = id;
  item.iconPath = toThemeIcon(row.icon);
  item.contextValue = row.contextValue;
  item.accessibilityInformation = { label: row.spoken };
  if (row.description !== undefined) item.description = row.description;
  if (row.command) {
    const { id: command, title, arguments: given } = row.command;
    item.command = { command, title, arguments: [...given] };
  }
  return item;
}

/** What a row says under the mouse; VS Code asks for it when the mouse is there. */
export function addTooltip(item: TreeItem, { tooltip, label }: NodeItem): TreeItem {
  item.tooltip = tooltip === undefined ? label : new MarkdownString(tooltip, true);
  return item;
}

function toThemeIcon({ id, color }: Icon): ThemeIcon {
  return new ThemeIcon(id, color === undefined ? undefined : new ThemeColor(color));
}
