import { l10n } from "vscode";
import { customRoleOffers, findRoleById, writeCustomRole, type BuiltInRole } from "../core/index";
import type { Choice, Prompts } from "../infrastructure/prompts";
import { translate } from "../infrastructure/translate";
import type { Command } from "./command";
import type { Desk } from "./tree-commands";

interface Parts {
  readonly prompts: Prompts;
  readonly desk: Desk;
}

/**
 * Opens a custom role made from a built-in one, without what gives out keys. A code action says
 * from which one by its GUID; otherwise the user is asked.
 */
export function copyBuiltInRole({ prompts, desk }: Parts): Command {
  return {
    id: "aoaiSecurity.createCustomRoleFromBuiltIn",
    title: "Create a custom role from a built-in one",
    async run(id) {
      const named = typeof id === "string" ? findRoleById(id) : undefined;
      const role =
        named ??
        (await prompts.pick(choices(), {
          title: l10n.t("Create a Custom Role from…"),
          placeHolder: l10n.t("Type the name of a built-in role; keys are withheld from every one"),
          matchOnDescription: true,
        }));
      const { content, replace } = writeCustomRole(role);
      await desk.run("aoaiSecurity.openDocument", "json", content, replace);
    },
  };
}

function choices(): readonly Choice<BuiltInRole>[] {
  return customRoleOffers(translate).map(({ role, name, summary }) => ({
    label: name,
    description: role.id,
    ...(summary !== undefined && { detail: summary }),
    value: role,
  }));
}
