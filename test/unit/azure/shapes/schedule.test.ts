import { describe, expect, test } from "vitest";
import { readActivation, readEligibleAssignment } from "#src/azure/shapes/schedule";

/** Bodies in the shape of the published REST specification, and what we make of them. */

const subscription = "/subscriptions/11111111-1111-4111-8111-111111111111";
const contributor = `${subscription}/providers/Microsoft.Authorization/roleDefinitions/25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68`;
const group = `${subscription}/resourceGroups/rg-ai`;

describe("an eligible assignment", () => {
  const id = `${group}/providers/Microsoft.Authorization/roleEligibilityScheduleInstances/e1`;
  const properties = {
    scope: group,
    roleDefinitionId: contributor,
    principalId: "p-1",
    principalType: "User",
    roleEligibilityScheduleId: `${group}/providers/Microsoft.Authorization/roleEligibilitySchedules/s1`,
    status: "Provisioned",
    startDateTime: "2025-01-02T03:04:05.678Z",
    endDateTime: "2026-01-02T03:04:05.678Z",
    memberType: "Direct",
    createdOn: "2025-01-02T03:04:05.678Z",
    condition: null,
    conditionVersion: null,
    expandedProperties: {
      scope: { id: group, displayName: "rg-ai", type: "resourcegroup" },
      roleDefinition: { id: contributor, displayName: "Cognitive Services Contributor", type: "BuiltInRole" },
      principal: { id: "p-1", displayName: "Grace", email: "grace@contoso.example", type: "User" },
    },
  };
  const body = {
    id,
    name: "e1",
    type: "Microsoft.Authorization/roleEligibilityScheduleInstances",
    properties,
  };

  test("as REST lists it, names and all", () => {
    expect(readEligibleAssignment(body)).toEqual({
      id,
      name: "e1",
      scope: group,
      roleDefinitionId: contributor,
      principalId: "p-1",
      principalType: "User",
      principalName: "Grace",
      principalDetail: "grace@contoso.example",
      memberType: "Direct",
      from: "2025-01-02T03:04:05.678Z",
      until: "2026-01-02T03:04:05.678Z",
    });
  });

  test("of a group at a management group, without end, on a condition", () => {
    const scope = "/providers/Microsoft.Management/managementGroups/platform";
    const condition = "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})))";
    const inherited = {
      ...body,
      properties: {
        ...properties,
        scope,
        principalType: undefined,
        endDateTime: null,
        memberType: "Inherited",
        condition,
        conditionVersion: "2.0",
        expandedProperties: { principal: { id: "p-1", displayName: "AI team", type: "Group" } },
      },
    };
    const read = readEligibleAssignment(inherited);
    expect(read).toMatchObject({
      scope,
      principalType: "Group",
      principalName: "AI team",
      memberType: "Inherited",
      condition,
    });
    expect(read).not.toHaveProperty("until");
  });

  test("as the SDK models it: flat, with dates, of a kind of member from the future", () => {
    const model = {
      ...properties,
      id,
      name: "e1",
      memberType: "Robotic",
      endDateTime: new Date("2026-01-02T03:04:05.678Z"),
    };
    const read = readEligibleAssignment(model);
    expect(read).toMatchObject({ scope: group, until: "2026-01-02T03:04:05.678Z" });
    expect(read).not.toHaveProperty("memberType");
  });

  test.each([
    ["nobody in it", { id, properties: { scope: group, roleDefinitionId: contributor } }],
    ["no role in it", { id, properties: { scope: group, principalId: "p" } }],
    ["no id", { properties }],
    ["no object at all", "e1"],
  ])("with %s is left out", (_name, broken) => {
    expect(readEligibleAssignment(broken)).toBeUndefined();
  });
});

describe("an activation", () => {
  const instance = (assignmentType: string, more: object = {}) => ({
    id: `${subscription}/providers/Microsoft.Authorization/roleAssignmentScheduleInstances/i1`,
    name: "i1",
    type: "Microsoft.Authorization/roleAssignmentScheduleInstances",
    properties: {
      scope: subscription,
      roleDefinitionId: contributor,
      principalId: "p-1",
      principalType: "User",
      roleAssignmentScheduleId: `${subscription}/providers/Microsoft.Authorization/roleAssignmentSchedules/s1`,
      originRoleAssignmentId: `${subscription}/providers/Microsoft.Authorization/roleAssignments/a1`,
      linkedRoleEligibilityScheduleId: `${subscription}/providers/Microsoft.Authorization/roleEligibilitySchedules/s2`,
      status: "Provisioned",
      startDateTime: "2025-01-02T08:00:00Z",
      endDateTime: "2025-01-02T16:00:00Z",
      assignmentType,
      memberType: "Direct",
      ...more,
    },
  });

  test("names the assignment it made, and its end", () => {
    expect(readActivation(instance("Activated"))).toEqual({
      assignmentName: "a1",
      scope: subscription,
      roleDefinitionId: contributor,
      principalId: "p-1",
      until: "2025-01-02T16:00:00Z",
    });
  });

  test("that names no assignment still says what it grants", () => {
    const read = readActivation(instance("Activated", { originRoleAssignmentId: null }));
    expect(read).toMatchObject({ scope: subscription, principalId: "p-1" });
    expect(read).not.toHaveProperty("assignmentName");
  });

  test("is not what stands by itself, although the same list has it", () => {
    expect(readActivation(instance("Assigned"))).toBeUndefined();
  });
});
