import { l10n } from "vscode";
import type { Grouping, Sorting } from "../explorer/index";
import { noFilter } from "../explorer/index";
import type { Command } from "./command";
import type { TreeCommandParts } from "./tree-commands";

const groupings: Readonly<Record<Grouping, string>> = {
  subscription: l10n.t("Subscription"),
  resourceGroup: l10n.t("Resource group"),
  location: l10n.t("Location"),
  posture: l10n.t("Keys and network"),
  none: l10n.t("Not at all"),
};

const sortings: Readonly<Record<Sorting, string>> = { worst: l10n.t("Worst first"), name: l10n.t("Name") };

/** How accounts are grouped and sorted, and which of them are shown. */
export function arrangeCommands(parts: TreeCommandParts): readonly Command[] {
  return [groupAccounts(parts), sortAccounts(parts), ...filterCommands(parts), ...assignmentCommands(parts)];
}

function groupAccounts({ explorer, prompts }: TreeCommandParts): Command {
  return {
    id: "aoaiSecurity.groupAccounts",
    title: "Group accounts",
    async run() {
      const choices = choicesOf(groupings, explorer.options.grouping);
      const grouping = await prompts.pick(choices, { title: l10n.t("Group accounts by") });
      await explorer.setOptions({ grouping });
    },
  };
}

function sortAccounts({ explorer, prompts }: TreeCommandParts): Command {
  return {
    id: "aoaiSecurity.sortAccounts",
    title: "Sort accounts",
    async run() {
      const choices = choicesOf(sortings, explorer.options.sorting);
      const sorting = await prompts.pick(choices, { title: l10n.t("Sort accounts by") });
      await explorer.setOptions({ sorting });
    },
  };
}

function choicesOf<T extends string>(names: Readonly<Record<T, string>>, current: T) {
  return (Object.keys(names) as T[]).map((value) => ({
    label: names[value],
    ...(value === current ? { description: l10n.t("now") } : {}),
    value,
  }));
}

function filterCommands({ explorer, prompts }: TreeCommandParts): readonly Command[] {
  return [
    {
      id: "aoaiSecurity.filterAccounts",
      title: "Filter accounts",
      async run() {
        const { filter } = explorer.options;
        const picked = await prompts.pickMany(
          [
            {
              label: l10n.t("Keys on"),
              detail: l10n.t("Accounts that accept API keys"),
              value: "keysOn" as const,
              picked: filter.keysOn,
            },
            {
              label: l10n.t("Public"),
              detail: l10n.t("Accounts every address reaches"),
              value: "isPublic" as const,
              picked: filter.isPublic,
            },
            {
              label: l10n.t("Reads keys"),
              detail: l10n.t("Accounts whose keys somebody can read, and the assignments that allow it"),
              value: "readsKeys" as const,
              picked: filter.readsKeys,
            },
          ],
          { title: l10n.t("Show only"), placeHolder: l10n.t("Accounts to which all of these apply") },
        );
        const has = (name: (typeof picked)[number]) => picked.includes(name);
        await explorer.setFilter({
          keysOn: has("keysOn"),
          isPublic: has("isPublic"),
          readsKeys: has("readsKeys"),
        });
      },
    },
    {
      id: "aoaiSecurity.filterByText",
      title: "Filter accounts by text",
      async run() {
        const text = await prompts.input({
          title: l10n.t("Filter accounts"),
          prompt: l10n.t(
            "Part of a name, kind, location, resource group, subscription or tag. Empty shows all.",
          ),
          value: explorer.options.filter.text,
        });
        await explorer.setFilter({ text: text.trim() });
      },
    },
    {
      id: "aoaiSecurity.clearFilter",
      title: "Clear the filter",
      run: () => explorer.setFilter(noFilter),
    },
  ];
}

function assignmentCommands({ explorer }: TreeCommandParts): readonly Command[] {
  return [
    {
      id: "aoaiSecurity.showAssignmentsByRole",
      title: "Show assignments by role",
      run: () => explorer.setOptions({ assignmentsBy: "role" }),
    },
    {
      id: "aoaiSecurity.showAssignmentsByPrincipal",
      title: "Show assignments by principal",
      run: () => explorer.setOptions({ assignmentsBy: "principal" }),
    },
  ];
}
