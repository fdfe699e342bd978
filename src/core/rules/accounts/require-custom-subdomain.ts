import { asBoolean, asString, isUnset, type Value } from "../../document/value";
import { stringOf, memberValue } from "../../document/json-node";
import { accountNoun, isStatedWhole, type Account } from "../../resources/account";
import { say } from "../../text/text";
import { setProperty } from "../account-property";
import { decidingPlace, setWhereDecided } from "../deciding-place";
import { defineRule, type Fix, type RelatedPlace } from "../rule";

/** Tokens are accepted at an account's own host name only; with keys off and none, nothing is left that works. */
export const requireCustomSubdomain = defineRule({
  meta: {
    id: "require-custom-subdomain",
    summary: "An account without keys needs a custom subdomain",
    category: "correctness",
    severity: "warning",
    fixable: true,
  },

  check: {
    account(account, report) {
      const subdomain = account.property("customSubDomainName");
      const isMissing = isUnset(subdomain) || asString(subdomain) === "";
      const keysOff = account.property("disableLocalAuth");
      if (!isStatedWhole(account) || !isMissing || asBoolean(keysOff) !== true) return;
      report({
        at: keysOff.kind === "absent" ? account.at : keysOff.at,
        message: say(
          "This {0} turns keys off and has no customSubDomainName. Entra ID tokens are accepted at a custom subdomain only, so nobody could call it.",
          accountNoun(account),
        ),
        related: [...decidingPlaceOf(keysOff), ...decidingPlaceOf(subdomain)],
        fixes: fixes(account, subdomain),
      });
    },
  },
});

/** The account's own name, as it is written, is what most choose. */
function fixes(account: Account, subdomain: Value): readonly Fix[] {
  const name = stringOf(memberValue(account.node, "name"));
  if (name === undefined) return [];
  // An expression may mean something else where the subdomain is decided, or be refused there.
  if (name.startsWith("[") && !isWrittenHere(account, subdomain)) return [];
  return subdomain.kind === "scalar"
    ? setWhereDecided(subdomain, "customSubDomainName", name)
    : setProperty(account, "customSubDomainName", name);
}

function isWrittenHere({ propertiesNode }: Account, subdomain: Value): boolean {
  if (subdomain.kind === "scalar") return subdomain.source === subdomain.at;
  return propertiesNode === undefined || propertiesNode.type === "object";
}

function decidingPlaceOf(value: Value): readonly RelatedPlace[] {
  return value.kind === "scalar" ? decidingPlace(value) : [];
}
