import { sameName, type JsonNode } from "../../document/json-node";
import { getIn, type UnknownValue } from "../../document/value";
import { fieldChanges } from "../../policy/alias-use";
import { findParameter } from "../../policy/parameter";
import { parameterName } from "../../policy/policy-text";
import { policyAround } from "../../resources/policy-around";
import type { PolicyDefinition } from "../../resources/policy-definition";
import type { Resource } from "../../resources/resource";
import { say, type Text } from "../../text/text";
import { decidingPlace, setWhereDecided } from "../deciding-place";
import { defineRule, type Report } from "../rule";

/** A property of accounts whose opening value a policy must not spread. */
interface Setting {
  readonly path: readonly string[];
  readonly opens: string;
  readonly safe: string | boolean;
  /** What a policy does that sets it to that. */
  readonly message: Text;
}

const settings: readonly Setting[] = [
  {
    path: ["disableLocalAuth"],
    opens: "false",
    safe: true,
    message: say(
      "Setting disableLocalAuth here turns API keys on in every account the policy reaches, and again whenever somebody changes it back.",
    ),
  },
  {
    path: ["publicNetworkAccess"],
    opens: "enabled",
    safe: "Disabled",
    message: say(
      "Setting publicNetworkAccess here opens every account the policy reaches to the public network, and again whenever somebody changes it back.",
    ),
  },
  {
    path: ["networkAcls", "defaultAction"],
    opens: "allow",
    safe: "Deny",
    message: say(
      "Setting networkAcls.defaultAction here lets every network into the accounts the policy reaches, and again whenever somebody changes it back.",
    ),
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

    account(account, report, { resources }) {
      if (account.context !== "enforced") return;
      for (const setting of settings) {
        const value = getIn(account.properties, ...setting.path);
        if (value.kind === "scalar" && isOpening(setting, value)) {
          report(opening(setting, value.at, value.source));
        } else if (value.kind === "unknown") {
          const decides = handedOver(value, resources);
          if (decides && isOpening(setting, decides)) report(opening(setting, value.at, decides));
        }
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

/** The default of the policy's parameter that the policy hands to what it deploys. */
function handedOver({ via }: UnknownValue, resources: readonly Resource[]): JsonNode | undefined {
  const handed = via?.at(-1);
  const policy = handed && policyAround(resources, handed);
  return policy && decidingValue(policy, handed);
}

function isOpening({ opens }: Setting, { value }: { readonly value?: unknown }): boolean {
  return (typeof value === "string" || typeof value === "boolean") && String(value).toLowerCase() === opens;
}

function opening({ path, safe, message }: Setting, at: JsonNode, decides: JsonNode | undefined): Report {
  const value = { at, source: decides, via: [] };
  const written = typeof decides?.value === "string" ? String(safe) : safe;
  return {
    at,
    message,
    related: decidingPlace(value),
    fixes: setWhereDecided(value, path.join("."), written),
  };
}
