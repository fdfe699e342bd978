import { describe, expect, it } from "vitest";
import { parseDocument } from "#src/core/document/json-node";
import { isParametersFile, parametersFilesOf, templatesOf } from "#src/core/document/parameters-file";

const schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#";

describe("isParametersFile", () => {
  it.each([
    ["the schema", { $schema: schema, parameters: {} }, true],
    [
      "the schema of a subscription",
      { $schema: schema.replace("deployment", "subscriptionDeployment") },
      true,
    ],
    ["values without a schema", { parameters: { a: { value: 1 }, b: { reference: {} } } }, true],
    [
      "the schema of a template",
      { $schema: schema.replace("Parameters", "Template"), parameters: {} },
      false,
    ],
    ["declarations", { parameters: { a: { type: "string" } } }, false],
    ["a policy assignment", { properties: {}, parameters: { a: { value: 1 } } }, false],
    ["a workflow", { definition: {}, parameters: { $connections: { value: {} } } }, false],
    ["no parameters at all", { parameters: {} }, false],
    ["an array", [], false],
  ])("%s", (_, written, expected) => {
    expect(isParametersFile(parseDocument(JSON.stringify(written)).root)).toBe(expected);
  });
});

const folder = [
  "main.json",
  "main.parameters.prod.json",
  "main.parameters.json",
  "Main.Dev.Parameters.jsonc",
  "main.parameters.md",
  "mainframe.parameters.json",
  "other (old).json",
  "other (old).parameters.json",
  "template.json",
  "parameters.json",
];

describe("parametersFilesOf", () => {
  it.each([
    ["main.json", ["main.parameters.json", "Main.Dev.Parameters.jsonc", "main.parameters.prod.json"]],
    ["MAIN.JSON", ["main.parameters.json", "Main.Dev.Parameters.jsonc", "main.parameters.prod.json"]],
    ["other (old).json", ["other (old).parameters.json"]],
    ["template.json", ["parameters.json"]],
    ["main.parameters.json", []],
    ["main.bicep", []],
  ])("%s", (template, expected) => {
    expect(parametersFilesOf(template, folder)).toEqual(expected);
  });
});

describe("templatesOf", () => {
  it.each([
    ["main.parameters.prod.json", ["main.json"]],
    ["Main.Dev.Parameters.jsonc", ["main.json"]],
    ["parameters.json", ["template.json"]],
    ["mainframe.parameters.json", []],
    ["main.json", []],
  ])("%s", (parameters, expected) => {
    expect(templatesOf(parameters, folder)).toEqual(expected);
  });
});
