import { compare } from "./pack-names.mjs";
import { listNames } from "./pack-roles.mjs";

/** A refresh that loses more than this share is a mistake: a missing right, a page not read. */
const tolerableLoss = 0.1;

/** The names of each plane from what `providerOperations` answers; of spellings that differ in case the first stays. */
export function operationsFromAzure(providers) {
  const operations = providers.flatMap(({ operations = [], resourceTypes = [] }) => [
    ...operations,
    ...resourceTypes.flatMap((type) => type.operations ?? []),
  ]);
  const names = (isData) =>
    distinct(
      operations.filter((operation) => (operation.isDataAction ?? false) === isData).map(({ name }) => name),
    );
  return { control: names(false), data: names(true) };
}

/** The built-in roles from what `roleDefinitions` answers. */
export function rolesFromAzure(definitions) {
  return definitions
    .filter(({ properties }) => properties.type === "BuiltInRole")
    .map(({ name, properties }) => ({
      id: name.toLowerCase(),
      name: properties.roleName,
      permissions: properties.permissions.map(permissionFrom),
    }));
}

function permissionFrom(permission) {
  const lists = listNames.map((name) => [name, permission[name] ?? []]);
  return {
    ...Object.fromEntries(lists),
    ...(permission.condition ? { condition: permission.condition } : {}),
  };
}

/**
 * The catalogue as plain data (see encode.mjs) from Azure's answers and from the files
 * that are there: they tell which providers and roles matter most, and what roles were
 * called before.
 */
export function refreshedCatalogue({ current, providers, definitions, asOf }) {
  const { control, data } = operationsFromAzure(providers);
  const roles = rolesFromAzure(definitions);
  const before = namesById(current.roles);
  refuseLoss("operations", countNames(current.operations), control.length + data.length);
  refuseLoss("built-in roles", before.size, roles.length);

  const source = (name) => `management.azure.com Microsoft.Authorization/${name}, api-version 2022-04-01`;
  const sources = [source("providerOperations")];
  return {
    operations: {
      asOf,
      sources,
      complete: current.operations.complete.map(({ provider }) => ({ provider, asOf, sources })),
      control,
      data,
    },
    roles: {
      asOf,
      source: source("roleDefinitions"),
      first: current.roles.first.map(idOf).filter((id) => roles.some((role) => role.id === id)),
      formerNames: formerNamesOf(roles, before, current.roles.formerNames),
      roles,
    },
  };
}

/** Says in a few lines what a refresh changes. */
export function summaryOfRefresh(current, refreshed) {
  const before = namesById(current.roles);
  const after = new Map(refreshed.roles.roles.map(({ id, name }) => [id, name]));
  const added = [...after].filter(([id]) => !before.has(id)).map(([, name]) => `new role: ${name}`);
  const removed = [...before].filter(([id]) => !after.has(id)).map(([, name]) => `role gone: ${name}`);
  const renamed = [...after]
    .filter(([id, name]) => before.has(id) && before.get(id) !== name)
    .map(([id, name]) => `role renamed: ${before.get(id)} is now ${name}`);
  const { control, data } = refreshed.operations;
  const counts = `operations: ${countNames(current.operations)} before, ${control.length + data.length} now`;
  return [counts, ...[...added, ...removed, ...renamed].sort(compare)];
}

function formerNamesOf(roles, before, known) {
  const entries = roles.map(({ id, name }) => {
    const former = [before.get(id), ...(known[id] ?? [])].filter((other) => other && other !== name);
    return [id, [...new Set(former)]];
  });
  return Object.fromEntries(
    entries.filter(([, names]) => names.length > 0).sort(([a], [b]) => compare(a, b)),
  );
}

function namesById({ first, rest }) {
  return new Map([...first, ...rest].map((line) => line.split("|", 2)));
}

function idOf(line) {
  return line.split("|", 1)[0];
}

/** How many names packed lines hold: one for each verb letter, each own name and each bare leaf. */
function countNames({ control, data }) {
  return [...control, ...data].reduce((sum, line) => sum + namesInLine(line), 0);
}

function namesInLine(line) {
  const tokens = line.split(/([(),=!])/);
  return tokens.reduce((sum, text, at) => {
    if (at % 2 === 1) return sum + (text === "!" ? 1 : 0);
    if (tokens[at - 1] === "=") return sum + text.length;
    return sum + (text !== "" && [",", ")", undefined].includes(tokens[at + 1]) ? 1 : 0);
  }, 0);
}

function refuseLoss(what, before, now) {
  if (now >= before * (1 - tolerableLoss)) return;
  throw new Error(`Azure named ${now} ${what}, and ${before} are known. The catalogue stays as it is.`);
}

function distinct(names) {
  const byLowered = new Map();
  for (const name of names) if (!byLowered.has(name.toLowerCase())) byLowered.set(name.toLowerCase(), name);
  return [...byLowered.values()];
}
