import { l10n } from "vscode";
import type { Finding } from "../../core/index";
import { UserCancelledError } from "../../infrastructure/errors";
import { offer } from "./ask";
import { listed } from "./many";
import type { RemediationParts } from "./parts";
import { abilitiesOf } from "./pick-role";
import type { PossiblePlan } from "./role-plan";
import type { Script } from "./scripts/script";

/** As many as fit on a line of a list. */
const few = 3;

/**
 * Asks in a list at the top, which stays open while the user reads the differences: a dialog would cover them.
 * What does not fit on its line is shown in a dialog when the user wants to read it.
 *
 * @param warnings What the rules have against the role, short of an error.
 * @param isChanged Whether something changed since the user was asked last.
 */
export async function askAboutRole(
  { prompts, handOut }: Pick<RemediationParts, "prompts" | "handOut">,
  plan: PossiblePlan,
  warnings: readonly Finding[],
  isChanged: boolean,
  script: () => Script,
): Promise<void> {
  const { role, existing, subscription } = plan;
  const isNew = existing === undefined;
  const verb = isNew ? l10n.t("Create Role") : l10n.t("Update Role");
  const title = isNew ? l10n.t('Create "{0}"?', role.name) : l10n.t('Update "{0}"?', role.name);
  const again = isChanged ? [l10n.t("Something changed meanwhile, so please look again.")] : [];
  const detail = [...again, ...consequences(plan, warnings, few)].join(" ");
  const full = [...again, scopesSentence(plan), ...consequences(plan, warnings, Infinity)].join("\n\n");
  const choices = [
    { label: verb, description: l10n.t('in "{0}"', subscription.name), detail, value: "yes" as const },
    { label: offer, description: l10n.t("instead of writing it here"), value: "script" as const },
    { label: l10n.t("Read What It Means…"), value: "full" as const },
  ];
  const chosen = await prompts.pick(choices, { title, ignoreFocusOut: true });
  if (chosen === "yes") return;
  if (chosen === "full" && (await prompts.choose({ message: title, detail: full }, [verb, offer])) === verb) {
    return;
  }
  await handOut(script());
  throw new UserCancelledError();
}

function scopesSentence({ role }: PossiblePlan): string {
  return l10n.t("It can be assigned at {0}, and at everything below.", role.assignableScopes.join(", "));
}

function consequences(
  { existing, wanted }: PossiblePlan,
  warnings: readonly Finding[],
  most: number,
): readonly string[] {
  const has = abilitiesOf(wanted.permissions);
  const rules = [...new Set(warnings.map(({ ruleId }) => ruleId))];
  const warned =
    rules.length === 0 ? [] : [l10n.t("Warnings ({0}): {1}.", warnings.length, listed(rules, most))];
  if (existing === undefined) {
    const able = listed(has, most) || l10n.t("nothing that has a name");
    return [l10n.t("Its holders can: {0}.", able), ...warned];
  }
  const had = abilitiesOf(existing.permissions);
  const lost = had.filter((ability) => !has.includes(ability));
  const gained = has.filter((ability) => !had.includes(ability));
  return [
    ...(lost.length + gained.length === 0 ? [l10n.t("Holders keep the abilities that have a name.")] : []),
    ...(lost.length === 0 ? [] : [l10n.t("Holders can no longer: {0}.", listed(lost, most))]),
    ...(gained.length === 0 ? [] : [l10n.t("Holders can now also: {0}.", listed(gained, most))]),
    ...warned,
  ];
}
