import { describe, expect, it } from "vitest";
import { allOperations } from "#src/core/catalog/operations";
import { coveredSet } from "#src/core/rbac/operation-set";
import type { Plane } from "#src/core/rbac/permissions";
import { worstOperations } from "#src/core/rbac/worst-operations";

const ai = "Microsoft.CognitiveServices/accounts";

describe("the worst operations", () => {
  it.each<[string, Plane, string, readonly string[]]>([
    ["of everything", "control", "*", [`${ai}/listKeys/action`, `${ai}/regenerateKey/action`]],
    ["of one operation that reads keys", "control", `${ai}/listKeys/action`, [`${ai}/listKeys/action`]],
    ["of reading", "control", "*/read", []],
    ["of calling models", "data", `${ai}/OpenAI/deployments/*`, []],
    [
      "of connections",
      "data",
      `${ai}/AIServices/connections/*`,
      [`${ai}/AIServices/connections/listSecrets/action`],
    ],
  ])("%s", (_, plane, entry, expected) => {
    const worst = worstOperations(coveredSet(allOperations(plane), [entry]), plane, 2);
    expect(worst.map(({ name }) => name)).toEqual(expected);
  });

  it("come with the worst risk first", () => {
    const risks = worstOperations(coveredSet(allOperations("control"), ["*"]), "control", 40).map(
      ({ risk }) => risk,
    );
    expect([...new Set(risks)]).toEqual(["keys", "access", "account", "secrets"]);
  });
});
