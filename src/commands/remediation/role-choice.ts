import { l10n } from "vscode";
import type { Subscription } from "../../azure/azure-data";
import { inWords, rolesToWrite, type RoleToWrite, type UnwritableRole } from "../../core/index";
import { OperationError } from "../../infrastructure/errors";
import type { Prompts } from "../../infrastructure/prompts";
import { translate } from "../../infrastructure/translate";
import type { RoleDocument } from "./role-document";

/**
 * The role of a document that is meant: the one of that name, the only one, the one at the cursor, or the one
 * the user picks.
 */
export async function pickRoleToWrite(
  prompts: Prompts,
  document: RoleDocument,
  known?: string,
): Promise<RoleToWrite> {
  const roles = rolesToWrite(document.text());
  if (roles.length === 0) throw new OperationError(l10n.t("This document defines no role."));
  const offset = document.offset();
  const found =
    roles.find(({ name }) => known !== undefined && name === known) ??
    (roles.length === 1 ? roles[0] : undefined) ??
    roles.find(({ place }) => offset >= place.offset && offset <= place.offset + place.length) ??
    (await pick(prompts, roles));
  if (found.kind === "role") return found;
  await document.reveal(found.place);
  throw new OperationError(
    l10n.t('"{0}" cannot be written to Azure. {1}', found.name ?? "?", inWords(found.because, translate)),
  );
}

function pick(prompts: Prompts, roles: readonly (RoleToWrite | UnwritableRole)[]) {
  const choices = roles.map((role) => ({ label: role.name ?? l10n.t("a role without a name"), value: role }));
  return prompts.pick(choices, { title: l10n.t("Which role?") });
}

const subscriptionOf = /^\/subscriptions\/([^/]+)/i;

/** The subscription, and with it the sign-in, through which a role is written. */
export async function pickSubscription(
  prompts: Prompts,
  subscriptions: readonly Subscription[],
  { assignableScopes, name }: RoleToWrite,
): Promise<Subscription> {
  const wanted = assignableScopes.flatMap((scope) => subscriptionOf.exec(scope)?.[1]?.toLowerCase() ?? []);
  const found =
    wanted.length === 0 ? subscriptions : subscriptions.filter(({ id }) => wanted.includes(id.toLowerCase()));
  // One of each sign-in: whichever subscription of it is taken, the role is the same.
  const ways = [...new Map(found.map((one) => [`${one.login} ${one.tenantId}`, one])).values()];
  const [only] = ways;
  if (only === undefined) {
    throw new OperationError(
      l10n.t(
        'None of the scopes of "{0}" is a subscription you are signed in to, so it cannot be written from here.',
        name,
      ),
    );
  }
  if (ways.length === 1) return only;
  const choices = ways.map((one) => ({
    label: one.tenantName ?? one.tenantId,
    description: one.loginLabel,
    detail: one.name,
    value: one,
  }));
  return prompts.pick(choices, { title: l10n.t("In which tenant, and as whom?") });
}
