import { asBoolean, isUnset } from "../../document/value";
import { accountNoun, isStatedWhole } from "../../resources/account";
import { say } from "../../text/text";
import { setProperty } from "../account-property";
import { decidingPlace, setWhereDecided } from "../deciding-place";
import { defineRule } from "../rule";

/** An account fetches files from addresses its callers name; the list of hosts it may fetch from is empty until set. */
export const restrictOutboundAccess = defineRule({
  meta: {
    id: "restrict-outbound-access",
    summary: "An account should reach only the hosts it is allowed to",
    category: "network",
    severity: "information",
    fixable: true,
    profile: "strict",
  },

  check: {
    account(account, report) {
      const value = account.property("restrictOutboundNetworkAccess");
      const isOpen = isStatedWhole(account) ? isUnset(value) || asBoolean(value) === false : false;
      if (!isOpen) return;
      report({
        at: value.kind === "absent" ? account.at : value.at,
        message: say(
          "This {0} may reach any host, so what it processes can be carried out of your network. List the hosts it needs in allowedFqdnList.",
          accountNoun(account),
        ),
        related: value.kind === "scalar" ? decidingPlace(value) : [],
        fixes:
          value.kind === "scalar" && value.value !== null
            ? setWhereDecided(value, "restrictOutboundNetworkAccess", true)
            : setProperty(account, "restrictOutboundNetworkAccess", true),
      });
    },
  },
});
