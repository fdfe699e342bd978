import { elements, memberValue, sameName, type JsonNode } from "../../document/json-node";
import type { PolicyDefinition } from "../../resources/policy-definition";
import { mayHaveEffect } from "../../resources/policy-definition";
import { row, say, type Text } from "../../text/text";
import { defineRule } from "../rule";

/** The name promises more than the effect does: it cannot keep anyone from reading keys. */
export const denyActionIsDelete = defineRule({
  meta: {
    id: "deny-action-is-delete",
    summary: "The effect denyAction can deny nothing but delete",
    category: "policy",
    severity: "error",
    fixable: false,
  },

  check: {
    policyDefinition(policy, report) {
      if (!mayHaveEffect(policy, "denyAction")) return;
      for (const { at, name } of deniedActions(policy)) {
        report({
          at,
          message: row([
            say('denyAction cannot deny "{0}"; the only action it knows is "delete".', name),
            alternative(name),
          ]),
        });
      }
    },
  },
});

function deniedActions(policy: PolicyDefinition): readonly { at: JsonNode; name: string }[] {
  return elements(memberValue(policy.details, "actionNames")).flatMap((at) => {
    const text = policy.text(at);
    return text?.kind === "literal" && !sameName(text.text, "delete") ? [{ at, name: text.text }] : [];
  });
}

function alternative(name: string): Text {
  return /list\w*keys?|regeneratekey/i.test(name)
    ? say(
        "To keep keys from being read, set disableLocalAuth on the account, which leaves no key that works, and leave listKeys out of the roles.",
      )
    : say("To keep an operation from being called, leave it out of the roles that are assigned.");
}
