import { l10n } from "vscode";
import type { NewRoleAssignment } from "../azure/azure-api";
import type { Account, Principal, RoleAssignment, Subscription } from "../azure/azure-data";
import { findRoleNote, inWords } from "../core/index";
import { translate } from "../infrastructure/translate";
import { labelOf } from "./remediation/access";
import { askOrHandOut } from "./remediation/ask";
import { assignmentName } from "./remediation/assignment-name";
import { ensureAssignment, type AssignmentChange } from "./remediation/change-assignment";
import { aboutSubscription } from "./remediation/journal";
import { assignmentWrite } from "./remediation/last-owner";
import type { RemediationParts } from "./remediation/parts";
import { explainMissing, missingNeeds } from "./remediation/permission-check";
import { pickPrincipal, type KnownPrincipal } from "./remediation/pick-principal";
import { abilitiesOf, pickRole, type ChosenRole } from "./remediation/pick-role";
import { assignScript } from "./remediation/scripts/assignment-script";
import { tellChange, type Ending } from "./remediation/tell-change";

const title = l10n.t("Assign Role");

/** Gives somebody the least role for what they are to do; resolves with how it ended. */
export async function assignLeastRole(
  parts: RemediationParts,
  account: Account,
  known: readonly KnownPrincipal[] = [],
): Promise<AssignmentChange | "notAllowed"> {
  const { subscription } = account;
  const chosen = await pickRole(parts, l10n.t("What are they to do?"));
  const principal = await pickPrincipal(parts, subscription, known);
  const scope = chosen.task.scope === "subscription" ? `/subscriptions/${subscription.id}` : account.id;
  const wanted = newAssignment(subscription.id, chosen, principal);
  const name = await assignmentName(scope, principal.id, chosen.role.id);
  const script = () => assignScript(scope, name, wanted);

  const missing = await missingNeeds(parts, subscription, [{ operation: assignmentWrite, scope }]);
  if (missing.length > 0) {
    const text = l10n.t("No role was assigned. {0}", explainMissing(missing));
    await tellChange(parts, { severity: "error", text, script });
    return "notAllowed";
  }
  await askOrHandOut(parts, question(account, scope, chosen, principal), [title], script);
  const change = await parts.whileBusy([account], l10n.t("Assigning a role…"), () =>
    parts.progress(l10n.t('Assigning "{0}"', chosen.role.name), (watched) =>
      ensureAssignment(parts, subscription, scope, wanted, { watched }),
    ),
  );
  const wouldBe = `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`;
  await tellChange(parts, { ...ending(change, account, scope, chosen, principal, wouldBe), script });
  return change;
}

function newAssignment(
  subscriptionId: string,
  { role }: ChosenRole,
  { id, type }: Principal,
): NewRoleAssignment {
  return {
    roleDefinitionId: `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${role.id}`,
    principalId: id,
    ...(type === "Unknown" ? {} : { principalType: type }),
  };
}

function question(account: Account, scope: string, { role }: ChosenRole, principal: Principal) {
  const who = labelOf(principal.id, principal);
  const message =
    scope === account.id
      ? l10n.t('Assign "{0}" to {1} on "{2}"?', role.name, who, account.name)
      : l10n.t('Assign "{0}" to {1} on the subscription "{2}"?', role.name, who, account.subscription.name);
  const caution = findRoleNote(role.id)?.caution ?? "";
  const abilities = abilitiesOf(role.permissions);
  return {
    message,
    detail: [
      abilities.length === 0 ? "" : l10n.t("With it they can: {0}.", abilities.join(", ")),
      inWords(caution, translate),
      scope === account.id
        ? ""
        : l10n.t("Quota belongs to the subscription, so the role has no effect on the account alone."),
      l10n.t("It may take up to 10 minutes until it has effect everywhere."),
    ]
      .filter((part) => part !== "")
      .join("\n\n"),
  };
}

function ending(
  change: AssignmentChange,
  { subscription }: Account,
  scope: string,
  { role }: ChosenRole,
  principal: Principal,
  wouldBe: string,
): Ending {
  const who = labelOf(principal.id, principal);
  if (change.kind === "refused") {
    return { severity: "error", text: l10n.t("No role was assigned."), problem: change.problem };
  }
  if (change.kind === "unknown") {
    const text = l10n.t('Whether {0} holds "{1}" now could not be read.', who, role.name);
    return {
      severity: "warning",
      text,
      problem: change.problem,
      entry: unknownEntry(subscription, scope, wouldBe),
    };
  }
  if (!change.isNew) {
    const text = l10n.t('{0} holds "{1}" already. Nothing was changed.', who, role.name);
    return { severity: "information", text };
  }
  return {
    severity: "information",
    text: l10n.t(
      '{0} holds "{1}" now. It may take up to 10 minutes until it has effect everywhere.',
      who,
      role.name,
    ),
    entry: {
      what: title,
      target: scope,
      ...aboutSubscription(subscription),
      before: undefined,
      after: brief(change.assignment),
      result: "done",
      undo: { kind: "removeAssignment", assignmentId: change.assignment.id },
    },
  };
}

/** Azure may have made it: it can be looked up, and taken back if it is there. */
export function unknownEntry(subscription: Subscription, target: string, assignmentId: string) {
  return {
    what: title,
    target,
    ...aboutSubscription(subscription),
    before: undefined,
    after: "unknown",
    result: "unknown" as const,
    undo: { kind: "removeAssignment" as const, assignmentId },
  };
}

/** What the journal keeps of an assignment. */
export function brief({ id, roleDefinitionId, principalId, scope }: RoleAssignment) {
  return { id, roleDefinitionId, principalId, scope };
}
