import { l10n } from "vscode";
import { contributor, keyPolicies } from "./policy-names";

/** A way in which a built-in policy keeps keys off. */
export interface KeyPolicy {
  readonly effect: "Audit" | "Deny" | "Modify";
  readonly definition: { readonly id: string; readonly name: string };
  /** What a policy assignment is called that nobody named otherwise. */
  readonly name: string;
  readonly displayName: string;
  /** What it does, and what it leaves alone. */
  readonly means: () => string;
  /** The GUID of the role its identity needs to change accounts. */
  readonly role?: string;
}

const searchToo = () => l10n.t("The definition judges search services alike.");

/**
 * The built-in definition of `DeployIfNotExists` is left out on purpose: it deploys the account anew and closes
 * public access unless told otherwise.
 */
export const keyPolicyChoices: readonly KeyPolicy[] = [
  {
    effect: "Audit",
    definition: keyPolicies.auditOrDeny,
    name: "api-keys-audit",
    displayName: "API keys of AI services are off (audit)",
    means: () =>
      `${l10n.t("Accounts with keys show as not compliant; nothing is refused or changed.")} ${searchToo()}`,
  },
  {
    effect: "Deny",
    definition: keyPolicies.auditOrDeny,
    name: "api-keys-deny",
    displayName: "API keys of AI services are off (deny)",
    means: () =>
      `${l10n.t("Azure refuses every request that would leave an account with keys on, also other changes of accounts that have them on today. What is there already stays as it is.")} ${searchToo()}`,
  },
  {
    effect: "Modify",
    definition: keyPolicies.modify,
    name: "api-keys-modify",
    displayName: "API keys of AI services are off (modify)",
    means: () =>
      l10n.t(
        "Azure turns keys off in every request that creates or changes an account. Accounts that nobody changes keep their keys until a remediation task of the assignment runs.",
      ),
    role: contributor,
  },
];
