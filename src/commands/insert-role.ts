import { l10n } from "vscode";
import { insertRole, inWords, roleOfTask, roleTasks, summarizeRole, taskTitle } from "../core/index";
import { OperationError } from "../infrastructure/errors";
import type { Choice, Prompts } from "../infrastructure/prompts";
import { translate } from "../infrastructure/translate";
import type { BuiltInRole } from "../core/index";
import type { ActiveDocument } from "./active-document";
import type { Command } from "./command";

interface Parts {
  readonly active: () => ActiveDocument | undefined;
  readonly prompts: Prompts;
}

/** Asks what somebody is to do, and names the role for it at the cursor. */
export function insertLeastPrivilegeRole({ active, prompts }: Parts): Command {
  return {
    id: "aoaiSecurity.insertLeastPrivilegeRole",
    title: "Insert least-privilege role",
    async run() {
      const document = active();
      if (!document)
        throw new OperationError(
          l10n.t("Open the document that is to name the role, and put the cursor there."),
        );
      const role = await prompts.pick(taskChoices(), {
        title: l10n.t("What is to be done?"),
        placeHolder: l10n.t("Type a task, such as chat, fine-tuning or deployment"),
        matchOnDescription: true,
      });
      await insertAt(document, role);
    },
  };
}

/** Names a role at the cursor of a document. */
export async function insertAt(document: ActiveDocument, role: BuiltInRole): Promise<void> {
  const edit = insertRole(document.text, document.offset, document.languageId, role);
  if (!(await document.apply(edit))) throw new OperationError(l10n.t("The document cannot be changed."));
}

function taskChoices(): readonly Choice<BuiltInRole>[] {
  return roleTasks.flatMap((task) => {
    const role = roleOfTask(task);
    if (!role) return [];
    return [
      {
        label: inWords(taskTitle(task), translate),
        description: inWords(task.words, translate),
        detail: summarizeRole(role, translate),
        value: role,
      },
    ];
  });
}
