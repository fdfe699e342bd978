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

const accounts = "Microsoft.CognitiveServices/accounts";

/** Rules of which a fix grants more by design; why, and a role in which it does. */
const granting: Readonly<
  Record<string, { readonly because: string; readonly permissions: readonly object[] }>
> = {
  "deploy-needs-control-action": {
    because: "it adds the action without which the data actions of the role are of no use",
    permissions: [{ dataActions: [`${accounts}/OpenAI/fine-tunes-deployments/write`] }],
  },
  "known-operation": {
    because: "it names an operation that exists in place of one that grants nothing",
    permissions: [{ actions: [`${accounts}/lisKeys/action`] }],
  },
  "operation-in-wrong-plane": {
    because: "it moves an operation to the list in which it has an effect",
    permissions: [{ actions: [`${accounts}/OpenAI/deployments/chat/completions/action`] }],
  },
  "one-role-format": {
    because: "it keeps one of two readings of a role that is written in two forms",
    permissions: [{ actions: [`${accounts}/read`], dataActions: [`${accounts}/OpenAI/*`] }],
  },
};

const careful = rules.filter(({ meta }) => !Object.hasOwn(granting, meta.id));

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

  it.each(Object.entries(granting))("of %s grant more, so none is safe", (id, { because, permissions }) => {
    const lists = id === "one-role-format" ? { Actions: [`${accounts}/*`] } : {};
    const text = JSON.stringify({ roleName: "Case", type: "CustomRole", ...lists, permissions }, null, 2);
    const before = permissionsIn(text);
    const fixes = lintWith(
      text,
      rules.filter(({ meta }) => meta.id === id),
    ).findings.flatMap((finding) => finding.fixes);
    expect(new Set(fixes.map(({ safety }) => safety)), because).toEqual(new Set(["unsafe"]));
    const gains = fixes.map((fix) => gained(before, permissionsIn(applyEdits(text, fix.edits()))));
    expect(
      gains.some((names) => names.length > 0),
      because,
    ).toBe(true);
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
