import { l10n } from "vscode";
import type { Subscription } from "../azure/azure-data";
import { writeRoleAs, type Finding, type Range, type RoleContent, type RoleToWrite } from "../core/index";
import { OperationError } from "../infrastructure/errors";
import { askAboutRole } from "./remediation/ask-about-role";
import { changeRole, type RoleChange } from "./remediation/change-role";
import { aboutSubscription } from "./remediation/journal";
import type { RemediationParts } from "./remediation/parts";
import { explainMissing, missingNeeds } from "./remediation/permission-check";
import { explainProblem } from "./remediation/problem-text";
import { pickRoleToWrite, pickSubscription } from "./remediation/role-choice";
import type { RoleDocument } from "./remediation/role-document";
import { isSameRolePlan, planRole, roleId, type PossiblePlan } from "./remediation/role-plan";
import { placeOfRefusal } from "./remediation/role-refusal";
import { roleScript } from "./remediation/scripts/role-script";
import { tellChange } from "./remediation/tell-change";

export type RoleOutcome = RoleChange["kind"] | "same" | "notAllowed";

const roleWrite = "Microsoft.Authorization/roleDefinitions/write";

/**
 * Writes the custom role of a document to Azure. What the rules call an error stops it, and what was agreed
 * to is compared with the document and with Azure right before it is sent.
 */
export async function createOrUpdateRole(
  parts: RemediationParts,
  document: RoleDocument,
  subscriptions: readonly Subscription[],
): Promise<RoleOutcome> {
  document.unmark();
  const picked = await pickRoleToWrite(parts.prompts, document);
  const subscription = await pickSubscription(parts.prompts, subscriptions, picked);
  for (let agreed: PossiblePlan | undefined; ;) {
    const role = await pickRoleToWrite(parts.prompts, document, picked.name);
    const warnings = await refuseErrors(document, role);
    const plan = await planRole(parts, subscription, role);
    if (plan.kind === "impossible") return impossible(document, plan);
    if (plan.kind === "same") return tellSame(parts, plan);
    if (agreed !== undefined && isSameRolePlan(agreed, plan)) return write(parts, document, plan);
    if (await mayNot(parts, plan)) return "notAllowed";
    await ask(parts, document, plan, warnings, agreed !== undefined);
    agreed = plan;
  }
}

/** @returns What the rules warn of. */
async function refuseErrors(document: RoleDocument, { place }: RoleToWrite): Promise<readonly Finding[]> {
  const findings = document.findings().filter(({ range }) => touches(range, place));
  const errors = findings.filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (first === undefined) return findings.filter(({ severity }) => severity === "warning");
  await document.reveal(first.range);
  throw new OperationError(
    l10n.t(
      "Nothing was sent, since the role has errors ({0}). {1} ({2})",
      errors.length,
      first.message,
      first.ruleId,
    ),
  );
}

function touches(one: Range, other: Range): boolean {
  return one.offset <= other.offset + other.length && other.offset <= one.offset + one.length;
}

async function impossible(
  document: RoleDocument,
  { at, because }: { readonly at: Range; readonly because: string },
): Promise<never> {
  document.mark(at, because);
  await document.reveal(at);
  throw new OperationError(l10n.t("Nothing was sent. {0}", because));
}

async function tellSame(parts: RemediationParts, { role }: PossiblePlan): Promise<"same"> {
  const text = l10n.t('"{0}" exists as it is written here. Nothing was changed.', role.name);
  await tellChange(parts, { severity: "information", text });
  return "same";
}

/** A role has to be writable at every scope it can be assigned at. */
async function mayNot(parts: RemediationParts, plan: PossiblePlan): Promise<boolean> {
  const needs = plan.role.assignableScopes.map((scope) => ({ operation: roleWrite, scope }));
  const missing = await missingNeeds(parts, plan.subscription, needs);
  if (missing.length === 0) return false;
  const text = l10n.t('"{0}" was not written. {1}', plan.role.name, explainMissing(missing));
  await tellChange(parts, { severity: "error", text, script: () => scriptOf(plan) });
  return true;
}

function scriptOf({ scope, guid, wanted }: PossiblePlan) {
  return roleScript(scope, guid, wanted);
}

async function ask(
  parts: RemediationParts,
  document: RoleDocument,
  plan: PossiblePlan,
  warnings: readonly Finding[],
  isChanged: boolean,
): Promise<void> {
  const { role, existing } = plan;
  if (existing !== undefined) {
    const before = { ...existing, name: existing.roleName };
    const title = l10n.t("{0}: in Azure ↔ to be written", existing.roleName);
    const other = writeRoleAs(document.text(), role.place.offset, before);
    if (other !== undefined) await document.compare(other, title);
    else await document.compare(pretty(before), title, pretty(role));
  }
  await askAboutRole(parts, plan, warnings, isChanged, () => scriptOf(plan));
}

/** Both sides in one form where that of the document cannot hold the other. */
function pretty({ name, description, permissions, assignableScopes }: RoleContent): string {
  return `${JSON.stringify({ roleName: name, description, permissions, assignableScopes }, undefined, 2)}\n`;
}

async function write(
  parts: RemediationParts,
  document: RoleDocument,
  plan: PossiblePlan,
): Promise<RoleOutcome> {
  const { role, existing } = plan;
  const activity =
    existing === undefined ? l10n.t('Creating "{0}"', role.name) : l10n.t('Updating "{0}"', role.name);
  const change = await parts.progress(activity, () => changeRole(parts, plan));
  if (change.kind === "refused") {
    const at = placeOfRefusal(change.problem, role);
    document.mark(at, explainProblem(change.problem));
    await document.reveal(at);
  }
  await tellChange(parts, ending(plan, change));
  return change.kind;
}

function ending(plan: PossiblePlan, change: RoleChange): Parameters<typeof tellChange>[1] {
  const { role, existing, scope, guid, subscription, wanted } = plan;
  if (change.kind === "refused") {
    const text =
      existing === undefined
        ? l10n.t('"{0}" was not created.', role.name)
        : l10n.t('"{0}" was not updated.', role.name);
    return { severity: "error", text, problem: change.problem, script: () => scriptOf(plan) };
  }
  const id = roleId(scope, guid);
  const before = existing && contentOf(existing);
  const entry = {
    what: existing === undefined ? l10n.t("Create Role") : l10n.t("Update Role"),
    target: id,
    ...aboutSubscription(subscription),
    before,
    after: wanted,
    result: change.kind,
    undo:
      before === undefined
        ? { kind: "deleteRole" as const, roleId: id }
        : { kind: "putRole" as const, scope, name: guid, definition: before },
  };
  if (change.kind === "unknown") {
    const text = l10n.t('Whether "{0}" is there as written could not be seen.', role.name);
    return { severity: "warning", text, problem: change.problem, entry };
  }
  const text =
    existing === undefined
      ? l10n.t('"{0}" is created. It may take some minutes until it can be assigned everywhere.', role.name)
      : l10n.t('"{0}" is updated. It may take up to 10 minutes until it has effect everywhere.', role.name);
  return { severity: "information", text, entry };
}

function contentOf({
  roleName,
  description,
  assignableScopes,
  permissions,
}: NonNullable<PossiblePlan["existing"]>) {
  return { roleName, description, assignableScopes, permissions };
}
