import { describe, expect, it } from "vitest";
import { applyEdits } from "#src/core/document/edits";
import { parseDocument } from "#src/core/document/json-node";
import { findResources } from "#src/core/resources/index";
import { convertRole, newRole, type RoleForm } from "#src/core/resources/role-forms";
import type { RoleDefinition } from "#src/core/resources/role-definition";

function readRole(text: string): RoleDefinition {
  const [role] = findResources(parseDocument(text)).resources;
  if (role?.kind !== "roleDefinition") throw new Error(`no role in ${text}`);
  return role;
}

function convert(text: string, form: RoleForm): string | undefined {
  const edits = convertRole(readRole(text), form);
  return edits && applyEdits(text, edits(text));
}

const cli = `{
  "Name": "Case",
  "Id": "3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f",
  "IsCustom": true,
  // What it is for.
  "Description": "A case.", // in short
  "Actions": [
    "*/read" // to look
  ],
  "NotActions": [],
  "DataActions": [],
  "NotDataActions": [],
  "AssignableScopes": ["/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f"]
  // That is all.
}
`;

const rest = `{
  "name": "3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f",
  "properties": {
    "roleName": "Case",
    "type": "CustomRole",
    // What it is for.
    "description": "A case.", // in short
    "permissions": [
      {
        "actions": [
          "*/read" // to look
        ],
        "notActions": [],
        "dataActions": [],
        "notDataActions": []
      }
    ],
    "assignableScopes": ["/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f"]
    // That is all.
  }
}
`;

describe("convertRole", () => {
  it("writes a role file in REST form, comments at their members", () => {
    expect(convert(cli, "rest")).toBe(rest);
  });

  it("writes it back as it was", () => {
    expect(convert(rest, "cli")).toBe(cli);
  });

  it("keeps the line breaks of Windows and tabs", () => {
    const windows = cli.replace(/\n/g, "\r\n").replace(/ {2}/g, "\t");
    expect(convert(windows, "rest")).toBe(rest.replace(/\n/g, "\r\n").replace(/ {2}/g, "\t"));
  });

  it("takes the name and id of a listed role", () => {
    const listed = `[{ "id": "/providers/Microsoft.Authorization/roleDefinitions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f", "roleName": "Case", "roleType": "CustomRole", "permissions": [{ "actions": ["*/read"] }] }]`;
    const written = JSON.parse(convert(listed, "cli") ?? "") as unknown;
    expect(written).toEqual([
      {
        Name: "Case",
        Id: "3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f",
        IsCustom: true,
        Actions: ["*/read"],
        NotActions: [],
        DataActions: [],
        NotDataActions: [],
      },
    ]);
  });

  it.each([
    [
      "two permissions objects into CLI form",
      `{ "roleName": "Case", "permissions": [{ "actions": ["*/read"] }, { "actions": ["a/b"] }] }`,
    ],
    [
      "a condition into CLI form",
      `{ "roleName": "Case", "permissions": [{ "actions": ["*/read"], "condition": "(x)" }] }`,
    ],
    ["a bare permissions object", `{ "actions": ["*/read"], "notActions": [] }`],
  ])("does not write %s", (_, text) => {
    expect(convert(text, "cli")).toBeUndefined();
  });
});

describe("newRole", () => {
  const permission = { actions: ["*/read"], notActions: [], dataActions: [], notDataActions: [] };
  const role = { name: "Case", description: "A case.", assignableScopes: [] };

  it("uses the CLI form for one permissions object", () => {
    expect(newRole({ ...role, permissions: [permission] })).toMatchObject({
      Name: "Case",
      Actions: ["*/read"],
    });
  });

  it("uses the REST form for several", () => {
    expect(newRole({ ...role, permissions: [permission, permission] })).toMatchObject({
      properties: { roleName: "Case", permissions: [permission, permission] },
    });
  });
});
