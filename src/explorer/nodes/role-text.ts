import { l10n } from "vscode";
import type { Role } from "../role-book";
import { plain, type Icon } from "./node";

/** What is to be said of a role beside its name, which says of a deleted one that it is. */
export function roleMarks({ type }: Role, readsKeys: boolean): readonly string[] {
  return [...(readsKeys ? [l10n.t("reads keys")] : []), ...(type === "custom" ? [l10n.t("custom")] : [])];
}

export function roleIcon({ type }: Role, readsKeys: boolean): Icon {
  if (readsKeys) return { id: "key", color: "list.warningForeground" };
  return type === "deleted" ? { id: "question" } : { id: "shield" };
}

/** The same of a role that nobody holds yet. */
export function eligibleRoleMarks(role: Role, couldReadKeys: boolean): readonly string[] {
  return [...(couldReadKeys ? [l10n.t("could read keys")] : []), ...roleMarks(role, false)];
}

/** A key without the colour of a warning: it is in nobody's hands yet. */
export function eligibleRoleIcon(role: Role, couldReadKeys: boolean): Icon {
  return couldReadKeys ? { id: "key" } : roleIcon(role, false);
}

export function roleTooltip({ name, type, abilities, id }: Role): string {
  if (type === "deleted") return l10n.t("Azure has no role definition `{0}` any more.", plain(id));
  const title = type === "custom" ? l10n.t("{0} (custom role)", `**${plain(name)}**`) : `**${plain(name)}**`;
  const can =
    abilities.length === 0 ? l10n.t("Gives none of the abilities around models and keys.") : list(abilities);
  return `${title}\n\n${can}`;
}

function list(abilities: readonly string[]): string {
  return `${l10n.t("Can")}\n${abilities.map((ability) => `- ${plain(ability)}`).join("\n")}`;
}
