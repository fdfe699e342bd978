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

testDocumentRule(noLocalAuth, {
  valid: {
    "a PATCH body that turns keys off": `{ "properties": { "disableLocalAuth": true } }`,
  },
  invalid: {
    "a PATCH body that turns keys on": {
      json: `{ "properties": { "disableLocalAuth": «false» } }`,
      message: "AI services account accepts API keys",
    },
  },
});
