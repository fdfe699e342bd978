import { noOpenIpRule } from "#src/core/rules/accounts/no-open-ip-rule";
import { testAccountRule } from "#support/rule-tester";

const account = (rules: string) =>
  `{ "name": "case", "type": "Microsoft.CognitiveServices/accounts", "properties": { "networkAcls": { "defaultAction": "Deny", "ipRules": [${rules}] } } }`;

testAccountRule(noOpenIpRule, {
  valid: {
    "no rules": account(""),
    "one address": account(`{ "value": "203.0.113.7" }`),
    "an office": account(`{ "value": "203.0.113.0/24" }, { "value": "10.0.0.0/8" }`),
    "everything, while public access is off": account(`{ "value": "0.0.0.0/0" }`).replace(
      `"networkAcls"`,
      `"publicNetworkAccess": "Disabled", "networkAcls"`,
    ),
    "a range nobody knows": account(`{ "value": "[reference('x').range]" }`),
  },
  invalid: {
    everything: {
      json: account(`{ "value": "203.0.113.7" }, { "value": «"0.0.0.0/0"» }`),
      message: "restrict nobody",
      fixed: { "Remove the rule for 0.0.0.0/0": account(`{ "value": "203.0.113.7" }`) },
    },
    "everything in halves": {
      json: account(`{ "value": «"0.0.0.0/1"» }, { "value": «"128.0.0.0/1"» }`),
      message: "lets a whole part of the Internet in",
    },
    "everything in six": { json: account(`{ "value": «"::/0"» }`), message: `"::/0" lets` },
    "the address that means everything": { json: account(`{ "value": «"0.0.0.0"» }`), message: "lets" },
  },
});
