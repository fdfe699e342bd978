import type { Grouping, Sorting } from "../explorer/index";
import { noFilter } from "../explorer/index";
import type { Command } from "./command";
import type { TreeCommandParts } from "./tree-commands";

const groupings: Readonly<Record<Grouping, string>> = {
  subscription: "Subscription",
  resourceGroup: "Resource group",
  location: "Location",
  posture: "Keys and network",
  none: "Not at all",
};

const sortings: Readonly<Record<Sorting, string>> = { worst: "Worst first", name: "Name" };

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
      const grouping = await prompts.pick(choices, { title: "Group accounts by" });
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
      const sorting = await prompts.pick(choices, { title: "Sort accounts by" });
      await explorer.setOptions({ sorting });
    },
  };
}

function choicesOf<T extends string>(names: Readonly<Record<T, string>>, current: T) {
  return (Object.keys(names) as T[]).map((value) => ({
    label: names[value],
    ...(value === current ? { description: "now" } : {}),
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
              label: "Keys on",
              detail: "Accounts that accept API keys",
              value: "keysOn" as const,
              picked: filter.keysOn,
            },
            {
              label: "Public",
              detail: "Accounts every address reaches",
              value: "isPublic" as const,
              picked: filter.isPublic,
            },
            {
              label: "Reads keys",
              detail: "Accounts whose keys somebody can read, and the assignments that allow it",
              value: "readsKeys" as const,
              picked: filter.readsKeys,
            },
          ],
          { title: "Show only", placeHolder: "Accounts to which all of these apply" },
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
          title: "Filter accounts",
          prompt: "Part of a name, kind, location, resource group, subscription or tag. Empty shows all.",
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
