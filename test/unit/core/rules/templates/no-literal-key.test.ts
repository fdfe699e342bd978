import { expect, it } from "vitest";
import { lintWith } from "#src/core/engine/lint";
import { noLiteralKey } from "#src/core/rules/templates/no-literal-key";
import { testDocumentRule } from "#support/rule-tester";

// Made for the test, and only in the shape of a key.
const key = ["0f1e2d3c", "4b5a6978", "8796a5b4", "c3d2e1f0"].join("");
const longKey = "aB3dE5gH7jK9mN1pQ2sT4vW6yZ8".repeat(4).slice(0, 84);

const template = (settings: string) =>
  `{ "contentVersion": "1.0.0.0", "resources": [{ "type": "Microsoft.CognitiveServices/accounts", "properties": ${settings} }] }`;
const secret = (name: string, value: string) =>
  `{ "contentVersion": "1.0.0.0", "resources": [{ "type": "Microsoft.KeyVault/vaults/secrets", "name": "${name}", "properties": { "value": ${value.startsWith("«") ? value : `"${value}"`} } }] }`;
const parametersFile = (name: string, value: string) =>
  `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", "contentVersion": "1.0.0.0", "parameters": { "${name}": { "value": ${value} } } }`;

testDocumentRule(noLiteralKey, {
  valid: {
    "a key that is looked up": template(`{ "apiKey": "[parameters('key')]" }`),
    "a hash in a setting for none": template(`{ "contentHash": "${key}" }`),
    "a placeholder": template(`{ "apiKey": "${"x".repeat(32)}" }`),
    "a parameter for something else": parametersFile("tenant", `"${key}"`),
    "what is known of a key without giving it away": template(
      `{ "openAiKeyVersion": "${key}", "cognitiveServicesKeySecretName": "${key}", "AZURE_OPENAI_KEY_VAULT_NAME": "${key}", "apiKeyId": "${key}" }`,
    ),
    "a secret that is none of a key": secret("kv/tenant", key),
    "a secret in a vault of keys": secret("[concat(parameters('keyVaultName'), '/tenant')]", key),
    "a GUID": template(`{ "apiKey": "3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f" }`),
  },
  invalid: {
    "a key in a setting": { json: template(`{ "AZURE_OPENAI_API_KEY": «"${key}"» }`), message: '"0f1…"' },
    "a key in a template that speaks of nothing else we know": {
      json: `{ "contentVersion": "1.0.0.0", "resources": [{ "type": "Microsoft.Web/sites", "properties": { "appSettings": [{ "name": "API_KEY", "value": «"${key}"» }] } }] }`,
      message: "has the shape of an API key",
    },
    "a key in a parameters file without a schema": {
      json: `{ "parameters": { "speechKey": { "value": «"${key}"» }, "api_key": { "value": «"${longKey}"» } } }`,
      message: "has the shape of an API key",
    },
    "keys as Azure lists them": {
      json: template(`{ "key1": «"${key}"», "SPEECH_KEY_2": «"${longKey}"» }`),
      message: "has the shape of an API key",
    },
    "a key in a list of settings": {
      json: template(`{ "appSettings": [{ "name": "OpenAIKey", "value": «"${key}"» }] }`),
      message: "has the shape of an API key",
    },
    "a secret of a key vault": {
      json: secret("kv/openai-key", `«"${key}"»`),
      message: "has the shape of an API key",
    },
    "a secret of a vault that a parameter names": {
      json: secret("[format('{0}/{1}', parameters('keyVaultName'), 'openai-key')]", `«"${key}"»`),
      message: "has the shape of an API key",
    },
    "a named value of an API gateway": {
      json: secret("gateway/one", `«"${key}"»`).replace(`"value"`, `"displayName": "openai-key", "value"`),
      message: "has the shape of an API key",
    },
    "the default of a parameter": {
      json: `{ "contentVersion": "1.0.0.0", "parameters": { "openAiKey": { "type": "string", "defaultValue": «"${longKey}"» } }, "resources": [{ "type": "Microsoft.CognitiveServices/accounts" }] }`,
      message: "has the shape of an API key",
    },
    "a value of a parameters file": {
      json: parametersFile("openAiKey", `«"${key.toUpperCase()}"»`),
      message: "has the shape of an API key",
    },
  },
});

it("never shows the key", () => {
  const { findings } = lintWith(parametersFile("apiKey", `"${key}"`), [noLiteralKey]);
  expect(findings).toHaveLength(1);
  expect(JSON.stringify(findings)).not.toContain(key.slice(4));
});
