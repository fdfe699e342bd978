import { asString } from "../../document/value";
import { say } from "../../text/text";
import { decidingPlace, setWhereDecided } from "../deciding-place";
import { defineRule } from "../rule";

/** The property is a boolean. A string in its place works by the grace of whoever reads it. */
export const localAuthIsBoolean = defineRule({
  meta: {
    id: "local-auth-is-boolean",
    summary: "The property disableLocalAuth should be a boolean",
    category: "correctness",
    severity: "warning",
    fixable: true,
  },

  check: {
    account(account, report) {
      const value = account.property("disableLocalAuth");
      const text = asString(value);
      if (value.kind !== "scalar" || text === undefined) return;
      report({
        at: value.at,
        message: say(
          'disableLocalAuth is a boolean, and "{0}" is a string. Some paths into Azure convert it, others refuse the request.',
          text,
        ),
        related: decidingPlace(value),
        fixes: setWhereDecided(value, "disableLocalAuth", true),
      });
    },
  },
});
