import { describe, expect, test } from "vitest";
import { inWords, rolesToWrite, writeRoleAs, type RoleContent } from "#src/core/index";

const guid = "6a0c1f52-4d0e-4a53-9d1a-000000000007";
const subscription = "/subscriptions/6a0c1f52-4d0e-4a53-9d1a-000000000001";
const read = "Microsoft.CognitiveServices/accounts/read";
const write = "Microsoft.CognitiveServices/accounts/write";

const flat = {
  Name: "Reader of accounts",
  Id: guid,
  IsCustom: true,
  Description: "Reads.",
  Actions: [read],
  NotActions: [],
  DataActions: [],
  NotDataActions: [],
  AssignableScopes: [subscription],
};
const permissions = [{ actions: [read], notActions: [], dataActions: [], notDataActions: [] }];
const properties = {
  roleName: "Reader of accounts",
  type: "CustomRole",
  description: "Reads.",
  permissions,
  assignableScopes: [subscription],
};
const role = { id: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${guid}`, name: guid };
const template = (name: string) => ({
  $schema: "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#",
  contentVersion: "1.0.0.0",
  resources: [
    { type: "Microsoft.Authorization/roleDefinitions", apiVersion: "2022-04-01", name, properties },
  ],
});

describe("the same role from every form", () => {
  test.each([
    ["flat", flat],
    [
      "flat, lower case",
      {
        name: flat.Name,
        id: guid,
        description: "Reads.",
        actions: [read],
        assignableScopes: [subscription],
        isCustom: true,
      },
    ],
    [
      "what az prints",
      {
        ...role,
        roleName: flat.Name,
        roleType: "CustomRole",
        description: "Reads.",
        permissions,
        assignableScopes: [subscription],
      },
    ],
    ["REST", { ...role, properties }],
    ["a template resource", template(guid)],
  ])("%s", (_form, json) => {
    expect(rolesToWrite(JSON.stringify(json, null, 2))).toMatchObject([
      {
        kind: "role",
        guid,
        name: "Reader of accounts",
        description: "Reads.",
        permissions,
        assignableScopes: [subscription],
      },
    ]);
  });
});

test("places are those of the text", () => {
  const text = JSON.stringify(flat, null, 2);
  const [found] = rolesToWrite(text);
  if (found?.kind !== "role") throw new Error("no role");
  const at = ({ offset, length }: { offset: number; length: number }) => text.slice(offset, offset + length);
  expect(at(found.nameAt)).toBe('"Reader of accounts"');
  expect(found.entries.map(at)).toEqual([`"${read}"`]);
  expect(found.scopes.map(at)).toEqual([`"${subscription}"`]);
});

test.each([
  ["an id that is worked out when it is deployed", template("[newGuid()]"), /Deploy it instead/],
  [
    "a built-in role",
    { ...role, properties: { ...properties, type: "BuiltInRole" } },
    /built-in role cannot/,
  ],
  ["permissions alone", permissions[0], /permissions alone/],
  [
    "a condition",
    {
      ...role,
      properties: {
        ...properties,
        permissions: [{ ...permissions[0], condition: "x", conditionVersion: "2.0" }],
      },
    },
    /cannot have a condition/,
  ],
])("%s cannot be written, and why", (_name, json, because) => {
  const [found] = rolesToWrite(JSON.stringify(json));
  expect(found?.kind === "unwritable" ? inWords(found.because) : found?.kind).toMatch(because);
});

test("nothing in a document without roles", () => {
  expect(rolesToWrite('{"a": 1}')).toEqual([]);
  expect(rolesToWrite("{")).toEqual([]);
});

describe("a role in Azure, written as the document is", () => {
  const content: RoleContent = {
    name: "Reader of accounts",
    description: "Reads.",
    permissions: [{ actions: [read], notActions: [], dataActions: [], notDataActions: [] }],
    assignableScopes: [subscription],
  };
  const text = `// Ours\n${JSON.stringify({ ...flat, Actions: [read, write] }, null, 2)}\n`;
  const offset = text.indexOf("{");

  test("what is the same stays as it is, comments and order included", () => {
    const both = { ...content.permissions[0], actions: [write, read] } as RoleContent["permissions"][number];
    expect(writeRoleAs(text, offset, { ...content, permissions: [both] })).toBe(text);
  });

  test("an entry that Azure does not have is missing, and one it has besides is there", () => {
    expect(writeRoleAs(text, offset, content)).toBe(text.replace(`,\n    "${write}"`, ""));
    const scopes = [subscription, `${subscription}/resourceGroups/rg`];
    const more = writeRoleAs(text, offset, { ...content, assignableScopes: scopes });
    expect(rolesToWrite(more ?? "")).toMatchObject([{ assignableScopes: scopes }]);
  });

  test("members that are missing are spelled like the others", () => {
    const short = JSON.stringify({ Name: "A", Actions: [read], AssignableScopes: [subscription] }, null, 2);
    const written = writeRoleAs(short, 0, { ...content, name: "A" });
    expect(written).toContain('"Description": "Reads."');
  });

  test("a form that cannot hold it says so", () => {
    const two = [...content.permissions, ...content.permissions];
    expect(writeRoleAs(text, offset, { ...content, permissions: two })).toBeUndefined();
    expect(writeRoleAs(text, 0, content)).toBeUndefined();
  });
});
