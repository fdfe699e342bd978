import { noEmptyRole } from "#src/core/rules/role-definitions/no-empty-role";
import { testDocumentRule } from "#support/rule-tester";

/** A role of a template, with the members of its properties beside the name. */
const inTemplate = (members: string) =>
  `{ "contentVersion": "1.0.0.0", "resources": [{ "type": "Microsoft.Authorization/roleDefinitions", "name": "x", "properties": { "roleName": "Case", ${members} } }] }`;
const loopOf = (name: string, input: string) =>
  `"copy": [{ "name": "${name}", "count": 2, "input": ${input} }]`;

testDocumentRule(noEmptyRole, {
  valid: {
    "a role with data actions alone": `{ "Name": "Case", "IsCustom": true, "Actions": [], "DataActions": ["Microsoft.Search/*"] }`,
    "a role whose second permissions object grants something": `{ "roleName": "Case", "permissions": [{ "actions": [] }, { "actions": ["*/read"] }] }`,
    "a role that keeps a part of its wildcard": `{ "Name": "Case", "Actions": ["*"], "NotActions": ["*/write"] }`,
    "actions nobody can work out": `{ "roleName": "Case", "permissions": [{ "actions": "[parameters('actions')]", "notActions": [] }] }`,
    "a permissions object nobody can work out": `{ "roleName": "Case", "permissions": [{ "actions": [] }, "[parameters('permission')]"] }`,
    "a list that a loop makes": inTemplate(
      `"permissions": [{ "actions": [], ${loopOf("dataActions", `"[variables('entries')[copyIndex('dataActions')]]"`)} }]`,
    ),
    "permissions objects that a loop makes": inTemplate(loopOf("permissions", `{ "actions": ["*/read"] }`)),
    "a list whose name is worked out": inTemplate(
      `"permissions": [{ "[variables('list')]": ["Microsoft.Search/*"] }]`,
    ),
    "a built-in role": `{ "Name": "Case", "IsCustom": false, "Actions": [], "NotActions": [] }`,
  },
  invalid: {
    "a role file without entries": {
      json: `{ "Name": «"Case"», "IsCustom": true, "Actions": [], "NotActions": [] }`,
      message: "neither actions nor dataActions have an entry",
    },
    "a REST body without entries": {
      json: `{ "properties": { "roleName": «"Case"», "permissions": [{ "actions": [], "notActions": ["*/read"] }], "assignableScopes": [] } }`,
      message: "This role grants nothing",
    },
    "a listed role whose subtraction takes everything": {
      json: `[{ "roleName": «"Case"», "permissions": [{ "actions": ["Microsoft.Search/*/read"], "notActions": ["microsoft.search/*"], "dataActions": [] }] }]`,
      message: "its own subtractions take away every entry",
    },
    "a bare permissions object": {
      json: `{ «"actions"»: [], "notActions": [] }`,
      message: "This role grants nothing",
    },
  },
});
