import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allOperations } from "#src/core/catalog/operations";
import { applyEdits } from "#src/core/document/edits";
import { parseDocument } from "#src/core/document/json-node";
import { lintWith } from "#src/core/engine/lint";
import { differenceOf, effectiveSet, namesOf } from "#src/core/rbac/operation-set";
import type { Permission } from "#src/core/rbac/permissions";
import { findResources } from "#src/core/resources/index";
import { plainPermission } from "#src/core/resources/role-definition";
import { rules } from "#src/core/rules/index";

/** Their fixes say that they grant something: a right that was meant, or named wrongly. */
const granting = ["deploy-needs-control-action", "known-operation", "operation-in-wrong-plane"];
/** Its fixes choose one of two readings of a role. */
const choosing = ["one-role-format"];

const careful = rules.filter(({ meta }) => ![...granting, ...choosing].includes(meta.id));

const accounts = "Microsoft.CognitiveServices/accounts";

const control = fc.constantFrom(
  "Microsoft.CognitiveServices/*",
  `${accounts}/*`,
  `${accounts}/*/action`,
  `${accounts}/connections/*`,
  `${accounts}/listKeys/action`,
  `${accounts}/REGENERATEKEY/action`,
  `${accounts}/write`,
  `${accounts}/deployments/write`,
  "Microsoft.CognitiveServices/*/write",
  "Microsoft.CognitiveServices/*/read",
  "Microsoft.Authorization/*",
  "Microsoft.Authorization/*/write",
  "Microsoft.Authorization/roleAssignments/*",
  "Microsoft.Insights/diagnosticSettings/*",
  "Contoso.Unknown/*",
);

const data = fc.constantFrom(
  "Microsoft.CognitiveServices/*",
  `${accounts}/OpenAI/*`,
  `${accounts}/OpenAI/*/read`,
  `${accounts}/OpenAI/files/*`,
  `${accounts}/OpenAI/fine-tunes/write`,
  `${accounts}/OpenAI/deployments/*`,
  `${accounts}/OpenAI/deployments/chat/completions/action`,
  `${accounts}/AIServices/connections/*`,
  "Microsoft.CognitiveServices/*/action",
);

const permission = fc.record({
  actions: fc.array(control, { maxLength: 4 }),
  notActions: fc.array(control, { maxLength: 2 }),
  dataActions: fc.array(data, { maxLength: 3 }),
  notDataActions: fc.array(data, { maxLength: 2 }),
});

const role = fc.record({
  permissions: fc.array(permission, { minLength: 1, maxLength: 2 }),
  type: fc.constantFrom("CustomRole", "BuiltInRole"),
});

function permissionsIn(text: string): readonly Permission[] {
  const [found] = findResources(parseDocument(text)).resources;
  if (found?.kind !== "roleDefinition") throw new Error(`no role in ${text}`);
  return found.permissions.map(plainPermission);
}

/** What is granted after and was not before. */
function gained(before: readonly Permission[], after: readonly Permission[]): readonly string[] {
  return (["control", "data"] as const).flatMap((plane) => {
    const [old, now] = [before, after].map((list) => effectiveSet(list, allOperations(plane), plane));
    return old && now ? namesOf(differenceOf(now, old)) : [];
  });
}

function lost(before: readonly Permission[], after: readonly Permission[]): readonly string[] {
  return gained(after, before);
}

describe("the fixes of roles", () => {
  it("grant nothing that was not granted before, and take nothing away where they say so", () => {
    fc.assert(
      fc.property(role, ({ permissions, type }) => {
        const text = JSON.stringify({ properties: { roleName: "Case", type, permissions } }, null, 2);
        const before = permissionsIn(text);
        for (const { ruleId, fixes } of lintWith(text, careful).findings) {
          for (const fix of fixes.filter(({ creates, title }) => !creates || title.startsWith("Create"))) {
            const name = `${ruleId}: ${fix.title}`;
            const after = permissionsIn(fix.creates?.content() ?? applyEdits(text, fix.edits()));
            expect(gained(before, after), name).toEqual([]);
            if (fix.safety === "safe") expect(lost(before, after), name).toEqual([]);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it("take away just what their titles say", () => {
    const text = JSON.stringify({
      properties: { roleName: "Case", permissions: [{ actions: ["Microsoft.CognitiveServices/*"] }] },
    });
    const titles = [
      ["without key access", [`${accounts}/listKeys/action`, `${accounts}/regenerateKey/action`]],
      ["without account writes", [`${accounts}/write`]],
      [
        "without connection secrets",
        [`${accounts}/connections/listsecrets/action`, `${accounts}/projects/connections/listsecrets/action`],
      ],
    ] as const;
    for (const [ending, withheld] of titles) {
      const fix = lintWith(text, careful)
        .findings.flatMap(({ fixes }) => fixes)
        .find(({ title }) => title.endsWith(ending));
      const after = permissionsIn(applyEdits(text, fix?.edits() ?? []));
      expect(lost(permissionsIn(text), after), ending).toEqual(withheld);
    }
  });
});
