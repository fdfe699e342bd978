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

const deployment = (name: string, value: string, { parameters = "{}", resources = "" } = {}) =>
  `{ "type": "Microsoft.Resources/deployments", "name": "${name}", "properties": { "expressionEvaluationOptions": { "scope": "inner" }, "parameters": ${parameters}, "template": { "contentVersion": "1.0.0.0", "parameters": { "id": { "type": "string" } }, "resources": [${resources}], "outputs": { "Id": { "type": "string", "value": "${value}" } } } } }`;
const site = (id: string) =>
  `{ "type": "Microsoft.Web/sites/config", "name": "app/appsettings", "properties": { "KEY": "[listKeys(${id}, '2025-06-01').key1]" } }`;
const marked = (text: string) => text.replace(/"\[listKeys[^"]*"/, "«$&»");
const read = (name: string) => `reference(${name}, '2022-09-01').outputs.id.value`;
const nested = (name: string) => read(`resourceId('Microsoft.Resources/deployments', ${name})`);
const deployed = (...resources: readonly string[]) =>
  `{ "contentVersion": "1.0.0.0", "parameters": { "n": { "type": "string" } }, "resources": [{ "type": "Microsoft.CognitiveServices/accounts/projects", "name": "a/b" }, ${resources.join(", ")}] }`;
const chat = "[resourceId('Microsoft.CognitiveServices/accounts', 'chat')]";

testDocumentRule(noListKeysFunction, {
  valid: {
    "the output of a deployment that is not there": deployed(deployment("ai", chat), site(nested("'other'"))),
    "the id of another service in an output": deployed(
      deployment("ai", "[resourceId('Microsoft.Search/searchServices', 's')]"),
      site(nested("'ai'")),
    ),
    "an output that is not there": deployed(
      deployment("ai", chat).replace(`"Id"`, `"name"`),
      site(nested("'ai'")),
    ),
    "another property of a deployment": deployed(
      deployment("ai", chat),
      site(nested("'ai'").replace("value", "type")),
    ),
    "outputs that lead back to each other": deployed(
      deployment("a", `[${nested("'b'")}]`, { resources: deployment("b", `[${nested("'b'")}]`) }),
      deployment("b", `[${nested("'a'")}]`),
      site(nested("'a'")),
    ),
  },
  invalid: {
    "keys of the account that a deployment names in an output": {
      json: deployed(deployment("ai", chat), marked(site(nested("'ai'")))),
      message: "hands an API key",
    },
    "keys of the account in an output, read with brackets and by the expression that names the deployment": {
      json: deployed(
        deployment("[concat('ai', parameters('n'))]", chat),
        marked(site(nested("concat('ai', parameters('n'))").replace(".outputs.id", "['outputs']['id']"))),
      ),
      message: "hands an API key",
    },
    "keys of an account whose id is handed on by deployments, into another one": {
      json: deployed(
        deployment("outer", `[${nested("'inner'")}]`, { resources: deployment("inner", chat) }),
        deployment("app", "", {
          parameters: `{ "id": { "value": "[${nested("'outer'")}]" } }`,
          resources: marked(site("parameters('id')")),
        }),
      ),
      message: "hands an API key",
    },
    "keys of the account that a deployment with a symbolic name gives": {
      json: `{ "contentVersion": "1.0.0.0", "languageVersion": "2.0", "resources": { "ai": ${deployment("x", chat)}, "app": ${marked(site(read("'ai'")))} } }`,
      message: "hands an API key",
    },
  },
});

const byName = (name: string, ...others: readonly string[]) =>
  deployed(
    ...others,
    `{ "type": "Microsoft.CognitiveServices/accounts", "name": "[${name}]" }`,
    site("parameters('n')"),
  );

testDocumentRule(noListKeysFunction, {
  valid: {
    "the keys of one of two resources with the same name": byName(
      "parameters('n')",
      `{ "type": "Microsoft.Search/searchServices", "name": "[parameters('n')]" }`,
    ),
    "the keys of a resource with another name": byName("concat(parameters('n'), 'x')"),
  },
  invalid: {
    "keys of an account that goes by its name": {
      json: marked(byName("parameters( 'n' )")),
      message: "hands an API key",
    },
  },
});
