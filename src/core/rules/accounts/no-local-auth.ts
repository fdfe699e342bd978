import { isUnset, type ScalarValue, type Value } from "../../document/value";
import { accountNoun, isStatedWhole, type Account } from "../../resources/account";
import { row, say } from "../../text/text";
import { setProperty } from "../account-property";
import { decidingPlace, setWhereDecided } from "../deciding-place";
import { defineRule, type Report } from "../rule";

const reason = say(
  "Anyone who has a key gets all data-plane rights, and no log says who it was; with disableLocalAuth set to true only Entra ID lets callers in.",
);

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
      if (account.context === "enforced") return;
      const value = account.property("disableLocalAuth");
      if (value.kind === "scalar" && isFalse(value)) report(keysLeftOn(account, value));
      if (isUnset(value) && isStatedWhole(account)) report(keysOnByDefault(account, value));
    },
  },
});

/** Resource Manager takes the text "false" for the boolean. */
function isFalse({ value }: ScalarValue): boolean {
  return value === false || (typeof value === "string" && value.toLowerCase() === "false");
}

function keysOnByDefault(account: Account, value: Value): Report {
  return {
    at: value.kind === "absent" ? account.at : value.at,
    message: row([
      say("This {0} accepts API keys, because disableLocalAuth is not set.", accountNoun(account)),
      reason,
    ]),
    fixes: setProperty(account, "disableLocalAuth", true),
  };
}

function keysLeftOn(account: Account, value: ScalarValue): Report {
  const noun = accountNoun(account);
  const accepted =
    value.source === value.at
      ? say("This {0} accepts API keys, because disableLocalAuth is false.", noun)
      : say("This {0} accepts API keys, because disableLocalAuth comes out as false.", noun);
  return {
    at: value.at,
    message: row([accepted, reason]),
    related: decidingPlace(value),
    // A parameter that is a text by its type can only say "true".
    fixes: [true, "true"].flatMap((off) => setWhereDecided(value, "disableLocalAuth", off)).slice(0, 1),
  };
}
