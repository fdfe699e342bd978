import { validAssignableScope } from "#src/core/rules/role-definitions/valid-assignable-scope";
import { testRule } from "#support/rule-tester";

const subscription = "/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f";
const group = "/providers/Microsoft.Management/managementGroups";

const spellings = {
  "a role file": (scopes: string) =>
    `{ "Name": "Case", "IsCustom": true, "Actions": ["*/read"], "AssignableScopes": ${scopes} }`,
  "a listed role": (scopes: string) =>
    `[{ "roleName": "Case", "permissions": [{ "actions": ["*/read"] }], "assignableScopes": ${scopes} }]`,
  "a REST body": (scopes: string) =>
    `{ "properties": { "roleName": "Case", "permissions": [{ "actions": ["*/read"] }], "assignableScopes": ${scopes} } }`,
};

testRule(validAssignableScope, spellings, {
  valid: {
    "a subscription, a resource group and one management group": `["${subscription}", "${subscription}/resourcegroups/rg-ai", "${group}/platform"]`,
    "a resource": `["${subscription}/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/a"]`,
    "a placeholder, which is another rule's business": `["/subscriptions/{subscriptionId}"]`,
    "what a tool fills in": `["/subscriptions/\${SUBSCRIPTION_ID}", "$SCOPE"]`,
    "scopes nobody can work out": `"[parameters('scopes')]"`,
  },
  invalid: {
    "the root beside a subscription": {
      json: `[«"/"», "${subscription}"]`,
      message: "the root scope is for built-in roles",
      fixed: {
        'Remove "/"': `["${subscription}"]`,
        "Replace with a subscription to fill in": `["/subscriptions/<subscription-id>", "${subscription}"]`,
      },
    },
    "a wildcard": {
      json: `[«"/subscriptions/*"»]`,
      message: "it has a wildcard",
      fixed: { "Replace with a subscription to fill in": `["/subscriptions/<subscription-id>"]` },
    },
    "an empty list": {
      json: `«[]»`,
      message: "can be assigned nowhere",
      fixed: { "Add a subscription to fill in": `["/subscriptions/<subscription-id>"]` },
    },
    "a second management group": {
      json: `["${group}/one", «"${group}/two"»]`,
      message: "a second management group",
    },
    "texts that are no scope": {
      json: `[«"3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f"», «"/subscriptions/production"», «"/subscription/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f"», «"${subscription}/rg-ai"»]`,
      message: [
        'does not begin with "/"',
        "is not the id of a subscription",
        "it is none of",
        "it is none of",
      ],
    },
  },
});

testRule(
  validAssignableScope,
  { "the document": (text) => text },
  {
    valid: {
      "the root in a built-in role": `{ "Name": "Case", "IsCustom": false, "Actions": ["*/read"], "AssignableScopes": ["/"] }`,
      "no list at all": `{ "Name": "Case", "IsCustom": true, "Actions": ["*/read"] }`,
    },
    invalid: {},
  },
);
