/** Writes the same resource in one of the shapes it comes in. */
export type Spelling = (body: string) => string;

const scope = `"/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f"`;
const schema = `"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"`;

const template: Spelling = (resource) =>
  `{ "$schema": ${schema}, "contentVersion": "1.0.0.0", "resources": [${resource}] }`;

const symbolicTemplate: Spelling = (resource) =>
  `{ "languageVersion": "2.0", "contentVersion": "1.0.0.0", "resources": { "it": ${resource} } }`;

const nestedTemplate: Spelling = (resource) =>
  template(
    `{ "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "inner", "properties": { "mode": "Incremental", "expressionEvaluationOptions": { "scope": "inner" }, "template": ${template(resource)} } }`,
  );

const inTemplates = (resource: Spelling): Readonly<Record<string, Spelling>> => ({
  "a template": (body) => template(resource(body)),
  "a template with symbolic names": (body) => symbolicTemplate(resource(body)),
  "a nested deployment": (body) => nestedTemplate(resource(body)),
});

const roleProperties: Spelling = (body) =>
  `{ "roleName": "Case", "type": "CustomRole", "description": "A case.", "permissions": [{ ${body} }], "assignableScopes": [${scope}] }`;

/** The members of a permissions object, in every shape a role definition comes in. */
export const roleSpellings: Readonly<Record<string, Spelling>> = {
  "a role file": (body) =>
    `{ "Name": "Case", "IsCustom": true, "Description": "A case.", ${body}, "AssignableScopes": [${scope}] }`,
  "a listed role": (body) =>
    `[{ "roleName": "Case", "roleType": "CustomRole", "description": "A case.", "permissions": [{ ${body} }], "assignableScopes": [${scope}] }]`,
  "a REST body": (body) => `{ "properties": ${roleProperties(body)} }`,
  ...inTemplates(
    (body) =>
      `{ "type": "Microsoft.Authorization/roleDefinitions", "apiVersion": "2022-04-01", "name": "5c0f7d5e-2f4b-4f0c-9a3e-6d1b8e7c4a21", "properties": ${roleProperties(body)} }`,
  ),
};

/** In a template the template reads brackets first, so those meant for Policy are written twice. */
const forPolicy = (body: string): string => body.replaceAll('"[', '"[[');

/** The members of a policy definition's `properties`, in every shape one comes in. */
export const policySpellings: Readonly<Record<string, Spelling>> = {
  "a wrapped definition": (body) => `{ "properties": { "displayName": "Case", ${body} } }`,
  "an unwrapped definition": (body) => `{ "displayName": "Case", ${body} }`,
  ...inTemplates(
    (body) =>
      `{ "type": "Microsoft.Authorization/policyDefinitions", "apiVersion": "2021-06-01", "name": "case", "properties": { "displayName": "Case", ${forPolicy(body)} } }`,
  ),
};

/** A whole account resource, in every shape one comes in. */
export const accountSpellings: Readonly<Record<string, Spelling>> = {
  "a single resource": (resource) => resource,
  "a list of resources": (resource) => `{ "value": [${resource}] }`,
  ...inTemplates((resource) => resource),
};
