import { say, type Text } from "../text/text";
import type { RoleDefinition } from "../resources/role-definition";
import { convertRole, isMixed, roleFormTitles, type RoleForm } from "../resources/role-forms";
import { holds, isUnderstood, readText } from "./reading";
import type { Refactoring } from "./refactoring";

/** Offers to write the role definition around a place in the other form. */
export function roleConversions(text: string, offset: number): readonly Refactoring<Text>[] {
  const around = rolesIn(text, ({ node }) => holds(node, offset));
  return around.flatMap((role) => otherForms(role).flatMap((form) => conversion(text, [role], form)));
}

/** Offers to write every role definition of a document in another form. */
export function roleFileConversions(text: string): readonly Refactoring<Text>[] {
  return (["cli", "rest"] as const).flatMap((form) => {
    const roles = rolesIn(text, (role) => otherForms(role).includes(form));
    return conversion(text, roles, form);
  });
}

function rolesIn(text: string, isWanted: (role: RoleDefinition) => boolean): readonly RoleDefinition[] {
  const reading = readText(text);
  return reading.content.resources.flatMap((resource) =>
    resource.kind === "roleDefinition" && isWanted(resource) && isUnderstood(reading, resource.node)
      ? [resource]
      : [],
  );
}

function conversion(
  text: string,
  roles: readonly RoleDefinition[],
  form: RoleForm,
): readonly Refactoring<Text>[] {
  const plans = roles.flatMap((role) => convertRole(role, form) ?? []);
  const [first] = roles;
  if (!first || plans.length === 0) return [];
  const title = roleFormTitles[form];
  return [
    {
      title: plans.length === 1 ? title : say("{0} ({1} roles)", title, plans.length),
      kind: "rewrite",
      headAt: first.at.offset,
      edits: () => plans.flatMap((plan) => plan(text)),
    },
  ];
}

/** The forms that a role is not in; one that Azure lists, with permissions at the top, is in neither. */
function otherForms(role: RoleDefinition): readonly RoleForm[] {
  if (isMixed(role)) return ["cli", "rest"];
  if (role.spelling === "flat") return ["rest"];
  return role.spelling === "rest" ? ["cli"] : ["cli", "rest"];
}
