import { l10n } from "vscode";
import { abilitiesOf } from "../remediation/pick-role";
import type { Again, AssignmentsLook } from "./look-at-assignments";
import type { Question } from "./take-back";

/** The question before assignments are put back. */
export function askAboutAssignments(look: AssignmentsLook): Question {
  const { again, away } = look;
  const isBoth = again !== undefined && away !== undefined;
  return {
    ...titlesOf(look),
    paragraphs: [
      ...(again === undefined ? [] : aboutAgain(again)),
      ...(away === undefined
        ? []
        : [
            l10n.t(
              "The assignment at {0} is removed, and everything below it is affected.",
              away.assignment.scope,
            ),
          ]),
      ...(isBoth
        ? [l10n.t("The old role is assigned first; the other one is removed once the old one is there.")]
        : []),
    ],
  };
}

function titlesOf({ again, away }: AssignmentsLook): { readonly message: string; readonly yes: string } {
  if (again === undefined) {
    const [role, label] = [away?.roleName ?? "", away?.principal.label ?? ""];
    return { message: l10n.t('Remove "{0}" from {1} again?', role, label), yes: l10n.t("Remove Assignment") };
  }
  const yes = l10n.t("Assign Again");
  if (away === undefined) {
    return { message: l10n.t('Assign "{0}" to {1} again?', again.roleName, again.label), yes };
  }
  const message = l10n.t(
    'Assign "{0}" to {1} again, and remove "{2}"?',
    again.roleName,
    again.label,
    away.roleName,
  );
  return { message, yes };
}

function aboutAgain({ wanted, scope, name, permissions, label, isGone }: Again): readonly string[] {
  const { condition, principalType } = wanted;
  const abilities = abilitiesOf(permissions);
  return [
    l10n.t("This widens access: it is assigned at {0}, and holds for everything below it.", scope),
    abilities.length === 0 ? "" : l10n.t("With it they can: {0}.", abilities.join(", ")),
    [
      l10n.t("It gets its former name, {0}.", name),
      principalType === undefined ? "" : l10n.t("Type of principal: {0}.", principalType),
      condition === undefined ? "" : l10n.t("Its condition comes with it: {0}", condition),
    ]
      .filter((part) => part !== "")
      .join(" "),
    l10n.t("Its description, and who made it when, do not come back."),
    isGone ? l10n.t("{0} is no longer in the directory: Azure may refuse.", label) : "",
  ].filter((part) => part !== "");
}
