import { describe, expect, it } from "vitest";
import { parseDocument } from "#src/core/document/json-node";
import { findResources } from "#src/core/resources/index";

const role = `"Name": "Case", "IsCustom": true, "Actions": ["*/read"], "AssignableScopes": []`;

const contentOf = (text: string) => findResources(parseDocument(text));
const kinds = (text: string) => contentOf(text).resources.map(({ kind }) => kind);

describe("findResources", () => {
  it.each([
    ["a flat role", `{ ${role} }`, ["roleDefinition"]],
    [
      "a flat role in camel case",
      `{ "name": "Case", "actions": ["*"], "notActions": [] }`,
      ["roleDefinition"],
    ],
    [
      "a role whose lists are empty",
      `{ "Name": "Case", "Actions": [], "AssignableScopes": [] }`,
      ["roleDefinition"],
    ],
    ["several roles", `[{ ${role} }, { ${role} }]`, ["roleDefinition", "roleDefinition"]],
    [
      "a role Azure lists",
      `{ "roleName": "Case", "permissions": [{ "actions": ["*"] }] }`,
      ["roleDefinition"],
    ],
    [
      "a role of the REST interface",
      `{ "properties": { "RoleName": "Case", "Permissions": [{ "Actions": [] }] } }`,
      ["roleDefinition"],
    ],
    ["a permissions object", `{ "actions": [], "dataActions": ["*"] }`, ["roleDefinition"]],
    [
      "a wrapped policy",
      `{ "properties": { "policyRule": { "if": {}, "then": {} } } }`,
      ["policyDefinition"],
    ],
    ["an unwrapped policy", `{ "policyRule": { "if": {} } }`, ["policyDefinition"]],
    ["a policy rule", `{ "if": {}, "then": { "effect": "audit" } }`, ["policyDefinition"]],
    ["an account", `{ "type": "microsoft.cognitiveservices/accounts", "properties": {} }`, ["account"]],
    ["the body of a PATCH", `{ "properties": { "disableLocalAuth": true } }`, ["account"]],
    ["an assignment", `{ "roleDefinitionId": "a", "principalId": "b", "scope": "/" }`, ["roleAssignment"]],
    ["a list as REST answers it", `{ "value": [{ ${role} }] }`, ["roleDefinition"]],
    [
      "a document cut off while typing",
      `{ "Name": "x", "Actions": ["Microsoft.CognitiveServices/`,
      ["roleDefinition"],
    ],
  ])("finds %s", (_, text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it.each([
    ["a package", `{ "name": "x", "scripts": {}, "actions": { "a": 1 } }`],
    ["something else that has actions", `{ "name": "wizard", "actions": ["open", "close"] }`],
    ["a schema", `{ "type": "object", "if": { "properties": {} }, "then": { "required": ["effect"] } }`],
    ["a schema that has an effect", `{ "if": {}, "then": { "effect": { "type": "string" } } }`],
    [
      "a policy of another cloud",
      `{ "Statement": [{ "Effect": "Allow", "Action": "*", "NotAction": ["s3:*"] }] }`,
    ],
    [
      "a role of Cosmos DB",
      `{ "RoleName": "Case", "Type": "CustomRole", "AssignableScopes": ["/"], "Permissions": [{ "DataActions": ["Microsoft.DocumentDB/databaseAccounts/*"] }] }`,
    ],
    [
      "a PATCH of another service",
      `{ "properties": { "disableLocalAuth": false, "hostingMode": "default" } }`,
    ],
    [
      "a child of an account",
      `{ "type": "Microsoft.CognitiveServices/accounts/deployments", "properties": {} }`,
    ],
    ["nothing", ""],
    ["a number", "42"],
  ])("finds nothing in %s", (_, text) => {
    expect(contentOf(text)).toMatchObject({ kind: undefined, resources: [] });
  });

  it.each([
    ["an initiative", `{ "properties": { "policyDefinitions": [{ "policyDefinitionId": "x" }] } }`],
    [
      "an assignment",
      `{ "properties": { "policyDefinitionId": "/providers/Microsoft.Authorization/policyDefinitions/x" } }`,
    ],
    ["an exemption", `{ "properties": { "policyAssignmentId": "x", "exemptionCategory": "Waiver" } }`],
  ])("knows %s of policies as a neighbour", (_, text) => {
    expect(contentOf(text)).toMatchObject({ kind: "neighbour", resources: [] });
  });

  it.each([
    [
      "a subscription",
      `"AssignableScopes": ["/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f"]`,
      "custom",
    ],
    ["the root", `"AssignableScopes": ["/"]`, "builtIn"],
    ["a scope nobody can work out", `"AssignableScopes": ["[parameters('scope')]"]`, "builtIn"],
    ["no scope", `"AssignableScopes": []`, "builtIn"],
  ])("takes a role that says it is built in by its scopes, here %s", (_, scopes, origin) => {
    const role = `{ "Name": "Case", "IsCustom": false, "Actions": ["*"], ${scopes} }`;
    expect(contentOf(role).resources).toMatchObject([{ kind: "roleDefinition", origin }]);
  });

  it("reads a role that says it is built in", () => {
    const origins = [`"IsCustom": false`, `"roleType": "BuiltInRole"`, `"type": "builtinrole"`, `"x": 1`].map(
      (member) => contentOf(`{ "name": "Case", "actions": ["*"], "notActions": [], ${member} }`).resources[0],
    );
    expect(origins.map((found) => found?.kind === "roleDefinition" && found.origin)).toEqual([
      "builtIn",
      "builtIn",
      "builtIn",
      "unstated",
    ]);
  });
});
