import { describe, expect, it } from "vitest";
import { leastRole } from "#src/core/rules/least-built-in-role";

describe("leastRole", () => {
  it.each([
    ["an account", ["Microsoft.CognitiveServices/accounts/write"], "Cognitive Services Contributor"],
    ["a plan of Defender", ["Microsoft.Security/pricings/write"], "Security Admin"],
    ["diagnostic settings", ["Microsoft.Insights/diagnosticSettings/write"], "Monitoring Contributor"],
    ["a storage account", ["Microsoft.Storage/storageAccounts/write"], "Storage Account Contributor"],
    ["a managed disk", ["Microsoft.Compute/disks/write"], "Virtual Machine Contributor"],
    ["a private endpoint", ["Microsoft.Network/privateEndpoints/write"], "Network Contributor"],
    [
      "an extension of a machine",
      ["Microsoft.Compute/virtualMachines/extensions/write"],
      "Virtual Machine Contributor",
    ],
    [
      "an assignment of a guest configuration",
      ["Microsoft.GuestConfiguration/guestConfigurationAssignments/write"],
      "Guest Configuration Resource Contributor",
    ],
    [
      "an assignment of a role, with the rights to deploy it",
      ["Microsoft.Authorization/roleAssignments/write"],
      "Owner",
    ],
  ])("for %s is made for it", (_, writes, expected) => {
    expect(leastRole({ writes, deploys: true })?.name).toBe(expected);
  });

  it.each([
    ["Microsoft.ContainerRegistry/registries/tokens/write"],
    ["Microsoft.MachineLearningServices/workspaces/write"],
  ])("does not read keys of AI services for %s", (operation) => {
    expect(leastRole({ writes: [operation], deploys: false })?.name).not.toBe("Azure AI Administrator");
  });

  it("may allow an operation nobody knows by a wildcard", () => {
    const role = leastRole({ writes: ["Microsoft.CognitiveServices/nothing/write"], deploys: false });
    expect(role?.name).toBe("Cognitive Services Contributor");
  });
});
