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

const withRules = (rules: string, type?: string) =>
  `{ "contentVersion": "1.0.0.0", "parameters": { "rules": { "type": "object", "defaultValue": ${rules} } }, "resources": [${account(`"networkAcls": "[parameters('rules')]"`, type)}] }`;

testDocumentRule(restrictNetworkAccess, {
  valid: {
    "what a policy opens, which is the business of another rule": `{ "policyRule": { "if": {}, "then": { "effect": "deployIfNotExists", "details": { "deployment": { "properties": { "template": { "contentVersion": "1.0.0.0", "resources": [${account(`"publicNetworkAccess": "Enabled", "networkAcls": { "defaultAction": "Allow" }`)}] } } } } } } }`,
    "a PATCH that leaves the network alone": `{ "properties": { "disableLocalAuth": true } }`,
  },
  invalid: {
    "a parameter that takes nothing else, where the other way remains": {
      json: `{ "contentVersion": "1.0.0.0", "parameters": { "access": { "type": "string", "allowedValues": ["Enabled"], "defaultValue": "Enabled" } }, "resources": [${account(`"publicNetworkAccess": «"[parameters('access')]"»`)}] }`,
      message: "can be reached from every network",
      fixed: {
        "Set networkAcls.defaultAction to Deny": `{ "contentVersion": "1.0.0.0", "parameters": { "access": { "type": "string", "allowedValues": ["Enabled"], "defaultValue": "Enabled" } }, "resources": [${account(`"publicNetworkAccess": "[parameters('access')]", "networkAcls": { "defaultAction": "Deny" }`)}] }`,
      },
    },
    "network rules that a parameter holds, without a default action": {
      json: withRules(`{ "ipRules": [] }`, `«"Microsoft.CognitiveServices/accounts"»`),
      message: "can be reached from every network",
      fixed: {
        "Set networkAcls.defaultAction to Deny where it is decided": withRules(
          `{ "ipRules": [], "defaultAction": "Deny" }`,
        ),
        "Set publicNetworkAccess to Disabled": withRules(`{ "ipRules": [] }`).replace(
          `"[parameters('rules')]"`,
          `"[parameters('rules')]", "publicNetworkAccess": "Disabled"`,
        ),
      },
    },
    "a parameter that opens it": {
      json: `{ "contentVersion": "1.0.0.0", "parameters": { "access": { "type": "string", "defaultValue": "Enabled" } }, "resources": [${account(`"publicNetworkAccess": «"[parameters('access')]"»`)}] }`,
      message: "can be reached from every network",
    },
  },
});
