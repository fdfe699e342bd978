import { removeElement } from "../../document/edits";
import { asString, get, getIn, type Value } from "../../document/value";
import type { Account } from "../../resources/account";
import { say } from "../../text/text";
import { decidingPlace } from "../deciding-place";
import { defineRule } from "../rule";

/** Half of the Internet in one entry is no restriction. */
const widestAllowed = 8;

/** A rule that lets every address in undoes the restriction it stands in. */
export const noOpenIpRule = defineRule({
  meta: {
    id: "no-open-ip-rule",
    summary: "An IP rule should not let whole parts of the Internet in",
    category: "network",
    severity: "warning",
    fixable: true,
  },

  check: {
    account(account, report) {
      const rules = getIn(account.properties, "networkAcls", "ipRules");
      if (rules.kind !== "array" || isClosed(account)) return;
      for (const rule of rules.items()) {
        const value = get(rule, "value");
        const range = asString(value);
        if (range === undefined || value.kind !== "scalar" || !isOpen(range)) continue;
        report({
          at: value.at,
          message: say(
            '"{0}" lets a whole part of the Internet in, so the network rules of this account restrict nobody.',
            range,
          ),
          related: decidingPlace(value),
          fixes: isWrittenHere(rule)
            ? [
                {
                  title: say("Remove the rule for {0}", range),
                  safety: "unsafe",
                  edits: removeElement(rule.at),
                },
              ]
            : [],
        });
      }
    },
  },
});

/** Network rules count only while public access is on. */
function isClosed(account: Account): boolean {
  return asString(account.property("publicNetworkAccess"))?.toLowerCase() === "disabled";
}

function isOpen(range: string): boolean {
  const [address = "", prefix] = range.trim().split("/");
  if (/^0{1,3}(\.0{1,3}){3}$|^(0*:)+:?0*$/.test(address) && prefix === undefined) return true;
  return prefix !== undefined && /^\d+$/.test(prefix) && Number(prefix) < widestAllowed;
}

function isWrittenHere(rule: Value): rule is Extract<Value, { kind: "object" }> {
  return rule.kind === "object" && rule.source === rule.at && rule.at.parent?.type === "array";
}
