import { l10n } from "vscode";
import type { Holder } from "../principal-book";
import { plain, type Icon } from "./node";

export function holderLabel({ name, id, state }: Holder): string {
  return state === "deleted" ? l10n.t("Deleted principal {0}", id) : name;
}

const typeNames: Readonly<Record<Holder["type"], string>> = {
  User: l10n.t("user"),
  Group: l10n.t("group"),
  ServicePrincipal: l10n.t("application"),
  Unknown: "",
};

/** What is to be said of somebody beside the name; of somebody deleted the name says it all. */
export function holderMarks({ type, state }: Holder): readonly string[] {
  return state === "deleted" || typeNames[type] === "" ? [] : [typeNames[type]];
}

export function holderIcon({ type, state }: Holder): Icon {
  if (state === "deleted") return { id: "circle-slash", color: "list.warningForeground" };
  if (type === "Group") return { id: "organization" };
  return { id: type === "ServicePrincipal" ? "server-process" : "person" };
}

export function holderTooltip({ name, detail, id, type, state }: Holder): string {
  if (state === "deleted") {
    return l10n.t(
      "The directory knows nobody with the object id `{0}`. The assignment gives nobody anything; it can be removed.",
      id,
    );
  }
  const who = `**${plain(name)}**${typeNames[type] === "" ? "" : ` (${typeNames[type]})`}`;
  const more = detail === undefined ? "" : `\n\n${plain(detail)}`;
  const withheld = state === "withheld" ? `\n\n${l10n.t("The directory does not tell the name.")}` : "";
  return `${who}${more}${withheld}\n\n${l10n.t("Object id: {0}", `\`${id}\``)}`;
}
