import { l10n } from "vscode";
import {
  beyondInWords,
  leastRoles,
  neededOperations,
  summarizeRole,
  type BuiltInRole,
  type NeededOperations,
  type RoleSuggestion,
} from "../core/index";
import { OperationError } from "../infrastructure/errors";
import type { Choice, Prompts } from "../infrastructure/prompts";
import { translate } from "../infrastructure/translate";
import type { ActiveDocument } from "./active-document";
import type { Command } from "./command";
import { insertAt } from "./insert-role";
import type { Desk } from "./tree-commands";

interface Parts {
  readonly active: () => ActiveDocument | undefined;
  readonly prompts: Prompts;
  readonly desk: Desk;
}

const chat = "Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action";

/** So many roles are shown; those further down grant much more than is needed. */
const most = 12;

/** Finds the role for what somebody needs to be allowed to do, or for what Azure refused them. */
export function findLeastRole(parts: Parts): Command {
  return {
    id: "aoaiSecurity.findLeastRole",
    title: "Find the least role",
    async run() {
      const asked = neededOperations(await askFor(parts.prompts));
      const { suggestions, customRole } = leastRoles(asked.needed);
      const chosen = await parts.prompts.pick(
        [...suggestions.slice(0, most).map(roleChoice), customChoice(asked)],
        {
          title: titleOf(asked),
          placeHolder: l10n.t("The role that grants the least beyond it comes first"),
        },
      );
      if (chosen === "custom") await parts.desk.run("aoaiSecurity.openDocument", "json", customRole());
      else await use(chosen.roles, parts);
    },
  };
}

function askFor(prompts: Prompts): Promise<string> {
  return prompts.input({
    title: l10n.t("What has to be allowed?"),
    prompt: l10n.t("Operations, separated by blanks or commas, or the error message of Azure"),
    placeHolder: chat,
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === "" ? undefined : problemOf(text)),
  });
}

function problemOf(text: string): string | undefined {
  if (operationsOf(neededOperations(text)).length > 0) return undefined;
  return /access to API\/Operation/i.test(text)
    ? l10n.t("Azure does not say which operation this was. For calling chat models it is {0}.", chat)
    : l10n.t("This names no operation, such as {0}.", "Microsoft.CognitiveServices/accounts/read");
}

function operationsOf({ needed }: NeededOperations): readonly string[] {
  return [...needed.control, ...needed.data];
}

function titleOf(asked: NeededOperations): string {
  const operations = operationsOf(asked);
  if (operations.length === 0) throw new OperationError(l10n.t("No operation was named."));
  const [first = ""] = operations;
  const title =
    operations.length === 1
      ? l10n.t("Roles for {0}", first)
      : l10n.t("Roles for {0} operations", operations.length);
  const { unknown } = asked;
  return unknown.length === 0
    ? title
    : l10n.t("{0}; unknown to the catalogue: {1}", title, unknown.join(", "));
}

function roleChoice(suggestion: RoleSuggestion): Choice<RoleSuggestion | "custom"> {
  const { roles } = suggestion;
  const [only] = roles;
  return {
    label: roles.map(({ name }) => name).join(" + "),
    description: beyondInWords(suggestion, translate),
    detail:
      roles.length === 1 && only
        ? summarizeRole(only, translate)
        : l10n.t("No single role suffices; these two do together."),
    value: suggestion,
  };
}

function customChoice(asked: NeededOperations): Choice<RoleSuggestion | "custom"> {
  const count = operationsOf(asked).length;
  return {
    label: `$(add) ${l10n.t("New Custom Role")}`,
    description:
      count === 1
        ? l10n.t("Grants just this operation.")
        : l10n.t("Grants just these {0} operations.", count),
    detail: l10n.t("Opens a role definition to look at, name and create."),
    value: "custom",
  };
}

async function use(roles: readonly BuiltInRole[], { active, prompts, desk }: Parts): Promise<void> {
  const document = active();
  const [only] = roles;
  const actions: Choice<() => PromiseLike<unknown>>[] = [
    {
      label: `$(copy) ${l10n.t("Copy Role ID")}`,
      value: () => desk.copy(roles.map(({ id }) => id).join("\n")),
    },
    {
      label: `$(terminal) ${l10n.t("Copy Azure CLI Command")}`,
      description: "az role assignment create",
      value: () => desk.copy(roles.map(assignmentLine).join("\n")),
    },
  ];
  if (document && only && roles.length === 1) {
    actions.unshift({
      label: `$(insert) ${l10n.t("Insert at the Cursor")}`,
      value: () => insertAt(document, only),
    });
  }
  if (only && roles.length === 1) {
    actions.push({
      label: `$(new-file) ${l10n.t("Open as a New Role Definition")}`,
      description: l10n.t("grants what it grants today, without keys"),
      value: () => desk.run("aoaiSecurity.createCustomRoleFromBuiltIn", only.id),
    });
  }
  const act = await prompts.pick(actions, { title: roles.map(({ name }) => name).join(" + ") });
  await act();
}

/** The line that assigns a role; what is in capitals is for the user to fill in. */
function assignmentLine({ id }: BuiltInRole): string {
  return `az role assignment create --assignee-object-id "PRINCIPAL_ID" --assignee-principal-type "User" --role "${id}" --scope "RESOURCE_ID"`;
}
