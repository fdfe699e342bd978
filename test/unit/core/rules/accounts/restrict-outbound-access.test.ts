import { restrictOutboundAccess } from "#src/core/rules/accounts/restrict-outbound-access";
import { testAccountRule } from "#support/rule-tester";

const account = (properties: string, type = `"Microsoft.CognitiveServices/accounts"`) =>
  `{ "type": ${type}, "name": "case", "properties": { ${properties} } }`;

testAccountRule(restrictOutboundAccess, {
  valid: {
    "a restriction": account(`"restrictOutboundNetworkAccess": true`),
    "a restriction nobody knows": account(`"restrictOutboundNetworkAccess": "[reference('x').closed]"`),
  },
  invalid: {
    "no restriction": {
      json: account("", `«"Microsoft.CognitiveServices/accounts"»`),
      message: "may reach any host",
      fixed: {
        "Set restrictOutboundNetworkAccess to true": account(`"restrictOutboundNetworkAccess": true`),
      },
    },
    "a restriction turned off": {
      json: account(`"restrictOutboundNetworkAccess": «false»`),
      message: "may reach any host",
      fixed: {
        "Set restrictOutboundNetworkAccess to true": account(`"restrictOutboundNetworkAccess": true`),
      },
    },
  },
});
