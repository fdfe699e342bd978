import { describe, expect, it } from "vitest";
import { builtInPolicies, policiesOrigin } from "#src/core/catalog/policy-definitions";
import { parseDocument } from "#src/core/document/json-node";
import { canonicalCondition } from "#src/core/policy/canonical";
import { readCondition } from "#src/core/policy/condition";
import { findEffect } from "#src/core/policy/effect";
import { policyText } from "#src/core/policy/policy-text";

describe("built-in definitions on AI services", () => {
  it.each(builtInPolicies.map((policy) => [policy.name, policy] as const))(
    "can be compared: %s",
    (_, policy) => {
      const { root } = parseDocument(JSON.stringify(policy.condition));
      const form = root && canonicalCondition(readCondition(root), (node) => policyText(node, "file"));
      expect(form).toContain("microsoft.cognitiveservices/accounts");
      expect(policy.id).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      for (const effect of policy.effects) expect(findEffect(effect)?.documented).toBe(true);
      expect(policy.change !== undefined).toBe(policy.effects.includes("modify"));
    },
  );

  it("have an id each, and a date", () => {
    expect(new Set(builtInPolicies.map(({ id }) => id)).size).toBe(builtInPolicies.length);
    expect(policiesOrigin.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});
