import { listed, row, say, type Text } from "../text/text";
import { rolesOrigin, type BuiltInRole } from "../catalog/built-in-roles";
import { findRoleNote } from "../catalog/role-notes";
import { capabilities, type Capability } from "../rbac/capability";
import { heldCapabilities, type Held } from "../rbac/held-capabilities";
import type { Permission } from "../rbac/permissions";
import { beside, code, lines, paragraphs, plain } from "./markdown";
import { tasksOfRole } from "./role-tasks";

const groupNames: Readonly<Record<Capability["group"], Text>> = {
  models: say("Models"),
  deployments: say("Deployments"),
  training: say("Training"),
  keys: say("Keys"),
  access: say("Access"),
  operations: say("Operations"),
};

const marks: Readonly<Record<Held, string>> = { yes: "✓", conditional: "(✓)", no: "✗" };

type HeldAbilities = ReturnType<typeof heldCapabilities>;

/** Says what a built-in role is and what it lets its holders do. */
export function hoverRole(role: BuiltInRole): Text {
  const held = heldCapabilities(role.permissions);
  const former = role.formerNames.map((name) => `*${plain(name)}*`);
  return paragraphs(
    say("**{0}** · built-in role", plain(role.name)),
    former.length > 0 ? say("Formerly {0}", listed(former)) : undefined,
    keySentence(held),
    abilityList(held),
    recommendedUse(role, held),
    say("{0} · *catalogue of {1}*", code(role.id), rolesOrigin.asOf),
  );
}

/** Says what a role that the document defines lets its holders do. */
export function hoverCustomRole(name: string, permissions: readonly Permission[]): Text {
  const held = heldCapabilities(permissions);
  return paragraphs(
    say("**{0}** · custom role of this document", plain(name)),
    keySentence(held),
    abilityList(held),
  );
}

/** Every ability with a tick or a cross, a line for each group. */
export function abilityList(held: HeldAbilities): Text {
  const groups = Object.keys(groupNames) as Capability["group"][];
  return lines(
    groups.map((group) => {
      const marked = capabilities
        .filter((capability) => capability.group === group)
        .map(({ id, label }) => row([marks[held.get(id) ?? "no"], label]));
      return say("- **{0}** {1}", groupNames[group], beside(...marked));
    }),
  );
}

function keySentence(held: HeldAbilities): Text {
  const reads = held.get("read-keys");
  if (reads === "yes") {
    return say("**Reads the account keys**, which work for whoever has them, without any role.");
  }
  if (reads === "conditional") return say("Reads the account keys as far as a condition lets it.");
  if (held.get("switch-keys-on") === "yes") {
    return say("Reads no keys, but may switch key access back on.");
  }
  return say("Reads no keys.");
}

function recommendedUse({ id }: BuiltInRole, held: HeldAbilities): Text {
  const note = findRoleNote(id);
  return paragraphs(
    note ? say("**For** {0}.", note.use) : tasksText(id),
    note?.caution && say("**Mind:** {0}", note.caution),
    alternative(held),
  );
}

function tasksText(id: string): Text {
  const labels = tasksOfRole(id).map(({ label }) => label);
  return labels.length > 0 ? say("**Least role for:** {0}", beside(...labels)) : "";
}

function alternative(held: HeldAbilities): Text {
  const calls = held.get("chat") === "yes";
  if (calls && held.get("read-keys") === "yes") {
    return say("To call models only, assign Cognitive Services OpenAI User, which reads no keys.");
  }
  const manages = held.get("switch-keys-on") === "yes";
  return manages && !calls ? say("Cannot call models without a key: it has no data actions for them.") : "";
}
