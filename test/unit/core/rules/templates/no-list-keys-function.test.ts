import { noListKeysFunction } from "#src/core/rules/templates/no-list-keys-function";
import { testDocumentRule } from "#support/rule-tester";

const id = "resourceId('Microsoft.CognitiveServices/accounts', parameters('account'))";
const setting = (value: string) =>
  `{ "contentVersion": "1.0.0.0", "parameters": { "account": { "type": "string" } }, "resources": [{ "type": "Microsoft.CognitiveServices/accounts/projects", "name": "a/b" }, { "type": "Microsoft.Web/sites/config", "name": "app/appsettings", "properties": { "AZURE_OPENAI_API_KEY": ${value} } }] }`;
const output = (value: string) =>
  `{ "contentVersion": "1.0.0.0", "parameters": { "account": { "type": "string" } }, "resources": [], "outputs": { "key": { "type": "string", "value": ${value} } } }`;

testDocumentRule(noListKeysFunction, {
  valid: {
    "the keys of another service": setting(
      `"[listKeys(resourceId('Microsoft.Search/searchServices', 's'), '2023-11-01').key1]"`,
    ),
    "the keys of nobody knows what": setting(`"[listKeys(parameters('account'), '2023-05-01').key1]"`),
    "another property of the account": output(`"[reference(${id}, '2023-05-01').endpoint]"`),
    "the keys of a type nobody knows": setting(
      `"[listKeys(format('Microsoft.CognitiveServices/{0}/x', parameters('account')), '2023-05-01').key1]"`,
    ),
    "a text that only speaks of it": setting(`"listKeys(${id})"`),
  },
  invalid: {
    "keys in the settings of an app": {
      json: setting(`«"[listKeys(${id}, '2023-05-01').key1]"»`),
      message: "hands an API key of the account on",
    },
    "keys of an account whose id is put together around a name nobody knows": {
      json: setting(
        `«"[listKeys(concat(resourceGroup().id, '/providers/Microsoft.CognitiveServices/accounts/', parameters('account')), '2023-05-01').key1]"»`,
      ),
      message: "hands an API key",
    },
    "keys of an account as Bicep names an extended resource": {
      json: setting(
        `«"[listKeys(format('Microsoft.CognitiveServices/accounts/{0}', parameters('account')), '2023-05-01').key1]"»`,
      ),
      message: "hands an API key",
    },
    "keys inside another expression, in any letter case": {
      json: setting(`«"[concat('key=', LISTKEYS(${id}, '2023-05-01')['key1'])]"»`),
      message: "hands an API key",
    },
  },
});

const loop = (value: string) =>
  `{ "contentVersion": "1.0.0.0", "languageVersion": "2.0", "resources": { "chats": { "type": "Microsoft.CognitiveServices/accounts", "name": "[format('chat{0}', copyIndex())]", "copy": { "name": "chats", "count": 2 } }, "setting": { "type": "Microsoft.Web/sites/config", "name": "app/appsettings", "properties": { "AZURE_OPENAI_API_KEY": ${value} } } } }`;
const secureOutput = (value: string) => output(value).replace(`"string", "value"`, `"SecureString", "value"`);

testDocumentRule(noListKeysFunction, {
  valid: {
    "an element of a loop that is not there": loop(`"[listKeys('others[0]', '2025-06-01').key1]"`),
  },
  invalid: {
    "keys of an account made in a loop": {
      json: loop(`«"[listKeys(format('chats[{0}]', copyIndex()), '2025-06-01').key1]"»`),
      message: "hands an API key",
    },
    "keys of one account of a loop": {
      json: loop(`«"[listKeys('chats[1]', '2025-06-01').key1]"»`),
      message: "hands an API key",
    },
    "keys in an output that is kept secret": {
      json: secureOutput(`«"[listKeys(${id}, '2023-05-01').key1]"»`),
      message: "hands an API key",
    },
  },
});

testDocumentRule(noListKeysFunction, {
  valid: {},
  invalid: {
    "keys in an output": {
      json: output(`«"[listKeys(${id}, '2023-05-01').key1]"»`),
      message: "into the record of the deployment",
      severity: "error",
    },
  },
});
