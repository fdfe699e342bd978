import { l10n } from "vscode";
import {
  findRoleById,
  heldCapabilities,
  capabilities,
  inWords,
  roleTasks,
  taskTitle,
  type BuiltInRole,
  type Permission,
  type RoleTask,
} from "../../core/index";
import { OperationError } from "../../infrastructure/errors";
import { translate } from "../../infrastructure/translate";
import type { RemediationParts } from "./parts";

export interface ChosenRole {
  readonly task: RoleTask;
  readonly role: BuiltInRole;
}

/** Asks what somebody is to do, and answers with the least role for it among those that work at the scopes. */
export async function pickRole(
  { prompts }: Pick<RemediationParts, "prompts">,
  title: string,
  scopes: readonly RoleTask["scope"][] = ["account", "subscription"],
): Promise<ChosenRole> {
  const choices = roleTasks
    .filter(({ scope }) => scopes.includes(scope))
    .map((task) => ({
      label: inWords(taskTitle(task), translate),
      description: inWords(task.words, translate),
      value: task,
    }));
  const task = await prompts.pick(choices, { title, matchOnDescription: true });
  const role = findRoleById(task.roleId);
  if (role === undefined)
    throw new OperationError(l10n.t('The catalogue does not know the role "{0}".', task.roleId));
  return { task, role };
}

/** What permissions allow, in words, each following "can". */
export function abilitiesOf(permissions: readonly Permission[]): readonly string[] {
  const held = heldCapabilities(permissions);
  return capabilities.filter(({ id }) => held.get(id) !== "no").map(({ label }) => inWords(label, translate));
}
