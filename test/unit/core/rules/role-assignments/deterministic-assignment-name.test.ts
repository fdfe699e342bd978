import { deterministicAssignmentName } from "#src/core/rules/role-assignments/deterministic-assignment-name";
import { assignment, roleId, roleIds, template } from "#support/assignments";
import { testDocumentRule } from "#support/rule-tester";

const named = (name: string) =>
  template(assignment(roleId(roleIds.openAiUser)).replace(`"[guid('a', 'b')]"`, () => name));
const role = roleId(roleIds.openAiUser).slice(2, -2);

testDocumentRule(deterministicAssignmentName, {
  valid: {
    "a GUID made of what it is about": named(
      `"[guid(resourceGroup().id, parameters('principalId'), 'user')]"`,
    ),
    "a GUID made of several values in one text": named(
      `"[guid(concat(resourceGroup().id, parameters('principalId'), 'user'))]"`,
    ),
    "a GUID": named(`"3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f"`),
    "a GUID from a variable": template(
      assignment(roleId(roleIds.openAiUser)).replace(`"[guid('a', 'b')]"`, `"[variables('name')]"`),
      `"variables": { "name": "[guid(resourceGroup().id, parameters('principalId'))]" }, `,
    ),
    "a parameter that nobody has set": named(`"[parameters('principalId')]"`),
    "a name handed in": named(`"[parameters('name')]"`),
    "a name below an account": named(`"[concat('chat/Microsoft.Authorization/', guid('chat', 'user'))]"`),
  },
  invalid: {
    "a name that is no GUID": {
      json: named(`«"openai-user"»`),
      message: "is no GUID",
      fixed: {
        "Derive the name from scope, principal and role": named(
          `"[guid(resourceGroup().id, parameters('principalId'), ${role})]"`,
        ),
      },
    },
    "a text that is no GUID": {
      json: named(`«"[uniqueString(resourceGroup().id)]"»`),
      message: "uniqueString() makes no GUID",
    },
    "another name each time, from a variable": {
      json: template(
        assignment(roleId(roleIds.openAiUser)).replace(`"[guid('a', 'b')]"`, `«"[variables('name')]"»`),
        `"variables": { "name": "[newGuid()]" }, `,
      ),
      message: "another name at each deployment",
    },
    "another name each time": {
      json: named(`«"[newGuid()]"»`),
      message: "another name at each deployment",
    },
    "one name for all, in a text": {
      json: named(`«"[guid(concat('user'))]"»`),
      message: "the same name",
    },
    "one name for all": {
      json: named(`«"[guid(resourceGroup().id)]"»`),
      message: "the same name",
    },
  },
});
