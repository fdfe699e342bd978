import { expect, it } from "vitest";
import { applyEdits, lint } from "#src/core/index";
import { accountScope, assignment, roleId, roleIds, template } from "#support/assignments";

const { cognitiveServicesUser, openAiUser } = roleIds;

function fixOf(text: string) {
  const finding = lint(text).findings.find(({ ruleId }) => ruleId === "no-key-access-role");
  const fix = finding?.fixes[0];
  return { title: fix?.title, after: fix && applyEdits(text, fix.edits()) };
}

it("replaces the id inside the expression and says what is lost", () => {
  const text = template(assignment(roleId(cognitiveServicesUser), { scope: accountScope }));
  const { title, after } = fixOf(text);
  expect(title).toMatch(
    /^Assign Cognitive Services OpenAI User instead \(no longer: .+, .+, .+, \d+ more\)$/,
  );
  expect(after).toBe(text.replace(cognitiveServicesUser, openAiUser));
});

it("replaces the id in the variable it comes from", () => {
  const text = template(
    assignment(`"[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', variables('role'))]"`, {
      scope: accountScope,
    }),
    `"variables": { "role": "${cognitiveServicesUser}" }, `,
  );
  expect(fixOf(text).after).toBe(text.replace(cognitiveServicesUser, openAiUser));
});

it("offers no role that a parameter on the way does not take", () => {
  const idOf = (guid: string) => `/providers/Microsoft.Authorization/roleDefinitions/${guid}`;
  const declared = (...allowed: readonly string[]) =>
    template(assignment(`"[parameters('role')]"`, { scope: accountScope })).replace(
      `"parameters": {`,
      `"parameters": { "role": { "type": "string", "defaultValue": "${idOf(cognitiveServicesUser)}", "allowedValues": ${JSON.stringify(allowed.map(idOf))} },`,
    );
  const both = declared(cognitiveServicesUser, openAiUser);
  expect(fixOf(both).after).toBe(both.replace(cognitiveServicesUser, openAiUser));
  expect(fixOf(declared(cognitiveServicesUser)).after).toBeUndefined();
});
