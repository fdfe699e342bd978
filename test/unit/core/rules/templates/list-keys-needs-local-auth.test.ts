import { listKeysNeedsLocalAuth } from "#src/core/rules/templates/list-keys-needs-local-auth";
import { testDocumentRule } from "#support/rule-tester";

const template = (keysOff: string, value: string, name = "chat") =>
  `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "resources": [{ "type": "Microsoft.CognitiveServices/accounts", "name": "${name}", "properties": { "disableLocalAuth": ${keysOff} } }], "outputs": { "key": { "type": "string", "value": ${value} } } }`;
const listKeys = `"[listKeys(resourceId('Microsoft.CognitiveServices/accounts', 'chat'), '2023-05-01').key1]"`;

testDocumentRule(listKeysNeedsLocalAuth, {
  valid: {
    "an account with keys": template("false", listKeys),
    "an account nobody knows of": template(`"[reference('x').off]"`, listKeys),
    "another account": template("true", listKeys, "search"),
  },
  invalid: {
    "keys of an account without keys": {
      json: template("true", `«${listKeys}»`),
      message: "so the deployment fails",
    },
  },
});
