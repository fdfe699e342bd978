import { describe, expect, it } from "vitest";
import { lint } from "#src/core/index";
import { acceptedPolicies } from "#support/policy-shapes";

describe("what Azure accepts", () => {
  it.each(Object.entries(acceptedPolicies))("is no error and no warning: %s", (_, policy) => {
    const { kind, problems, findings } = lint(JSON.stringify(policy, null, 2));
    expect({ kind, problems }).toEqual({ kind: "resources", problems: [] });
    expect(findings.filter(({ severity }) => severity === "error" || severity === "warning")).toEqual([]);
  });

  it("is a neighbour that stays silent: an initiative", () => {
    const initiative = {
      properties: {
        policyType: "BuiltIn",
        parameters: { effect: { type: "String", allowedValues: ["Audit"], defaultValue: "Audit" } },
        policyDefinitions: [
          {
            policyDefinitionReferenceId: "a",
            policyDefinitionId:
              "/providers/Microsoft.Authorization/policyDefinitions/71ef260a-8f18-47b7-abcb-62d0673d94dc",
            parameters: { effect: { value: "[parameters('effect')]" } },
          },
        ],
      },
    };
    expect(lint(JSON.stringify(initiative))).toMatchObject({ kind: "neighbour", findings: [] });
  });
});
