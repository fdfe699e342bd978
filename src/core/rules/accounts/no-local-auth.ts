import { replaceValue, setIn, type EditPlan } from "../../document/edits";
import { findMember } from "../../document/json-node";
import type { ScalarValue, Value } from "../../document/value";
import { accountNoun, type Account } from "../../resources/account";
import { defineRule, type Report } from "../rule";

const reason =
  "Anyone who has a key gets all data-plane rights, and no log says who it was; with disableLocalAuth set to true only Entra ID lets callers in.";

/** Accounts come with two keys that work until somebody turns them off. */
export const noLocalAuth = defineRule({
  meta: {
    id: "no-local-auth",
    summary: "An account should not accept API keys",
    category: "key-access",
    severity: "warning",
    fixable: true,
  },

  check: {
    account(account, report) {
      const value = account.property("disableLocalAuth");
      if (value.kind === "scalar" && value.value === false) report(keysLeftOn(account, value));
      if (isUnset(value) && isStatedWhole(account)) report(keysOnByDefault(account, value));
    },
  },
});

function keysOnByDefault(account: Account, value: Value): Report {
  return {
    at: value.kind === "absent" ? account.at : value.at,
    message: `This ${accountNoun(account)} accepts API keys, because disableLocalAuth is not set. ${reason}`,
    fixes: canTurnKeysOff(account)
      ? [{ title: "Set disableLocalAuth to true", safety: "unsafe", edits: turnKeysOff(account) }]
      : [],
  };
}

function keysLeftOn(account: Account, { at, source }: ScalarValue): Report {
  const noun = accountNoun(account);
  if (source === at) {
    return {
      at,
      message: `This ${noun} accepts API keys, because disableLocalAuth is false. ${reason}`,
      fixes: [{ title: "Set disableLocalAuth to true", safety: "unsafe", edits: replaceValue(source, true) }],
    };
  }
  return {
    at,
    message: `This ${noun} accepts API keys, because disableLocalAuth comes out as false. ${reason}`,
    related: source ? [{ at: source, message: "This false decides it." }] : [],
    fixes: source
      ? [
          {
            title: "Change the false that decides it to true",
            safety: "unsafe",
            edits: replaceValue(source, true),
          },
        ]
      : [],
  };
}

/** What a PATCH or an enforcing policy leaves out stays as it is in Azure. */
function isStatedWhole({ spelling, context, properties }: Account): boolean {
  return spelling !== "patch" && context === "deployed" && properties.kind !== "unknown";
}

function canTurnKeysOff({ propertiesNode }: Account): boolean {
  return !propertiesNode || propertiesNode.type === "object";
}

function turnKeysOff({ node }: Account): EditPlan {
  const properties = findMember(node, "properties")?.name ?? "properties";
  return setIn(node, [properties, "disableLocalAuth"], true);
}

function isUnset(value: Value): boolean {
  return value.kind === "absent" || (value.kind === "scalar" && value.value === null);
}
