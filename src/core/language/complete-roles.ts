import { row, say, type Text } from "../text/text";
import { aiRoles, findRoleById, type BuiltInRole } from "../catalog/built-in-roles";
import { onceOf } from "../memo/once";
import { heldCapabilities } from "../rbac/held-capabilities";
import type { Choice, Choices } from "./completion-offer";
import { writeRoleId, type RoleIdForm } from "./role-id-forms";
import { hoverRole } from "./role-hover";
import { roleTasks, taskTitle } from "./role-tasks";
import type { Spot } from "./spot";

/** Roles to choose from, by task and then by name, each written in the form a place wants. */
export function roleChoices(form: RoleIdForm): readonly Choice[] {
  const byTask = roleTasks.flatMap((task): readonly Choice[] => {
    const role = findRoleById(task.roleId);
    if (!role) return [];
    const label = taskTitle(task);
    return [{ ...roleChoice(role, form), label, words: row([label, task.words]) }];
  });
  const byName = aiRoles().map((role) => ({
    ...roleChoice(role, form),
    label: role.name,
    words: [role.name, ...role.formerNames].join(" "),
  }));
  return [...byTask, ...byName];
}

function roleChoice(role: BuiltInRole, form: RoleIdForm): Choice {
  const caution = cautionOf(role);
  return {
    kind: "role",
    value: writeRoleId(role, form),
    documentation: () => hoverRole(role),
    ...(caution !== undefined && { detail: caution }),
  };
}

const cautionOf = onceOf(({ permissions }: BuiltInRole): Text | undefined => {
  const held = heldCapabilities(permissions);
  const words = [
    ...(held.get("read-keys") === "yes" ? [say("reads keys")] : []),
    ...(held.get("assign-roles") === "yes" ? [say("assigns roles")] : []),
  ];
  return words.length > 0 ? row(words, ", ") : undefined;
});

/** The roles that may be named in a place of a JSON text; absent where none may. */
export function completeRoleIds(spot: Spot): Choices | undefined {
  const name = spot.path.findLast((step) => typeof step === "string");
  const inExpression = quotedPart(spot);
  if (inExpression) return { choices: roleChoices("guid"), part: inExpression };
  switch (name) {
    case "roledefinitionid":
      return { choices: roleChoices(formOfAssignment(spot)) };
    case "roledefinitionids":
      return { choices: roleChoices("fullId") };
    case "roledefinitionidorname":
      return { choices: roleChoices("guid") };
    default:
      return holdsRoleGuid(spot) ? { choices: roleChoices("guid") } : undefined;
  }
}

/** What stands between the quotes after `roleDefinitions',` in an expression around the cursor. */
function quotedPart({ text, cursor, written }: Spot): Choices["part"] {
  if (!written.content.startsWith("[")) return undefined;
  const before = /roleDefinitions'\s*,\s*'([^'"]*)$/i.exec(text.slice(written.offset, cursor));
  if (!before) return undefined;
  const typed = before[1]?.length ?? 0;
  const behind = /^[^'")\]\r\n]*/.exec(text.slice(cursor, written.offset + written.length))?.[0].length ?? 0;
  return { offset: cursor - typed, length: typed + behind };
}

function formOfAssignment({ text, path }: Spot): RoleIdForm {
  const schema =
    /"\$schema"\s*:\s*"[^"]*\/(subscription|managementGroup|tenant)?deploymentTemplate\.json/i.exec(text);
  const isTemplate = schema !== null || /"contentVersion"\s*:/i.test(text);
  if (!isTemplate || path.includes("policyrule")) return "fullId";
  const scope = schema?.[1]?.toLowerCase();
  return scope === "managementgroup" || scope === "tenant" ? "tenantExpression" : "subscriptionExpression";
}

/** Whether a variable, or the default of a parameter, is called like the id of a role. */
function holdsRoleGuid({ path }: Spot): boolean {
  const [section, name, member] = path;
  if (typeof name !== "string" || !/role(?:definition)?(?:guid|id)?s?$/.test(name)) return false;
  return section === "variables"
    ? path.length === 2
    : section === "parameters" && (member === "defaultvalue" || member === "value");
}
