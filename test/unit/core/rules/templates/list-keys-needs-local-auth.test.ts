import { listKeysNeedsLocalAuth } from "#src/core/rules/templates/list-keys-needs-local-auth";
import { testDocumentRule } from "#support/rule-tester";

const template = (keysOff: string, value: string, name = "chat") =>
  `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "resources": [{ "type": "Microsoft.CognitiveServices/accounts", "name": "${name}", "properties": { "disableLocalAuth": ${keysOff} } }], "outputs": { "key": { "type": "string", "value": ${value} } } }`;
const listKeys = `"[listKeys(resourceId('Microsoft.CognitiveServices/accounts', 'chat'), '2023-05-01').key1]"`;

testDocumentRule(listKeysNeedsLocalAuth, {
  valid: {
    "an account with keys": template("false", listKeys),
    "an account nobody knows of": template(`"[reference('x').off]"`, listKeys),
    "a call that is made only where keys are on": template(
      "true",
      listKeys.replace("[listKeys", "[if(true(), '', listKeys").replace(".key1]", ".key1)]"),
    ),
    "a call of which nobody knows whether it is made": template(
      "true",
      listKeys.replace("[listKeys", "[if(reference('x').off, '', listKeys").replace(".key1]", ".key1)]"),
    ),
    "an output that may not be there": template("true", `${listKeys}, "condition": "[reference('x').on]"`),
    "another account": template("true", listKeys, "search"),
  },
  invalid: {
    "keys of an account without keys": {
      json: template("true", `«${listKeys}»`),
      message: "so the deployment fails",
    },
    "a call that is made, as the condition around it says": {
      json: template("true", `«"[if(true(), ${listKeys.slice(2, -2)}, '')]"», "condition": true`),
      message: "so the deployment fails",
    },
  },
});
