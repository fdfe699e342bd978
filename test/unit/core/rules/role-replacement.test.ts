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
