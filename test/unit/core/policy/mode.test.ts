import { describe, expect, it } from "vitest";
import {
  findMode,
  isNeverIndexed,
  isProviderModeName,
  nearestMode,
  policyModes,
} from "#src/core/policy/mode";

describe("policy modes", () => {
  it("are found in any letter case", () => {
    for (const { name } of policyModes) expect(findMode(name.toUpperCase())?.name).toBe(name);
    expect(findMode("Everything")).toBeUndefined();
  });

  it.each([
    ["Index", "Indexed"],
    ["al", undefined],
    ["Al", undefined],
    ["Alll", "All"],
    ["Microsoft.Kubernetes", "Microsoft.Kubernetes.Data"],
    ["Microsoft.KeyVaults.Data", "Microsoft.KeyVault.Data"],
    ["Microsoft.MachineLearningServices.v1.Data", "Microsoft.MachineLearningServices.v2.Data"],
    ["Microsoft.Compute.Data", undefined],
    ["", undefined],
  ])("says which one %o meant", (written, meant) => {
    expect(nearestMode(written)?.name).toBe(meant);
  });

  it.each([
    ["Microsoft.Example.Data", true],
    ["Microsoft.Example.v2.Data", true],
    ["Microsoft.Example", false],
    ["Example.Data", false],
  ])("tells whether %o has the form of a provider's mode", (name, expected) => {
    expect(isProviderModeName(name)).toBe(expected);
  });

  it("knows types that Indexed leaves out", () => {
    expect(isNeverIndexed("microsoft.resources/SUBSCRIPTIONS")).toBe(true);
    expect(isNeverIndexed("Microsoft.CognitiveServices/accounts")).toBe(false);
  });
});
