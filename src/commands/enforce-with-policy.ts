import { l10n } from "vscode";
import type { Account } from "../azure/azure-data";
import { findRoleById } from "../core/index";
import { askOrHandOut } from "./remediation/ask";
import { stableGuid } from "./remediation/assignment-name";
import { changePolicy, type PolicyChange } from "./remediation/change-policy";
import { aboutSubscription, type Undo } from "./remediation/journal";
import { keyPolicyChoices, type KeyPolicy } from "./remediation/key-policies";
import { assignmentWrite } from "./remediation/last-owner";
import type { RemediationParts } from "./remediation/parts";
import { explainMissing, missingNeeds } from "./remediation/permission-check";
import {
  isSamePolicyLook,
  lookAtPolicy,
  policyBody,
  policyId,
  type PolicyLook,
  type WantedPolicy,
} from "./remediation/policy-plan";
import { policyScript } from "./remediation/scripts/policy-script";
import type { Script } from "./remediation/scripts/script";
import { tellChange, type Ending } from "./remediation/tell-change";

export type Enforcement = PolicyChange["kind"] | "already" | "notAllowed";

const title = () => l10n.t("Assign Policy");
const policyWrite = "Microsoft.Authorization/policyAssignments/write";

/** Assigns a built-in policy that keeps the keys of accounts off, at an account's resource group or subscription. */
export async function enforceWithPolicy(parts: RemediationParts, account: Account): Promise<Enforcement> {
  const policy = await pickEffect(parts);
  const wanted = { policy, account, scope: await pickScope(parts, account) };
  const roleAssignment = await stableGuid(wanted.scope, policy.name, policy.role ?? "");
  const script = () => policyScript(wanted, roleAssignment);
  for (let agreed: PolicyLook | undefined; ;) {
    const look = await lookAtPolicy(parts, wanted);
    if (look.equal !== undefined && look.hasRole) return tellAlready(parts, wanted, look.equal.id);
    if (agreed !== undefined && isSamePolicyLook(agreed, look)) return assign(parts, wanted, look, script);
    const missing = await missingNeeds(parts, account.subscription, needsOf(wanted, look));
    if (missing.length > 0) {
      const text = l10n.t("No policy was assigned. {0}", explainMissing(missing));
      await tellChange(parts, { severity: "error", text, script });
      return "notAllowed";
    }
    await askOrHandOut(parts, question(wanted, look, agreed !== undefined), [title()], script);
    agreed = look;
  }
}

function pickEffect({ prompts }: RemediationParts): Promise<KeyPolicy> {
  const choices = keyPolicyChoices.map((value) => ({
    label: value.effect,
    description: value.definition.name,
    detail: value.means(),
    value,
  }));
  return prompts.pick(choices, { title: l10n.t("What is the policy to do about API keys?") });
}

function pickScope({ prompts }: RemediationParts, account: Account): Promise<string> {
  const { subscription, resourceGroup } = account;
  const whole = `/subscriptions/${subscription.id}`;
  const choices = [
    {
      label: l10n.t("Resource group"),
      description: resourceGroup,
      value: `${whole}/resourceGroups/${resourceGroup}`,
    },
    { label: l10n.t("Subscription"), description: subscription.name, value: whole },
  ];
  return prompts.pick(choices, { title: l10n.t("Where does it hold?") });
}

function needsOf({ policy, scope }: WantedPolicy, { equal }: PolicyLook) {
  return [
    ...(equal === undefined ? [{ operation: policyWrite, scope }] : []),
    ...(policy.role === undefined ? [] : [{ operation: assignmentWrite, scope: equal?.scope ?? scope }]),
  ];
}

function question({ policy, scope }: WantedPolicy, { equal, other }: PolicyLook, isChanged: boolean) {
  const role = policy.role === undefined ? undefined : findRoleById(policy.role)?.name;
  return {
    message:
      equal === undefined
        ? l10n.t('Assign "{0}" with the effect {1}?', policy.definition.name, policy.effect)
        : l10n.t('Give the identity of the policy assignment "{0}" the role it needs?', equal.name),
    detail: [
      isChanged ? l10n.t("Something changed meanwhile, so please look again.") : "",
      equal === undefined
        ? l10n.t("It holds at {0} and everything below it.", scope)
        : l10n.t("It is assigned at {0} already.", equal.scope),
      policy.means(),
      role === undefined
        ? ""
        : l10n.t(
            'To change accounts, the assignment gets an identity of its own, and that identity gets the role "{0}" there, which is what the definition asks for.',
            role,
          ),
      other === undefined
        ? ""
        : l10n.t('An assignment called "{0}" is there, does something else, and is replaced.', other.name),
    ]
      .filter((part) => part !== "")
      .join("\n\n"),
  };
}

async function tellAlready(
  parts: RemediationParts,
  { policy }: WantedPolicy,
  id: string,
): Promise<"already"> {
  const text = l10n.t(
    '"{0}" is assigned with the effect {1} already, as {2}. Nothing was changed.',
    policy.definition.name,
    policy.effect,
    id,
  );
  await tellChange(parts, { severity: "information", text });
  return "already";
}

async function assign(
  parts: RemediationParts,
  wanted: WantedPolicy,
  look: PolicyLook,
  script: () => Script,
): Promise<Enforcement> {
  const change = await parts.progress(l10n.t("Assigning a policy"), () => changePolicy(parts, wanted, look));
  await tellChange(parts, { ...ending(wanted, look, change), script });
  return change.kind;
}

function ending(wanted: WantedPolicy, look: PolicyLook, change: PolicyChange): Ending {
  const { policy, account, scope } = wanted;
  const { name } = policy.definition;
  if (change.kind === "refused") {
    return { severity: "error", text: l10n.t('"{0}" was not assigned.', name), problem: change.problem };
  }
  const entry = {
    what: title(),
    target: scope,
    ...aboutSubscription(account.subscription),
    before: look.equal ?? look.other,
    after: policyBody(wanted),
    result: change.kind === "done" ? ("done" as const) : ("unknown" as const),
    undo: undoOf(wanted, look, change),
  };
  if (change.kind === "unknown") {
    const text = l10n.t('Whether "{0}" is assigned could not be seen.', name);
    return { severity: "warning", text, problem: change.problem, entry };
  }
  if (change.kind === "withoutRole") {
    const text = l10n.t(
      '"{0}" is assigned, but its identity does not hold the role it needs, as far as is known: accounts that exist cannot be changed by it.',
      name,
    );
    return { severity: "warning", text, problem: change.problem, entry };
  }
  const after =
    policy.role === undefined
      ? ""
      : ` ${l10n.t("A remediation task of the assignment changes the accounts that exist.")}`;
  const text = `${l10n.t('"{0}" is assigned with the effect {1}. It takes some minutes until it has effect.', name, policy.effect)}${after}`;
  return { severity: "information", text, entry };
}

function undoOf(wanted: WantedPolicy, { equal, other }: PolicyLook, change: PolicyChange): Undo {
  const role = change.kind === "done" ? change.role : undefined;
  if (equal !== undefined && role !== undefined) return { kind: "removeAssignment", assignmentId: role.id };
  if (equal !== undefined) return { kind: "none", because: l10n.t("The policy was assigned before.") };
  if (other !== undefined) {
    return {
      kind: "none",
      because: l10n.t("It took the place of another assignment, which is not kept whole."),
    };
  }
  return {
    kind: "removePolicyAssignment",
    assignmentId: policyId(wanted),
    ...(role === undefined ? {} : { roleAssignmentId: role.id }),
  };
}
