import { setMember } from "../../document/edits";
import { memberValue } from "../../document/json-node";
import { asString, get, isUnset } from "../../document/value";
import { accountNoun, isStatedWhole } from "../../resources/account";
import { say } from "../../text/text";
import { defineRule } from "../rule";

/** Without an identity of its own an account can reach storage, search or a key vault only with keys of theirs. */
export const requireManagedIdentity = defineRule({
  meta: {
    id: "require-managed-identity",
    summary: "An account should have a managed identity",
    category: "least-privilege",
    severity: "information",
    fixable: true,
    profile: "strict",
  },

  check: {
    account(account, report) {
      const identity = account.read(memberValue(account.node, "identity"));
      const type = get(identity, "type");
      const hasNone = isUnset(identity) || isUnset(type) || asString(type)?.toLowerCase() === "none";
      if (!isStatedWhole(account) || !hasNone) return;
      report({
        at: account.at,
        message: say(
          "This {0} has no managed identity, so it needs keys to reach other resources, such as storage for your own data.",
          accountNoun(account),
        ),
        fixes: [
          {
            title: say("Add a system-assigned identity"),
            safety: "unsafe",
            edits: setMember(account.node, "identity", { type: "SystemAssigned" }),
          },
        ],
      });
    },
  },
});
