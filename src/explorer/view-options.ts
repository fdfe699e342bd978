/** What the user set about the tree; kept between sessions. */
import { l10n } from "vscode";
export interface ViewOptions {
  readonly grouping: Grouping;
  readonly sorting: Sorting;
  readonly filter: Filter;
  readonly assignmentsBy: "role" | "principal";
}

export type Grouping = "subscription" | "resourceGroup" | "location" | "posture" | "none";
export type Sorting = "worst" | "name";

export interface Filter {
  /** Part of a name, kind, location, resource group, subscription or tag; empty for all. */
  readonly text: string;
  readonly keysOn: boolean;
  readonly isPublic: boolean;
  /** Only accounts somebody can read the keys of, and only such assignments. */
  readonly readsKeys: boolean;
}

export const noFilter: Filter = { text: "", keysOn: false, isPublic: false, readsKeys: false };

export const defaultOptions: ViewOptions = {
  grouping: "subscription",
  sorting: "worst",
  filter: noFilter,
  assignmentsBy: "role",
};

export function isFiltering({ text, keysOn, isPublic, readsKeys }: Filter): boolean {
  return text !== "" || keysOn || isPublic || readsKeys;
}

/** A filter in words, for the line above the tree. */
export function describeFilter({ text, keysOn, isPublic, readsKeys }: Filter): string {
  const parts = [
    text === "" ? "" : `"${text}"`,
    keysOn ? l10n.t("keys on") : "",
    isPublic ? l10n.t("public") : "",
    readsKeys ? l10n.t("somebody reads keys") : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}
