import { describe, expect, it } from "vitest";
import { compareEffects, findEffect, nearestEffect, policyEffects } from "#src/core/policy/effect";

const compare = (left: string, right: string) => {
  const [a, b] = [findEffect(left), findEffect(right)];
  return a && b && compareEffects(a, b);
};

describe("policy effects", () => {
  it("are found in any letter case", () => {
    for (const { name } of policyEffects) expect(findEffect(name.toLowerCase())?.name).toBe(name);
  });

  it.each([
    ["DeployIfNotExist", "deployIfNotExists"],
    ["audti", "audit"],
    ["Allow", undefined],
    ["", undefined],
  ])("says which one %o meant", (written, meant) => {
    expect(nearestEffect(written)?.name).toBe(meant);
  });

  it.each([
    ["audit", "deny", "agree"],
    ["audit", "modify", "agree"],
    ["deny", "append", "agree"],
    ["auditIfNotExists", "deployIfNotExists", "agree"],
    ["disabled", "manual", "agree"],
    ["auditAction", "denyAction", "agree"],
    ["audit", "auditIfNotExists", "differ"],
    ["deny", "denyAction", "differ"],
    ["modify", "append", "conflict"],
    ["modify", "deployIfNotExists", "conflict"],
    ["manual", "audit", "conflict"],
    ["addToNetworkGroup", "deny", "conflict"],
  ] as const)("%s and %s: %s", (left, right, expected) => {
    expect(compare(left, right)).toBe(expected);
    expect(compare(right, left)).toBe(expected);
  });

  it("agree with themselves", () => {
    for (const { name } of policyEffects) expect(compare(name, name)).toBe("agree");
  });
});
