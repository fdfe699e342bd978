import { isNeverDeployed } from "../../document/arm-template";
import { asBoolean, getIn } from "../../document/value";
import { isCertainlyCalled } from "../../resources/certain-call";
import { keyCallsIn } from "../../resources/key-calls";
import { say } from "../../text/text";
import { decidingPlace } from "../deciding-place";
import { defineRule } from "../rule";

/** The service answers listKeys with an error while keys are off, and the deployment fails on it. */
export const listKeysNeedsLocalAuth = defineRule({
  meta: {
    id: "list-keys-needs-local-auth",
    summary: "A template should not ask for keys of an account it deploys without keys",
    category: "correctness",
    severity: "error",
    fixable: false,
  },

  check: {
    template(template, report) {
      for (const keyCall of keyCallsIn(template)) {
        const { expression, reference } = keyCall;
        const account = reference.resource;
        if (!account || account.existing || isNeverDeployed(account) || !isCertainlyCalled(keyCall)) continue;
        const keysOff = getIn(account.properties(), "disableLocalAuth");
        if (asBoolean(keysOff) !== true || keysOff.kind !== "scalar") continue;
        report({
          at: expression.node,
          message: say(
            "This asks for the keys of an account that the same template deploys with disableLocalAuth true. Azure refuses to list keys that are off, so the deployment fails.",
          ),
          related: [
            { at: keysOff.at, message: say("The keys are turned off here.") },
            ...decidingPlace(keysOff),
          ],
        });
      }
    },
  },
});
