import { l10n } from "vscode";
import type { Subscription } from "../azure/azure-data";
import { customRoleWithoutKeys, type CustomRole } from "../core/index";
import { roleOf, type NodeOfRole } from "../explorer/index";
import { OperationError } from "../infrastructure/errors";
import type { Prompts } from "../infrastructure/prompts";
import { listed } from "./remediation/many";
import type { Message } from "./remediation/parts";

export interface CustomRoleParts {
  readonly prompts: Prompts;
  /** Opens a new document that belongs to nobody until it is saved. */
  readonly openText: (language: string, content: string) => PromiseLike<unknown>;
  readonly tell: (message: Message) => void;
  /** The subscriptions that the explorer shows. */
  readonly inView: readonly Subscription[];
}

/** Opens a custom role that grants what a role of the tree grants, without key access, and says what it leaves out. */
export async function createCustomRole(
  { prompts, openText, tell, inView }: CustomRoleParts,
  node: NodeOfRole,
): Promise<void> {
  const { subscription } = node.account;
  const { name, type, permissions } = roleOf(node);
  if (type === "deleted")
    throw new OperationError(l10n.t("{0} no longer exists, so nothing can be made from it.", name));
  const scopes = await pickScopes(prompts, subscription, inView);
  const custom = customRoleWithoutKeys({ name, permissions }, scopes);
  await openText("json", custom.text);
  tell({ severity: "information", text: sayWithheld(name, custom), actions: [] });
}

/** A custom role belongs to one tenant, so only subscriptions of that one can be its scopes. */
async function pickScopes(
  prompts: Prompts,
  own: Subscription,
  inView: readonly Subscription[],
): Promise<readonly string[]> {
  const others = inView.filter(({ tenantId, id }) => tenantId === own.tenantId && id !== own.id);
  const distinct = [...new Map([own, ...others].map((one) => [one.id, one])).values()];
  if (distinct.length === 1) return [scopeOf(own)];
  const choices = distinct.map((one) => ({
    label: one.name,
    description: one.id,
    picked: one === own,
    value: scopeOf(one),
  }));
  const chosen = await prompts.pickMany(choices, {
    title: l10n.t("Where may the role be assigned?"),
    placeHolder: l10n.t("Creating it takes the right to create roles in each of them"),
  });
  if (chosen.length === 0)
    throw new OperationError(l10n.t("A custom role needs a subscription it can be assigned in."));
  return chosen;
}

function scopeOf({ id }: Subscription): string {
  return `/subscriptions/${id}`;
}

function sayWithheld(from: string, { name, withheld, conditional }: CustomRole): string {
  const left = conditional.filter((operation) => !withheld.includes(operation));
  return [
    withheld.length === 0
      ? l10n.t('"{0}" gives out no keys or other secrets, so "{1}" withholds nothing.', from, name)
      : l10n.t('"{0}" withholds {1}.', name, withheld.join(", ")),
    ...(left.length === 0
      ? []
      : [
          l10n.t(
            'It leaves out what "{0}" grants under a condition only, since a custom role has none: {1}.',
            from,
            listed(left, 3),
          ),
        ]),
    l10n.t("Operations that Azure adds later may not be in it."),
  ].join(" ");
}
