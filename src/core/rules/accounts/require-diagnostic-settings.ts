import { asBoolean, asString, get, getIn, type Value } from "../../document/value";
import { isNeverDeployed, resourcesOf, type TemplateScope } from "../../document/arm-template";
import { sameName } from "../../document/json-node";
import { onceOf } from "../../memo/once";
import { accountNoun, isStatedWhole } from "../../resources/account";
import { say } from "../../text/text";
import { diagnosticSettingFixes } from "../diagnostic-setting-fix";
import { defineRule } from "../rule";

const needed = ["audit", "requestresponse"];

/** Who listed keys and who called what is written nowhere until a diagnostic setting sends it somewhere. */
export const requireDiagnosticSettings = defineRule({
  meta: {
    id: "require-diagnostic-settings",
    summary: "A template should send the audit and request logs of the accounts it deploys somewhere",
    category: "monitoring",
    severity: "information",
    fixable: true,
    profile: "strict",
  },

  check: {
    account(account, report) {
      if (!account.place || !isStatedWhole(account) || isLogged(outermost(account.place.template))) return;
      report({
        at: account.at,
        message: say(
          "Nothing in this template sends the logs of this {0} anywhere: add a diagnostic setting with the categories Audit and RequestResponse, or the group allLogs.",
          accountNoun(account),
        ),
        fixes: diagnosticSettingFixes(account.place),
      });
    },
  },
});

function outermost(template: TemplateScope): TemplateScope {
  return template.parent ? outermost(template.parent) : template;
}

/**
 * Which account a setting is for is seldom written plainly, so one that fits counts for all.
 * Each account of a template asks, and there may be many.
 */
const isLogged = onceOf((template: TemplateScope) =>
  [...resourcesOf(template)]
    .filter((resource) => /(^|\/)diagnosticSettings$/i.test(resource.type) && !isNeverDeployed(resource))
    .some((setting) => mayLogEverything(get(setting.properties(), "logs"))),
);

function mayLogEverything(logs: Value): boolean {
  if (logs.kind === "absent") return false;
  if (logs.kind !== "array") return true;
  const entries = logs.items().filter((entry) => asBoolean(get(entry, "enabled")) !== false);
  if (entries.some((entry) => entry.kind !== "object")) return true;
  const groups = entries.flatMap((entry) => asString(getIn(entry, "categoryGroup")) ?? []);
  if (groups.some((group) => sameName(group, "allLogs"))) return true;
  const categories = entries.flatMap((entry) => asString(get(entry, "category"))?.toLowerCase() ?? []);
  const audited = groups.some((group) => sameName(group, "audit"));
  return needed.every((category) => categories.includes(category) || (audited && category === "audit"));
}
