import type { Role } from "../role-book";
import { plain, type Icon } from "./node";

/** What is to be said of a role beside its name. */
export function roleMarks({ type }: Role, readsKeys: boolean): readonly string[] {
  return [
    ...(readsKeys ? ["reads keys"] : []),
    ...(type === "custom" ? ["custom"] : []),
    ...(type === "deleted" ? ["deleted"] : []),
  ];
}

export function roleIcon({ type }: Role, readsKeys: boolean): Icon {
  if (readsKeys) return { id: "key", color: "list.warningForeground" };
  return type === "deleted" ? { id: "question" } : { id: "shield" };
}

export function roleTooltip({ name, type, abilities, id }: Role): string {
  if (type === "deleted") return `Azure has no role definition \`${plain(id)}\` any more.`;
  const can =
    abilities.length === 0 ? "Gives none of the abilities around models and keys." : list(abilities);
  return `**${plain(name)}**${type === "custom" ? " (custom role)" : ""}\n\n${can}`;
}

function list(abilities: readonly string[]): string {
  return `Can\n${abilities.map((ability) => `- ${plain(ability)}`).join("\n")}`;
}
