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

const title = "Assign Policy";
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
      const text = `No policy was assigned. ${explainMissing(missing)}`;
      await tellChange(parts, { severity: "error", text, script });
      return "notAllowed";
    }
    await askOrHandOut(parts, question(wanted, look, agreed !== undefined), [title], script);
    agreed = look;
  }
}

function pickEffect({ prompts }: RemediationParts): Promise<KeyPolicy> {
  const choices = keyPolicyChoices.map((value) => ({
    label: value.effect,
    description: value.definition.name,
    detail: value.means,
    value,
  }));
  return prompts.pick(choices, { title: "What is the policy to do about API keys?" });
}

function pickScope({ prompts }: RemediationParts, account: Account): Promise<string> {
  const { subscription, resourceGroup } = account;
  const whole = `/subscriptions/${subscription.id}`;
  const choices = [
    {
      label: "Resource group",
      description: resourceGroup,
      value: `${whole}/resourceGroups/${resourceGroup}`,
    },
    { label: "Subscription", description: subscription.name, value: whole },
  ];
  return prompts.pick(choices, { title: "Where does it hold?" });
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
        ? `Assign "${policy.definition.name}" with the effect ${policy.effect}?`
        : `Give the identity of the policy assignment "${equal.name}" the role it needs?`,
    detail: [
      isChanged ? "Something changed meanwhile, so please look again." : "",
      equal === undefined
        ? `It holds at ${scope} and everything below it.`
        : `It is assigned at ${equal.scope} already.`,
      policy.means,
      role === undefined
        ? ""
        : `To change accounts, the assignment gets an identity of its own, and that identity gets the role "${role}" there, which is what the definition asks for.`,
      other === undefined
        ? ""
        : `An assignment called "${other.name}" is there, does something else, and is replaced.`,
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
  const text = `"${policy.definition.name}" is assigned with the effect ${policy.effect} already, as ${id}. Nothing was changed.`;
  await tellChange(parts, { severity: "information", text });
  return "already";
}

async function assign(
  parts: RemediationParts,
  wanted: WantedPolicy,
  look: PolicyLook,
  script: () => Script,
): Promise<Enforcement> {
  const change = await parts.progress("Assigning a policy", () => changePolicy(parts, wanted, look));
  await tellChange(parts, { ...ending(wanted, look, change), script });
  return change.kind;
}

function ending(wanted: WantedPolicy, look: PolicyLook, change: PolicyChange): Ending {
  const { policy, account, scope } = wanted;
  const what = `"${policy.definition.name}"`;
  if (change.kind === "refused") {
    return { severity: "error", text: `${what} was not assigned.`, problem: change.problem };
  }
  const entry = {
    what: title,
    target: scope,
    ...aboutSubscription(account.subscription),
    before: look.equal ?? look.other,
    after: policyBody(wanted),
    result: change.kind === "done" ? ("done" as const) : ("unknown" as const),
    undo: undoOf(wanted, look, change),
  };
  if (change.kind === "unknown") {
    const text = `Whether ${what} is assigned could not be seen.`;
    return { severity: "warning", text, problem: change.problem, entry };
  }
  if (change.kind === "withoutRole") {
    const text = `${what} is assigned, but its identity does not hold the role it needs, as far as is known: accounts that exist cannot be changed by it.`;
    return { severity: "warning", text, problem: change.problem, entry };
  }
  const after =
    policy.role === undefined ? "" : " A remediation task of the assignment changes the accounts that exist.";
  const text = `${what} is assigned with the effect ${policy.effect}. It takes some minutes until it has effect.${after}`;
  return { severity: "information", text, entry };
}

function undoOf(wanted: WantedPolicy, { equal, other }: PolicyLook, change: PolicyChange): Undo {
  const role = change.kind === "done" ? change.role : undefined;
  if (equal !== undefined && role !== undefined) return { kind: "removeAssignment", assignmentId: role.id };
  if (equal !== undefined) return { kind: "none", because: "The policy was assigned before." };
  if (other !== undefined) {
    return { kind: "none", because: "It took the place of another assignment, which is not kept whole." };
  }
  return {
    kind: "removePolicyAssignment",
    assignmentId: policyId(wanted),
    ...(role === undefined ? {} : { roleAssignmentId: role.id }),
  };
}
