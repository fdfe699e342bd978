import { describe, expect, it } from "vitest";
import { aiRoles, builtInRoles } from "#src/core/catalog/built-in-roles";
import { allOperations } from "#src/core/catalog/operations";
import { recommendedRoles } from "#src/core/catalog/role-notes";
import { capabilityById, type CapabilityId } from "#src/core/rbac/capability";
import {
  exactPermission,
  measureRoles,
  smallestPair,
  sufficientRoles,
  type Needed,
  type Role,
} from "#src/core/rbac/least-role";
import { indexOperations } from "#src/core/rbac/operation-index";
import { grants, type Permission } from "#src/core/rbac/permissions";

const catalogue = { control: allOperations("control"), data: allOperations("data") };
const everyRole = measureRoles(builtInRoles(), catalogue);
const aiRolesOnly = measureRoles(aiRoles(), catalogue);
const worthSuggesting = measureRoles(recommendedRoles(), catalogue);

function neededFor(...ids: readonly CapabilityId[]): Needed {
  const of = (plane: "control" | "data") =>
    ids.map((id) => capabilityById[id]).flatMap((one) => (one.plane === plane ? one.needed : []));
  return { control: of("control"), data: of("data") };
}

function names(roles: readonly Role[] | undefined): readonly string[] {
  return (roles ?? []).map(({ name }) => name);
}

describe("sufficientRoles", () => {
  const cases: [string, readonly CapabilityId[], string][] = [
    [
      "call models",
      ["chat", "embeddings", "responses", "assistants", "images", "audio"],
      "Cognitive Services OpenAI User",
    ],
    ["deploy models", ["deploy-models"], "Cognitive Services OpenAI Contributor"],
    ["change content filters", ["content-filters"], "Cognitive Services OpenAI Contributor"],
    ["fine-tune", ["fine-tune", "upload-training-data"], "Cognitive Services OpenAI Contributor"],
    ["run batches", ["batch"], "Cognitive Services OpenAI Contributor"],
    ["see the quota", ["see-quota"], "Cognitive Services Usages Reader"],
    ["assign roles", ["assign-roles"], "Role Based Access Control Administrator"],
  ];
  it.each(cases)("puts the smallest role first to %s", (_, ids, expected) => {
    expect(
      sufficientRoles(neededFor(...ids), everyRole, catalogue)[0]?.roles.map(({ name }) => name),
    ).toEqual([expected]);
  });

  it("puts every role that reads the keys behind all that do not", () => {
    const suggestions = sufficientRoles(neededFor("chat"), everyRole, catalogue);
    const firstWithKeys = suggestions.findIndex(({ beyond }) => beyond.keys > 0);
    expect(firstWithKeys).toBeGreaterThan(0);
    expect(suggestions.slice(firstWithKeys).every(({ beyond }) => beyond.keys > 0)).toBe(true);
    expect(names(suggestions.map(({ roles }) => roles[0]).filter((role) => role !== undefined))).toContain(
      "Cognitive Services User",
    );
  });

  it("says what is granted beyond, by kind of risk", () => {
    const [usages] = sufficientRoles(neededFor("see-quota"), everyRole, catalogue);
    expect(usages).toMatchObject({
      weight: 0,
      beyond: { keys: 0, access: 0, account: 0, change: 0, use: 0, read: 0 },
    });
  });

  it("does not count what a condition limits", () => {
    const found = sufficientRoles(neededFor("assign-roles", "read-keys"), everyRole, catalogue);
    expect(found.flatMap(({ roles }) => names(roles))).toEqual(["Owner"]);
  });

  it("weighs operations outside the catalogue by the entries that cover them", () => {
    const unknown = { control: ["Microsoft.CognitiveServices/accounts/somethingNew/read"], data: [] };
    const found = sufficientRoles(unknown, aiRolesOnly, catalogue).flatMap(({ roles }) => names(roles));
    expect(found).toContain("Reader");
    expect(found).not.toContain("Cognitive Services Usages Reader");
  });

  it("finds none for what no role grants", () => {
    expect(
      sufficientRoles({ control: [], data: ["Contoso.Things/use/action"] }, everyRole, catalogue),
    ).toEqual([]);
  });
});

describe("smallestPair", () => {
  it("finds two roles where one is not enough", () => {
    const pair = smallestPair(neededFor("chat", "deploy-models", "see-metrics"), worthSuggesting, catalogue);
    expect(names(pair?.roles)).toEqual(["Reader", "Cognitive Services OpenAI Contributor"]);
  });

  it("finds none where one is enough, or two are not", () => {
    expect(smallestPair(neededFor("chat"), aiRolesOnly, catalogue)).toBeUndefined();
    expect(
      smallestPair({ control: [], data: ["Contoso.Things/use/action"] }, everyRole, catalogue),
    ).toBeUndefined();
  });

  it("is the best of all pairs", () => {
    const index = indexOperations(["X/a/read", "X/b/read", "X/c/write", "X/d/write", "X/listKeys/action"]);
    const universe = { control: index, data: indexOperations([]) };
    const role = (name: string, ...actions: readonly string[]): Role => ({
      name,
      permissions: [{ ...nothing, actions }],
    });
    const roles = measureRoles(
      [
        role("reads everything", "*/read"),
        role("writes everything", "*/write"),
        role("writes c", "X/c/write"),
        role("writes c and lists keys", "X/c/write", "X/listKeys/action"),
        role("reads a", "X/a/read"),
      ],
      universe,
    );
    expect(
      names(smallestPair({ control: ["x/A/read", "X/c/write"], data: [] }, roles, universe)?.roles),
    ).toEqual(["reads a", "writes c"]);
  });
});

const nothing: Permission = { actions: [], notActions: [], dataActions: [], notDataActions: [] };

describe("exactPermission", () => {
  it("grants what is needed, sorted and once, and nothing else", () => {
    const needed = { control: ["X/b/read", "X/a/read", "x/B/read"], data: ["X/c/use/action"] };
    const permission = exactPermission(needed);
    expect(permission).toEqual({
      ...nothing,
      actions: ["X/a/read", "x/B/read"],
      dataActions: ["X/c/use/action"],
    });
    expect(grants([permission], "X/c/use/action", "control")).toBe(false);
  });
});
