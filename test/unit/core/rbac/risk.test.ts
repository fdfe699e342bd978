import { describe, expect, it } from "vitest";
import { allOperations } from "#src/core/catalog/operations";
import type { Plane } from "#src/core/rbac/permissions";
import { riskOf, risksOf, weightOfRisk, type Risk } from "#src/core/rbac/risk";

const ai = "Microsoft.CognitiveServices/accounts";

describe("riskOf", () => {
  const cases: [string, string, Plane, Risk][] = [
    ["reading the keys", `${ai}/LISTKEYS/action`, "control", "keys"],
    ["replacing the keys", `${ai}/regenerateKey/action`, "control", "keys"],
    [
      "reading the secrets of connections as data",
      `${ai}/AIServices/connections/listSecrets/action`,
      "data",
      "keys",
    ],
    ["assigning roles", "Microsoft.Authorization/roleAssignments/write", "control", "access"],
    [
      "scheduling an assignment",
      "Microsoft.Authorization/roleAssignmentScheduleRequests/write",
      "control",
      "access",
    ],
    ["writing the account", `${ai}/write`, "control", "account"],
    ["writing a child of the account", `${ai}/deployments/write`, "control", "change"],
    ["endpoint keys behind a read", `${ai}/QnAMaker.v2/endpointkeys/read`, "data", "secrets"],
    ["keys of another service", "Microsoft.Storage/storageAccounts/listKeys/action", "control", "secrets"],
    ["deleting something", "Microsoft.Insights/diagnosticSettings/delete", "control", "change"],
    ["writing data", `${ai}/OpenAI/files/write`, "data", "use"],
    ["calling a model", `${ai}/OpenAI/deployments/chat/completions/action`, "data", "use"],
    ["reading", `${ai}/read`, "control", "read"],
  ];
  it.each(cases)("of %s", (_, operation, plane, risk) => expect(riskOf(operation, plane)).toBe(risk));
});

describe("risksOf", () => {
  it.each(["control", "data"] as const)("agrees with riskOf for every operation of the %s plane", (plane) => {
    const index = allOperations(plane);
    const differing = index.names.filter(
      (name, place) => risksOf(index, plane)[place] !== riskOf(name, plane),
    );
    expect(differing).toEqual([]);
  });
});

describe("weightOfRisk", () => {
  const total = new Map<Risk, number>();
  for (const plane of ["control", "data"] as const) {
    for (const risk of risksOf(allOperations(plane), plane)) {
      total.set(risk, (total.get(risk) ?? 0) + weightOfRisk[risk]);
    }
  }
  const together = (...risks: readonly Risk[]) =>
    risks.reduce((sum, risk) => sum + (total.get(risk) ?? 0), 0);

  it("puts one operation of a kind above all lesser ones of the catalogue together", () => {
    expect(weightOfRisk.secrets).toBeGreaterThan(together("change", "use", "read"));
    expect(weightOfRisk.account).toBeGreaterThan(together("secrets", "change", "use", "read"));
    expect(weightOfRisk.access).toBeGreaterThan(together("account", "secrets", "change", "use", "read"));
    expect(weightOfRisk.keys).toBeGreaterThan(
      together("access", "account", "secrets", "change", "use", "read"),
    );
  });
});
