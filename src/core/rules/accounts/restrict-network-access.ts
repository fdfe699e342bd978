import { asString, getIn, isUnset, type Value } from "../../document/value";
import { accountNoun, isStatedWhole, type Account } from "../../resources/account";
import { say } from "../../text/text";
import { setProperty } from "../account-property";
import { decidingPlace, setWhereDecided } from "../deciding-place";
import { defineRule, type Fix } from "../rule";

/**
 * An account is open to every network unless public access is off or its
 * default is to deny; the built-in policy on network access judges the same.
 */
export const restrictNetworkAccess = defineRule({
  meta: {
    id: "restrict-network-access",
    summary: "An account should not be open to every network",
    category: "network",
    severity: "warning",
    fixable: true,
  },

  check: {
    account(account, report) {
      if (account.context === "enforced") return;
      const publicAccess = account.property("publicNetworkAccess");
      const defaultAction = getIn(account.properties, "networkAcls", "defaultAction");
      const isOpen = staysOpen(publicAccess, "disabled") && staysOpen(defaultAction, "deny");
      if (!isOpen || !saysSo(account, publicAccess, defaultAction)) return;
      const written = [defaultAction, publicAccess].find((value) => !isUnset(value));
      report({
        at: written && written.kind !== "absent" ? written.at : account.at,
        message: say(
          "This {0} can be reached from every network: publicNetworkAccess is not Disabled and the default action of networkAcls is not Deny. A leaked key or token works from anywhere.",
          accountNoun(account),
        ),
        related: written?.kind === "scalar" ? decidingPlace(written) : [],
        fixes: [
          ...close(account, "networkAcls.defaultAction", defaultAction, "Deny"),
          ...close(account, "publicNetworkAccess", publicAccess, "Disabled"),
        ],
      });
    },
  },
});

/** Whether a value is known not to close the account; what is not known may. */
function staysOpen(value: Value, closed: string): boolean {
  if (isUnset(value)) return true;
  const text = asString(value);
  return text !== undefined && text.toLowerCase() !== closed;
}

/** Where absence says nothing, opening takes a word. */
function saysSo(account: Account, ...values: readonly Value[]): boolean {
  return isStatedWhole(account) || values.every((value) => !isUnset(value));
}

function close(account: Account, path: string, value: Value, closed: string): readonly Fix[] {
  return value.kind === "scalar" ? setWhereDecided(value, path, closed) : setProperty(account, path, closed);
}
