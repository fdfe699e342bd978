import { describe, expect, it } from "vitest";
import { builtInPolicies, policiesOrigin } from "#src/core/catalog/policy-definitions";
import { parseDocument } from "#src/core/document/json-node";
import { canonicalCondition } from "#src/core/policy/canonical";
import { readCondition } from "#src/core/policy/condition";
import { findEffect } from "#src/core/policy/effect";
import { policyText } from "#src/core/policy/policy-text";

function formOf(condition: unknown): string | undefined {
  const { root } = parseDocument(JSON.stringify(condition));
  return root && canonicalCondition(readCondition(root), { text: (node) => policyText(node, "file") });
}

describe("built-in definitions on AI services", () => {
  it.each(builtInPolicies.map((policy) => [policy.name, policy] as const))(
    "can be compared: %s",
    (_, policy) => {
      expect(formOf(policy.condition)).toContain("microsoft.cognitiveservices/accounts");
      if (policy.also) expect(formOf(policy.also.condition)).toContain("microsoft.search/searchservices");
      if (policy.related) expect(formOf(policy.related.existence)).toBeDefined();
      expect(policy.id).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      for (const effect of policy.effects) expect(findEffect(effect)?.documented).toBe(true);
      expect(policy.change !== undefined).toBe(policy.effects.includes("modify"));
      expect(policy.related !== undefined).toBe(
        policy.effects.some((effect) => effect.endsWith("ifnotexists")),
      );
    },
  );

  it("that do less than another one are listed", () => {
    const narrower = builtInPolicies.flatMap((policy) => policy.narrower ?? []);
    expect(narrower).not.toEqual([]);
    expect(builtInPolicies.map(({ id }) => id)).toEqual(expect.arrayContaining(narrower));
  });

  it("have an id each, and a date", () => {
    expect(new Set(builtInPolicies.map(({ id }) => id)).size).toBe(builtInPolicies.length);
    expect(policiesOrigin.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});
