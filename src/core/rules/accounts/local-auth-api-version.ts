import { asString } from "../../document/value";
import { accountNoun } from "../../resources/account";
import { say } from "../../text/text";
import { decidingPlace, setWhereDecided } from "../deciding-place";
import { defineRule } from "../rule";

/**
 * The first version that knows `disableLocalAuth`.
 * @see https://learn.microsoft.com/azure/templates/microsoft.cognitiveservices/2021-04-30/accounts
 */
const firstVersion = "2021-04-30";
const currentVersion = "2025-06-01";

/** A version that does not know a property passes over it in silence, and the keys stay on. */
export const localAuthApiVersion = defineRule({
  meta: {
    id: "local-auth-api-version",
    summary: "An account should be deployed with an API version that can turn keys off",
    category: "key-access",
    severity: "error",
    fixable: true,
  },

  check: {
    account(account, report) {
      const { apiVersion, context } = account;
      // What a policy deploys over an account leaves its keys alone unless it speaks of them.
      if (context === "enforced" && account.property("disableLocalAuth").kind === "absent") return;
      const version = asString(apiVersion);
      if (apiVersion.kind !== "scalar" || version === undefined || !/^\d{4}-\d\d-\d\d/.test(version)) return;
      if (version.slice(0, firstVersion.length) >= firstVersion) return;
      report({
        at: apiVersion.at,
        message: say(
          "The API version {0} does not know disableLocalAuth, so this {1} accepts API keys whatever the template says. The property exists since {2}.",
          version,
          accountNoun(account),
          firstVersion,
        ),
        related: decidingPlace(apiVersion),
        fixes: setWhereDecided(apiVersion, "apiVersion", currentVersion),
      });
    },
  },
});
