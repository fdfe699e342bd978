import { requireCustomerManagedKey } from "#src/core/rules/accounts/require-customer-managed-key";
import { testAccountRule } from "#support/rule-tester";

const account = (properties: string, type = `"Microsoft.CognitiveServices/accounts"`) =>
  `{ "type": ${type}, "name": "case", "properties": { ${properties} } }`;

testAccountRule(requireCustomerManagedKey, {
  valid: {
    "a key of its owner": account(`"encryption": { "keySource": "microsoft.keyvault" }`),
    "a source nobody knows": account(`"encryption": { "keySource": "[reference('x').source]" }`),
  },
  invalid: {
    "no encryption of its own": {
      json: account("", `«"Microsoft.CognitiveServices/accounts"»`),
      message: "with a key of Microsoft",
      fixed: {
        "Set encryption": account(
          `"encryption": { "keySource": "Microsoft.KeyVault", "keyVaultProperties": { "keyVaultUri": "<address of the key vault>", "keyName": "<name of the key>" } }`,
        ),
      },
    },
    "a key of the service": {
      json: account(`"encryption": { "keySource": «"Microsoft.CognitiveServices"» }`),
      message: "with a key of Microsoft",
    },
  },
});
