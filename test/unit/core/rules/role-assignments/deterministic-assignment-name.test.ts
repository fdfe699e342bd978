import { deterministicAssignmentName } from "#src/core/rules/role-assignments/deterministic-assignment-name";
import { assignment, roleId, roleIds, subscriptionTemplate, template } from "#support/assignments";
import { testDocumentRule } from "#support/rule-tester";

const named = (name: string) =>
  template(assignment(roleId(roleIds.openAiUser)).replace(`"[guid('a', 'b')]"`, () => name));
const role = roleId(roleIds.openAiUser).slice(2, -2);
const fix = "Derive the name from scope, principal and role";
const ofSite = `"[reference(resourceId('Microsoft.Web/sites', 'app'), '2023-12-01', 'full').identity.principalId]"`;
const inSubscription = (name: string) =>
  subscriptionTemplate(assignment(roleId(roleIds.openAiUser)).replace(`"[guid('a', 'b')]"`, () => name));
const ofApp = (name: string, principal = ofSite) =>
  template(assignment(roleId(roleIds.openAiUser), { principal }).replace(`"[guid('a', 'b')]"`, () => name));

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
    "a parameter whose default is to be replaced": template(
      assignment(roleId(roleIds.openAiUser)).replace(`"[guid('a', 'b')]"`, `"[parameters('name')]"`),
      `"parameters": { "name": { "type": "string", "defaultValue": "" } }, `,
    ),
    "a name handed in": named(`"[parameters('name')]"`),
    "a name below an account": named(`"[concat('chat/Microsoft.Authorization/', guid('chat', 'user'))]"`),
  },
  invalid: {
    "a name that is no GUID": {
      json: named(`«"openai-user"»`),
      message: `"openai-user" is no GUID. The name of an assignment has to be one, or Azure refuses it.`,
      fixed: {
        [fix]: named(`"[guid(resourceGroup().id, parameters('principalId'), ${role})]"`),
      },
    },
    "a template of a subscription, which has no resource group": {
      json: inSubscription(`«"openai-user"»`),
      message: "is no GUID",
      fixed: {
        [fix]: inSubscription(`"[guid(subscription().id, parameters('principalId'), ${role})]"`),
      },
    },
    "a principal that is read from a resource, which no name can be made of": {
      json: ofApp(`«"openai-user"»`),
      message: "is no GUID",
      fixed: {
        [fix]: ofApp(`"[guid(resourceGroup().id, resourceId('Microsoft.Web/sites', 'app'), ${role})]"`),
      },
    },
    "a principal that is read from what is read": {
      json: ofApp(`«"openai-user"»`, `"[reference(reference('first').outputs.id.value).principalId]"`),
      message: "is no GUID",
      fixed: {},
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
