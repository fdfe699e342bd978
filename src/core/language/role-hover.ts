import { rolesOrigin, type BuiltInRole } from "../catalog/built-in-roles";
import { findRoleNote } from "../catalog/role-notes";
import { capabilities, type Capability } from "../rbac/capability";
import { heldCapabilities, type Held } from "../rbac/held-capabilities";
import type { Permission } from "../rbac/permissions";
import { code, listed, paragraphs, plain } from "./markdown";
import { tasksOfRole } from "./role-tasks";

const groupNames: Readonly<Record<Capability["group"], string>> = {
  models: "Models",
  deployments: "Deployments",
  training: "Training",
  keys: "Keys",
  access: "Access",
  operations: "Operations",
};

const marks: Readonly<Record<Held, string>> = { yes: "✓", conditional: "(✓)", no: "✗" };

type HeldAbilities = ReturnType<typeof heldCapabilities>;

/** Says what a built-in role is and what it lets its holders do. */
export function hoverRole(role: BuiltInRole): string {
  const held = heldCapabilities(role.permissions);
  const former = role.formerNames.map((name) => `*${plain(name)}*`);
  return paragraphs(
    `**${plain(role.name)}** · built-in role`,
    former.length > 0 ? `Formerly ${listed(former)}` : undefined,
    keySentence(held),
    abilityList(held),
    recommendedUse(role, held),
    `${code(role.id)} · *catalogue of ${rolesOrigin.asOf}*`,
  );
}

/** Says what a role that the document defines lets its holders do. */
export function hoverCustomRole(name: string, permissions: readonly Permission[]): string {
  const held = heldCapabilities(permissions);
  return paragraphs(
    `**${plain(name)}** · custom role of this document`,
    keySentence(held),
    abilityList(held),
  );
}

/** Every ability with a tick or a cross, a line for each group. */
export function abilityList(held: HeldAbilities): string {
  const groups = Object.keys(groupNames) as Capability["group"][];
  return groups
    .map((group) => {
      const marked = capabilities
        .filter((capability) => capability.group === group)
        .map(({ id, label }) => `${marks[held.get(id) ?? "no"]} ${label}`);
      return `- **${groupNames[group]}** ${marked.join(" · ")}`;
    })
    .join("\n");
}

function keySentence(held: HeldAbilities): string {
  const reads = held.get("read-keys");
  if (reads === "yes")
    return "**Reads the account keys**, which work for whoever has them, without any role.";
  if (reads === "conditional") return "Reads the account keys as far as a condition lets it.";
  if (held.get("switch-keys-on") === "yes") return "Reads no keys, but may switch key access back on.";
  return "Reads no keys.";
}

function recommendedUse({ id }: BuiltInRole, held: HeldAbilities): string {
  const note = findRoleNote(id);
  return paragraphs(
    note ? `**For** ${note.use.charAt(0).toLowerCase()}${note.use.slice(1)}` : tasksText(id),
    note?.caution && `**Mind:** ${note.caution}`,
    alternative(held),
  );
}

function tasksText(id: string): string {
  const words = tasksOfRole(id).map(({ label }) => label.charAt(0).toLowerCase() + label.slice(1));
  return words.length > 0 ? `**Use it to** ${listed(words)}.` : "";
}

function alternative(held: HeldAbilities): string {
  const calls = held.get("chat") === "yes";
  if (calls && held.get("read-keys") === "yes") {
    return "To call models only, assign Cognitive Services OpenAI User, which reads no keys.";
  }
  const manages = held.get("switch-keys-on") === "yes";
  return manages && !calls ? "Cannot call models without a key: it has no data actions for them." : "";
}
