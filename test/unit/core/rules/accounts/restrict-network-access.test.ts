import { restrictNetworkAccess } from "#src/core/rules/accounts/restrict-network-access";
import { testAccountRule, testDocumentRule } from "#support/rule-tester";

const account = (properties: string, type = `"Microsoft.CognitiveServices/accounts"`) =>
  `{ "name": "case", "type": ${type}, "kind": "AIServices", "properties": { ${properties} } }`;

testAccountRule(restrictNetworkAccess, {
  valid: {
    "public access turned off": account(`"publicNetworkAccess": "disabled"`),
    "a default that denies": account(
      `"publicNetworkAccess": "Enabled", "networkAcls": { "defaultAction": "Deny" }`,
    ),
    "a default nobody knows": account(`"networkAcls": "[reference('x').acls]"`),
    "access nobody knows of": account(`"publicNetworkAccess": "[reference('x').access]"`),
  },
  invalid: {
    "nothing that closes it": {
      json: account(`"disableLocalAuth": true`, `«"Microsoft.CognitiveServices/accounts"»`),
      message: "can be reached from every network",
      fixed: {
        "Set networkAcls.defaultAction to Deny": account(
          `"disableLocalAuth": true, "networkAcls": { "defaultAction": "Deny" }`,
        ),
        "Set publicNetworkAccess to Disabled": account(
          `"disableLocalAuth": true, "publicNetworkAccess": "Disabled"`,
        ),
      },
    },
    "a default that allows": {
      json: account(`"publicNetworkAccess": "Enabled", "networkAcls": { "defaultAction": «"Allow"» }`),
      message: "can be reached from every network",
      fixed: {
        "Set networkAcls.defaultAction to Deny": account(
          `"publicNetworkAccess": "Enabled", "networkAcls": { "defaultAction": "Deny" }`,
        ),
        "Set publicNetworkAccess to Disabled": account(
          `"publicNetworkAccess": "Disabled", "networkAcls": { "defaultAction": "Allow" }`,
        ),
      },
    },
  },
});

testDocumentRule(restrictNetworkAccess, {
  valid: {
    "a PATCH that leaves the network alone": `{ "properties": { "disableLocalAuth": true } }`,
  },
  invalid: {
    "a parameter that opens it": {
      json: `{ "contentVersion": "1.0.0.0", "parameters": { "access": { "type": "string", "defaultValue": "Enabled" } }, "resources": [${account(`"publicNetworkAccess": «"[parameters('access')]"»`)}] }`,
      message: "can be reached from every network",
    },
  },
});
