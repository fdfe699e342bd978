import { expect, it } from "vitest";
import { parseDocument } from "#src/core/document/json-node";
import { isAllowedRole } from "#src/core/engine/allowed-roles";
import { findResources } from "#src/core/resources/index";

const user = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";
const assignment = (role: string): string =>
  JSON.stringify({
    properties: { principalId: "b2f4a1c0-6d1e-4c53-9f0a-2a7d3e5c8b91", roleDefinitionId: role },
  });

it.each([
  [
    "its GUID",
    `/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/${user}`,
    [user.toUpperCase()],
    true,
  ],
  [
    "its name",
    `/providers/Microsoft.Authorization/roleDefinitions/${user}`,
    ["cognitive services openai user"],
    true,
  ],
  ["no other name", `/providers/Microsoft.Authorization/roleDefinitions/${user}`, ["Owner"], false],
  ["nothing where it is not known", "[parameters('role')]", ["Owner", user], false],
])("knows an assigned role by %s", (_name, role, allowed, expected) => {
  const { resources } = findResources(parseDocument(assignment(role)));
  expect(resources.map((resource) => isAllowedRole(resource, allowed))).toEqual([expected]);
});
