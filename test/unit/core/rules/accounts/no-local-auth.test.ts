import { noLocalAuth } from "#src/core/rules/accounts/no-local-auth";
import { testAccountRule, testDocumentRule } from "#support/rule-tester";

const account = (rest: string, type = `"Microsoft.CognitiveServices/accounts"`) =>
  `{ "name": "case", "type": ${type}, "kind": "OpenAI"${rest} }`;

testAccountRule(noLocalAuth, {
  valid: {
    "keys turned off": account(`, "properties": { "disableLocalAuth": true }`),
    "keys turned off in another letter case": account(`, "Properties": { "disablelocalauth": true }`),
  },
  invalid: {
    "keys left on": {
      json: account(`, "properties": { "disableLocalAuth": «false», "publicNetworkAccess": "Disabled" }`),
      message: "This Azure OpenAI account accepts API keys",
      fixed: {
        "Set disableLocalAuth to true": account(
          `, "properties": { "disableLocalAuth": true, "publicNetworkAccess": "Disabled" }`,
        ),
      },
    },
    "keys left on by a text": {
      json: account(`, "properties": { "disableLocalAuth": «"False"» }`),
      message: "because disableLocalAuth is false",
      fixed: {
        "Set disableLocalAuth to true": account(`, "properties": { "disableLocalAuth": true }`),
      },
    },
    "a property that is not set": {
      json: account(
        `, "properties": { "customSubDomainName": "case" }`,
        `«"microsoft.cognitiveservices/ACCOUNTS"»`,
      ),
      message: "is not set",
      fixed: {
        "Set disableLocalAuth to true": account(
          `, "properties": { "customSubDomainName": "case", "disableLocalAuth": true }`,
          `"microsoft.cognitiveservices/ACCOUNTS"`,
        ),
      },
    },
    "properties that are not there": {
      json: account("", `«"Microsoft.CognitiveServices/accounts"»`),
      message: "is not set",
      fixed: { "Set disableLocalAuth to true": account(`, "properties": { "disableLocalAuth": true }`) },
    },
  },
});

const template = (properties: string, rest = "", type = `"Microsoft.CognitiveServices/accounts"`) =>
  `{ "contentVersion": "1.0.0.0", ${rest}"resources": [{ "name": "case", "type": ${type}, "kind": "OpenAI", "properties": { ${properties} } }] }`;
const parameter = (value: string) => `"parameters": { "localAuthOff": { "type": "bool"${value} } }, `;
const textParameter = (rest: string) => `"parameters": { "localAuthOff": { "type": "String", ${rest} } }, `;
const usesParameter = `"disableLocalAuth": "[parameters('localAuthOff')]"`;

testDocumentRule(noLocalAuth, {
  valid: {
    "a PATCH body that turns keys off": `{ "properties": { "disableLocalAuth": true } }`,
    "a parameter whose default is true": template(usesParameter, parameter(`, "defaultValue": true`)),
    "a text that a tool fills in": template(`"disableLocalAuth": "\${KEYS_OFF=false}"`),
    "a parameter that a pipeline fills in": template(
      usesParameter,
      parameter(`, "defaultValue": "#{keysOff}#"`),
    ),
    "an account that is never deployed": `{ "contentVersion": "1.0.0.0", "resources": [{ "condition": false, "type": "Microsoft.CognitiveServices/accounts", "properties": {} }] }`,
    "an account in a deployment that is never made": `{ "contentVersion": "1.0.0.0", "resources": [{ "condition": false, "type": "Microsoft.Resources/deployments", "properties": { "template": ${template("")} } }] }`,
    "what a policy turns on, which is the business of another rule": `{ "policyRule": { "if": {}, "then": { "effect": "deployIfNotExists", "details": { "deployment": { "properties": { "template": ${template(`"disableLocalAuth": false`)} } } } } } }`,
    "a parameter nobody can know": template(usesParameter, parameter("")),
    "an account that is only referred to": `{ "contentVersion": "1.0.0.0", "resources": { "a": { "existing": true, "type": "Microsoft.CognitiveServices/accounts" } } }`,
    "an account whose properties are not known": `{ "contentVersion": "1.0.0.0", "resources": [{ "type": "Microsoft.CognitiveServices/accounts", "properties": "[reference('x')]" }] }`,
    "what a policy enforces without naming it": `{ "policyRule": { "if": {}, "then": { "effect": "deployIfNotExists", "details": { "deployment": { "properties": { "template": ${template(`"publicNetworkAccess": "Disabled"`)} } } } } } }`,
  },
  invalid: {
    "a PATCH body that turns keys on": {
      json: `{ "properties": { "disableLocalAuth": «false» } }`,
      message: "AI services account accepts API keys",
    },
    "properties that a parameter holds, without the property": {
      json: `{ "contentVersion": "1.0.0.0", "parameters": { "p": { "defaultValue": { "sku": 1 } } }, "resources": [{ "type": «"Microsoft.CognitiveServices/accounts"», "properties": "[parameters('p')]" }] }`,
      message: "is not set",
      fixed: {
        "Set disableLocalAuth to true where it is decided": `{ "contentVersion": "1.0.0.0", "parameters": { "p": { "defaultValue": { "sku": 1, "disableLocalAuth": true } } }, "resources": [{ "type": "Microsoft.CognitiveServices/accounts", "properties": "[parameters('p')]" }] }`,
      },
    },
    "properties that an expression puts together, which no fix can": {
      json: `{ "contentVersion": "1.0.0.0", "resources": [{ "type": «"Microsoft.CognitiveServices/accounts"», "properties": "[createObject('a', 1)]" }] }`,
      message: "is not set",
      fixed: {},
    },
    "a parameter that is a text": {
      json: template(
        `"disableLocalAuth": «"[parameters('localAuthOff')]"»`,
        textParameter(`"allowedValues": ["true", "false"], "defaultValue": "false"`),
      ),
      message: "comes out as false",
      fixed: {
        "Set disableLocalAuth to true where it is decided": template(
          usesParameter,
          textParameter(`"allowedValues": ["true", "false"], "defaultValue": "true"`),
        ),
      },
    },
    "a parameter that takes nothing else, which no fix can mend": {
      json: template(
        `"disableLocalAuth": «"[parameters('localAuthOff')]"»`,
        parameter(`, "allowedValues": [false], "defaultValue": false`),
      ),
      message: "comes out as false",
      fixed: {},
    },
    "a parameter whose default is false": {
      json: template(
        `"disableLocalAuth": «"[parameters('localAuthOff')]"»`,
        parameter(`, "defaultValue": false`),
      ),
      message: "comes out as false",
      fixed: {
        "Set disableLocalAuth to true where it is decided": template(
          usesParameter,
          parameter(`, "defaultValue": true`),
        ),
      },
    },
  },
});
