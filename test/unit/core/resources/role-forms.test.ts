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

  it("keeps members that neither form knows, and what speaks to editors first", () => {
    const owned = cli
      .replace("{\n", '{\n  "$schema": "./role.json",\n')
      .replace("  // What it", '  "Owner": { "team": "AI" }, // whom to ask\n  // What it');
    const written = convert(owned, "rest") ?? "";
    expect(JSON.parse(written.replace(/\/\/.*/g, ""))).toMatchObject({
      $schema: "./role.json",
      properties: { Owner: { team: "AI" } },
    });
    expect(written).toMatch(/"Owner": \{ "team": "AI" \} \/\/ whom to ask/);
    expect(written.indexOf("$schema")).toBeLessThan(written.indexOf("properties"));
    const back = convert(written, "cli") ?? "";
    expect(back).toContain('"Owner": { "team": "AI" } // whom to ask');
    expect(convert(back, "rest")).toBe(written);
  });

  it("keeps the comments of what the other form has no room for", () => {
    const commented = rest
      .replace('"permissions": [', '"permissions": [ // one is enough')
      .replace('  "properties"', '  /* all\n   * there is */\n  "properties"')
      .replace('"type": "CustomRole",', '"type": "CustomRole", // ours');
    expect(convert(commented, "cli")).toBe(
      cli
        .replace("{\n", "{\n  /* all\n   * there is */\n  // one is enough\n")
        .replace('"IsCustom": true,', '"IsCustom": true, // ours'),
    );
  });

  it("changes nothing in a role that has the form already", () => {
    expect([convert(cli, "cli"), convert(rest, "rest")]).toEqual([cli, rest]);
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
