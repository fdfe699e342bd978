import { setMember } from "../../document/edits";
import { memberValue } from "../../document/json-node";
import { asString, get, isUnset, type Value } from "../../document/value";
import { accountNoun, isStatedWhole, type Account } from "../../resources/account";
import { say } from "../../text/text";
import { defineRule, type Fix } from "../rule";

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
        fixes: isMade(identity) || isMade(type) ? [] : [addition(account)],
      });
    },
  },
});

/** What an expression comes to is not written over: it may come to more with other parameters. */
function isMade(value: Value): boolean {
  return value.kind === "scalar" && value.source !== value.at;
}

function addition({ node }: Account): Fix {
  return {
    title: say("Add a system-assigned identity"),
    safety: "unsafe",
    edits: setMember(node, "identity", { type: "SystemAssigned" }),
  };
}
