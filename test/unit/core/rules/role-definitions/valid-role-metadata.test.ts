import { validRoleMetadata } from "#src/core/rules/role-definitions/valid-role-metadata";
import { testDocumentRule } from "#support/rule-tester";

const guid = "3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f";
const file = (members: string) => `{ ${members}, "Actions": ["*/read"], "NotActions": [] }`;
const body = (members: string) =>
  `{ "properties": { ${members}, "permissions": [{ "actions": ["*/read"] }], "assignableScopes": [] } }`;

testDocumentRule(validRoleMetadata, {
  valid: {
    "a role with a name and a description": file(`"Name": "Case", "Id": null, "Description": "A case."`),
    "an id that is a GUID": file(`"Name": "Case", "Id": "${guid}", "Description": "A case."`),
    "an id that is a path": file(
      `"roleName": "Case", "id": "/subscriptions/${guid}/providers/Microsoft.Authorization/roleDefinitions/${guid.toUpperCase()}", "description": "A case."`,
    ),
    "an id that a tool fills in": file(`"Name": "Case", "Id": "\${role_id}", "Description": "A case."`),
    "a bare permissions object, which has no metadata": `{ "actions": ["*/read"], "notActions": [] }`,
    "a built-in role": file(`"Name": "Case", "Id": "x", "IsCustom": false, "Description": ""`),
    "a type and a flag that agree": body(
      `"roleName": "Case", "type": "customRole", "isCustom": true, "description": "A case."`,
    ),
    "a name of just the length that Azure accepts": file(
      `"Name": "${"n".repeat(512)}", "Description": "${"d".repeat(2048)}"`,
    ),
  },
  invalid: {
    "a role file without a description": {
      json: file(`"Name": «"Case"», "IsCustom": true`),
      message: "This role has no description",
    },
    "a REST body whose name is empty and whose description is null": {
      json: body(`"roleName": «""», "description": null`),
      message: "This role has no name and no description. Azure refuses",
    },
    "a name that is too long": {
      json: file(`"Name": «"${"n".repeat(513)}"», "Description": "A case."`),
      message: "This name has 513 characters. Azure accepts 512",
    },
    "a description that is too long": {
      json: body(`"roleName": "Case", "description": «"${"d".repeat(2049)}"»`),
      message: "This description has 2049 characters",
    },
    "an id that is a name": {
      json: file(`"Name": "Case", "Id": «"case-role"», "Description": "A case."`),
      message: `"case-role" is not a GUID`,
    },
    "a flag that contradicts the type": {
      json: `[{ "roleName": "Case", "roleType": "BuiltInRole", "isCustom": «true», "permissions": [{ "actions": ["*/read"] }] }]`,
      message: "contradict each other",
    },
  },
});
