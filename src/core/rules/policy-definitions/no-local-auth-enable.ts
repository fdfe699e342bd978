import { replaceValue } from "../../document/edits";
import { sameName, type JsonNode } from "../../document/json-node";
import { getIn, type ScalarValue } from "../../document/value";
import { fieldChanges } from "../../policy/alias-use";
import { findParameter } from "../../policy/parameter";
import { parameterName } from "../../policy/policy-text";
import type { Account } from "../../resources/account";
import type { PolicyDefinition } from "../../resources/policy-definition";
import { defineRule, type Report } from "../rule";

/** A property of accounts whose opening value a policy must not spread. */
interface Setting {
  readonly path: readonly string[];
  readonly opens: string;
  readonly safe: string | boolean;
  readonly effect: string;
}

const settings: readonly Setting[] = [
  {
    path: ["disableLocalAuth"],
    opens: "false",
    safe: true,
    effect: "turns API keys on in every account the policy reaches",
  },
  {
    path: ["publicNetworkAccess"],
    opens: "enabled",
    safe: "Disabled",
    effect: "opens every account the policy reaches to the public network",
  },
  {
    path: ["networkAcls", "defaultAction"],
    opens: "allow",
    safe: "Deny",
    effect: "lets every network into the accounts the policy reaches",
  },
];

/** A policy that opens accounts does so everywhere at once, and again after somebody has closed one. */
export const noLocalAuthEnable = defineRule({
  meta: {
    id: "no-local-auth-enable",
    summary: "A policy should not turn API keys or public access on",
    category: "key-access",
    severity: "warning",
    fixable: true,
  },

  check: {
    policyDefinition(policy, report) {
      for (const { field, value } of fieldChanges(policy.details)) {
        const setting = settingOf(policy, field);
        const decides = setting && decidingValue(policy, value);
        if (decides && isOpening(setting, decides)) report(opening(setting, value, decides));
      }
    },

    account(account, report) {
      if (account.context !== "enforced") return;
      for (const setting of settings) {
        const value = enforced(account, setting);
        if (value && isOpening(setting, value)) report(opening(setting, value.at, value.source));
      }
    },
  },
});

function settingOf(policy: PolicyDefinition, field: JsonNode): Setting | undefined {
  const name = policy.text(field);
  if (name?.kind !== "literal") return undefined;
  return settings.find(({ path }) =>
    sameName(name.text, `Microsoft.CognitiveServices/accounts/${path.join(".")}`),
  );
}

/** The value itself, or the default of the parameter it comes from. */
function decidingValue(policy: PolicyDefinition, value: JsonNode): JsonNode | undefined {
  const text = policy.text(value);
  if (text?.kind !== "expression") return value;
  const name = parameterName(text.text);
  return name === undefined ? undefined : findParameter(policy.declared, name)?.defaultValue;
}

function enforced(account: Account, { path }: Setting): ScalarValue | undefined {
  const value = getIn(account.properties, ...path);
  return value.kind === "scalar" ? value : undefined;
}

function isOpening({ opens }: Setting, { value }: { readonly value?: unknown }): boolean {
  return (typeof value === "string" || typeof value === "boolean") && String(value).toLowerCase() === opens;
}

function opening({ path, safe, effect }: Setting, at: JsonNode, decides: JsonNode | undefined): Report {
  const name = path.join(".");
  const written = typeof decides?.value === "string" ? String(safe) : safe;
  return {
    at,
    message: `Setting ${name} here ${effect}, and again whenever somebody changes it back.`,
    related: decides && decides !== at ? [{ at: decides, message: "This value decides it." }] : [],
    fixes: decides
      ? [
          {
            title: `Set ${name} to ${String(safe)}${decides === at ? "" : " where it is decided"}`,
            safety: "unsafe",
            edits: replaceValue(decides, written),
            in: decides,
          },
        ]
      : [],
  };
}
