import { describe, expect, it } from "vitest";
import { aliasesOrigin, isKnownAiAlias, nearestAiAlias } from "#src/core/catalog/policy-aliases";

const accounts = "Microsoft.CognitiveServices/accounts";

describe("aliases of AI services", () => {
  it.each([
    `${accounts}/disableLocalAuth`,
    `${accounts.toUpperCase()}/SKU.NAME`,
    `${accounts}/userOwnedStorage`,
  ])("knows %s", (alias) => {
    expect(isKnownAiAlias(alias)).toBe(true);
    expect(nearestAiAlias(alias)).toBeUndefined();
  });

  it.each([
    [`${accounts}/disableLocalAut`, `${accounts}/disableLocalAuth`],
    [`${accounts}/networkAcls.defaultActions`, `${accounts}/networkAcls.defaultAction`],
    [`${accounts}/networkAcls/defaultAction`, `${accounts}/networkAcls.defaultAction`],
    [`${accounts}/sku`, undefined],
    [`${accounts}/something.else`, undefined],
    ["Microsoft.Search/searchServices/disableLocalAut", undefined],
  ])("says what %s meant", (written, meant) => {
    expect(nearestAiAlias(written)).toBe(meant);
  });

  it("says when and where the aliases were read", () => {
    expect(aliasesOrigin.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(aliasesOrigin.sources.length).toBeGreaterThan(0);
  });
});
