/** Writes the same resource in one of the shapes it comes in. */
export type Spelling = (body: string) => string;

/** The members of a permissions object, in every shape a role definition comes in. */
export const roleSpellings: Readonly<Record<string, Spelling>> = {
  "a role file": (body) =>
    `{ "Name": "Case", "IsCustom": true, "Description": "A case.", ${body}, "AssignableScopes": ["/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f"] }`,
  "a listed role": (body) =>
    `[{ "roleName": "Case", "roleType": "CustomRole", "description": "A case.", "permissions": [{ ${body} }], "assignableScopes": ["/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f"] }]`,
  "a REST body": (body) =>
    `{ "properties": { "roleName": "Case", "type": "CustomRole", "description": "A case.", "permissions": [{ ${body} }], "assignableScopes": ["/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f"] } }`,
};

/** The members of a policy definition's `properties`, in every shape one comes in. */
export const policySpellings: Readonly<Record<string, Spelling>> = {
  "a wrapped definition": (body) => `{ "properties": { "displayName": "Case", ${body} } }`,
  "an unwrapped definition": (body) => `{ "displayName": "Case", ${body} }`,
};

/** A whole account resource, in every shape one comes in. */
export const accountSpellings: Readonly<Record<string, Spelling>> = {
  "a single resource": (resource) => resource,
  "a list of resources": (resource) => `{ "value": [${resource}] }`,
};
