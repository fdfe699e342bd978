import { replaceValue } from "../../document/edits";
import { asString, type ScalarValue } from "../../document/value";
import { findMode, isProviderModeName, nearestMode } from "../../policy/mode";
import { row, say } from "../../text/text";
import { defineRule, type Report } from "../rule";

/** Azure refuses a mode it does not know, and the message names neither the line nor the mode that was meant. */
export const knownPolicyMode = defineRule({
  meta: {
    id: "known-policy-mode",
    summary: "A policy definition must have a mode that Azure knows",
    category: "policy",
    severity: "error",
    fixable: true,
  },

  check: {
    policyDefinition({ mode }, report) {
      const name = asString(mode);
      if (mode.kind !== "scalar" || name === undefined || findMode(name)) return;
      report(unknownMode(mode, name));
    },
  },
});

function unknownMode({ at, source }: ScalarValue, name: string): Report {
  const meant = nearestMode(name);
  const related = source && source !== at ? [{ at: source, message: say("This text decides it.") }] : [];
  if (!meant && isProviderModeName(name)) {
    return {
      at,
      related,
      message: say(
        '"{0}" is none of the resource provider modes known in April 2026, and Azure refuses a mode it does not know.',
        name,
      ),
    };
  }
  return {
    at,
    related,
    message: row([
      say('"{0}" is no mode of policy definitions, so Azure refuses the definition.', name),
      meant ? say("The nearest one is {0}.", meant.name) : "",
    ]),
    fixes:
      meant && source
        ? [
            {
              title: say("Replace with {0}", meant.name),
              safety: "unsafe",
              edits: replaceValue(source, meant.name),
            },
          ]
        : [],
  };
}
