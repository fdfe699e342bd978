import { describe, expect, it } from "vitest";
import { builtInRoles, findRoleByName } from "#src/core/catalog/built-in-roles";
import { findOperation } from "#src/core/catalog/operations";
import { grants, type Plane } from "#src/core/rbac/permissions";

/** The columns of the matrix, from left to right. */
const roles = [
  "Cognitive Services OpenAI User",
  "Cognitive Services OpenAI Contributor",
  "Cognitive Services User",
  "Cognitive Services Contributor",
  "Cognitive Services Data Reader",
  "Cognitive Services Usages Reader",
  "Foundry User",
  "Foundry Project Manager",
  "Foundry Account Owner",
  "Foundry Owner",
  "Azure AI Developer",
  "Azure AI Administrator",
  "Reader",
  "Monitoring Reader",
  "Contributor",
  "Owner",
  "User Access Administrator",
  "Role Based Access Control Administrator",
];

/**
 * Who gets what: `x` where the role grants the operation, conditions taken as met.
 * A name that begins with accounts/ is one of Microsoft.CognitiveServices.
 */
const matrix = `
x x x . . . x x . x x . . . . . . .  data    accounts/OpenAI/deployments/chat/completions/action
x x x . . . x x . x x . . . . . . .  data    accounts/OpenAI/deployments/embeddings/action
x x x . . . x x . x x . . . . . . .  data    accounts/OpenAI/responses/write
x x x . . . x x . x x . . . . . . .  data    accounts/OpenAI/assistants/write
x x x . . . x x . x x . . . . . . .  data    accounts/OpenAI/deployments/realtime/action
x x x . . . x x . x x . . . . . . .  data    accounts/OpenAI/images/generations/action
. x x . . . x x . x x . . . . . . .  data    accounts/OpenAI/moderations/action
. x x . . . x x . x x . . . . . . .  data    accounts/OpenAI/batches/action
. x x . . . x x . x x . . . . . . .  data    accounts/OpenAI/files/write
. x x . . . x x . x x . . . . . . .  data    accounts/OpenAI/fine-tunes/write
. x . . . . . . . x . . . . . . . .  data    accounts/OpenAI/fine-tunes-deployments/write
. x x . x . x x . x x . . . . . . .  data    accounts/OpenAI/stored-completions/read
. . x . . . x x . x . . . . . . . .  data    accounts/AIServices/agents/write
x x x x . . x . x x . x x x x x x x  control accounts/read
. x . x . . . . x x . x . . x x . .  control accounts/deployments/write
. x . x . . . . x x . x . . x x . .  control accounts/raiPolicies/write
. . . x . . . . x x . x . . x x . .  control accounts/raiBlocklists/write
x x x x . x x x x x . x x x x x x x  control Microsoft.CognitiveServices/locations/usages/read
. . x x . . x . x . . x x x x x x x  control Microsoft.Insights/metrics/read
. . . x . . . . x . . x . . x x . .  control Microsoft.Insights/diagnosticSettings/write
. . x x . . x . x x . x . . x x . .  control accounts/listKeys/action
. . . x . . . . x x . x . . x x . .  control accounts/regenerateKey/action
. . . x . . . . x x . x . . x x . .  control accounts/write
. . . x . . . . x x . x . . x x . .  control accounts/connections/listsecrets/action
. . x . . . x x . x . . . . . . . .  data    accounts/AIServices/connections/listSecrets/action
. . . . . . . x x x . . . . . x x x  control Microsoft.Authorization/roleAssignments/write
. . . . . . . . . . . . . . . x x .  control Microsoft.Authorization/roleDefinitions/write
. . . . . . . . . . . . . . . x x .  control Microsoft.Authorization/policyAssignments/write
`;

interface Row {
  readonly cells: string;
  readonly plane: Plane;
  readonly operation: string;
}

function rowsOf(text: string): readonly Row[] {
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const words = line.split(/\s+/);
      const [plane, name = ""] = words.slice(roles.length);
      return {
        cells: words.slice(0, roles.length).join(" "),
        plane: plane === "data" ? "data" : "control",
        operation: name.startsWith("accounts/") ? `Microsoft.CognitiveServices/${name}` : name,
      };
    });
}

describe("what the built-in roles grant", () => {
  it("is as in the matrix, cell by cell", () => {
    const rows = rowsOf(matrix);
    expect(rows).toHaveLength(28);
    expect(rows.filter(({ operation, plane }) => !findOperation(operation, plane))).toEqual([]);

    const actual = rows.map(({ plane, operation }) => {
      const permissions = roles.map((name) => findRoleByName(name)?.permissions ?? []);
      const cells = permissions.map((granted) => (grants(granted, operation, plane) ? "x" : ".")).join(" ");
      return { cells, plane, operation };
    });
    expect(actual).toEqual(rows);
  });
});

/** Each holder by id and name: a role that is renamed keeps its id. */
const keyReaders = `
b78c5d69-af96-48a3-bf8d-a8b4d589de94 Azure AI Administrator
4b42bd01-da42-4c92-9b07-15ea5bd6a602 Cognitive Services Content Understanding Owner
25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68 Cognitive Services Contributor
f72c8140-2111-481c-87ff-72b910f6e3f8 Cognitive Services LUIS Owner
f07febfe-79bc-46b1-8b37-790e26e6e498 Cognitive Services Language Owner
14f26b53-9d80-4924-8141-f664426a48f6 Cognitive Services Security Integration Admin
a97b65f3-24c7-4388-baec-2e87135dc908 Cognitive Services User
b24988ac-6180-42a0-ab88-20f7382dd24c Contributor
512ef07a-840c-48d2-9be4-9a30a75a5c70 Defender Cloud Secrets Posture
e47c6f54-e4a2-4754-9501-8e0985b135e1 Foundry Account Owner
c883944f-8b7b-4483-af10-35834be79c4a Foundry Owner
53ca6127-db72-4b80-b1b0-d745d6d5456d Foundry User
8e3af657-a8ff-443c-a75c-2fe8c4bcb635 Owner
`;

const accountWriters = `
b78c5d69-af96-48a3-bf8d-a8b4d589de94 Azure AI Administrator
25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68 Cognitive Services Contributor
14f26b53-9d80-4924-8141-f664426a48f6 Cognitive Services Security Integration Admin
b24988ac-6180-42a0-ab88-20f7382dd24c Contributor
e47c6f54-e4a2-4754-9501-8e0985b135e1 Foundry Account Owner
c883944f-8b7b-4483-af10-35834be79c4a Foundry Owner
8e3af657-a8ff-443c-a75c-2fe8c4bcb635 Owner
`;

const projectSecretReaders = `
b78c5d69-af96-48a3-bf8d-a8b4d589de94 Azure AI Administrator
25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68 Cognitive Services Contributor
14f26b53-9d80-4924-8141-f664426a48f6 Cognitive Services Security Integration Admin
b24988ac-6180-42a0-ab88-20f7382dd24c Contributor
e47c6f54-e4a2-4754-9501-8e0985b135e1 Foundry Account Owner
c883944f-8b7b-4483-af10-35834be79c4a Foundry Owner
eadc314b-1a2d-4efa-be10-5d325db5065e Foundry Project Manager
8e3af657-a8ff-443c-a75c-2fe8c4bcb635 Owner
`;

const dataSecretReaders = `
19c28022-e58e-450d-a464-0b2a53034789 Cognitive Services Data Contributor (Preview)
a97b65f3-24c7-4388-baec-2e87135dc908 Cognitive Services User
c883944f-8b7b-4483-af10-35834be79c4a Foundry Owner
eadc314b-1a2d-4efa-be10-5d325db5065e Foundry Project Manager
53ca6127-db72-4b80-b1b0-d745d6d5456d Foundry User
`;

const policyAssigners = `
8e3af657-a8ff-443c-a75c-2fe8c4bcb635 Owner
36243c78-bf99-498c-9df9-86d9f8d28608 Resource Policy Contributor
fb1c8493-542b-48eb-b624-b4c8fea62acd Security Admin
18d7d88d-d35e-4fb5-a5c3-7773c20a72d9 User Access Administrator
`;

describe("among all 928 built-in roles", () => {
  const accounts = "Microsoft.CognitiveServices/accounts";

  it.each([
    ["13 read the keys", "control", `${accounts}/listKeys/action`, keyReaders],
    ["7 replace the keys", "control", `${accounts}/regenerateKey/action`, accountWriters],
    ["7 write the account", "control", `${accounts}/write`, accountWriters],
    ["7 read connection secrets", "control", `${accounts}/connections/listsecrets/action`, accountWriters],
    [
      "8 read secrets of projects",
      "control",
      `${accounts}/projects/connections/listsecrets/action`,
      projectSecretReaders,
    ],
    [
      "5 read secrets as data",
      "data",
      `${accounts}/AIServices/connections/listSecrets/action`,
      dataSecretReaders,
    ],
    ["4 assign policies", "control", "Microsoft.Authorization/policyAssignments/write", policyAssigners],
  ] as const)("%s", (_, plane, operation, holders) => {
    const found = builtInRoles()
      .filter(({ permissions }) => grants(permissions, operation, plane))
      .map(({ id, name }) => `${id} ${name}`);
    expect(found.sort()).toEqual(holders.trim().split("\n").sort());
  });
});
