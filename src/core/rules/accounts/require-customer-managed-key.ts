import { asString, getIn, isUnset } from "../../document/value";
import { accountNoun, isStatedWhole } from "../../resources/account";
import { say } from "../../text/text";
import { setProperty } from "../account-property";
import { decidingPlace } from "../deciding-place";
import { defineRule } from "../rule";

/** The parts in angle brackets are for the author to fill in. */
const own = {
  keySource: "Microsoft.KeyVault",
  keyVaultProperties: { keyVaultUri: "<address of the key vault>", keyName: "<name of the key>" },
};

/** Some data has to be under a key whose owner can withdraw it. */
export const requireCustomerManagedKey = defineRule({
  meta: {
    id: "require-customer-managed-key",
    summary: "An account should encrypt its data with a key of its owner",
    category: "correctness",
    severity: "information",
    fixable: true,
    profile: "strict",
  },

  check: {
    account(account, report) {
      const source = getIn(account.properties, "encryption", "keySource");
      const text = asString(source);
      const isOwn = text?.toLowerCase() === "microsoft.keyvault";
      if (!isStatedWhole(account) || isOwn || (!isUnset(source) && text === undefined)) return;
      report({
        at: source.kind === "absent" ? account.at : source.at,
        message: say(
          "This {0} encrypts what it stores with a key of Microsoft. With encryption.keySource Microsoft.KeyVault the key is yours to rotate and to withdraw.",
          accountNoun(account),
        ),
        related: source.kind === "scalar" ? decidingPlace(source) : [],
        fixes:
          account.property("encryption").kind === "absent" ? setProperty(account, "encryption", own) : [],
      });
    },
  },
});
