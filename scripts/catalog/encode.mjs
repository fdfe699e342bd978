import { inPackedOrder, packByProvider, providerOf } from "./pack-names.mjs";
import { packRoles } from "./pack-roles.mjs";

/**
 * The two files of src/core/catalog from plain data:
 *
 *   operations  { asOf, sources, complete: [{ provider, asOf, sources }], control: names, data: names }
 *   roles       { asOf, source, first: ids, formerNames: { id: names }, roles: [{ id, name, permissions }] }
 *
 * The same data gives the same text, whatever its order, so that a refresh shows as a
 * small difference.
 */
export function encodeCatalog({ operations, roles }) {
  const { control, data, ...origin } = operations;
  const { asOf, source, first, formerNames } = roles;
  const complete = new Set(operations.complete.map(({ provider }) => provider.toLowerCase()));
  const isComplete = (provider) => complete.has(provider);
  const inOrder = [control, data].flatMap(inPackedOrder);
  const tables = { first: inOrder.filter((name) => isComplete(providerOf(name))), rest: inOrder };
  return {
    operations: toText({
      ...origin,
      // What every keystroke needs is written so that it is read at once.
      control: packByProvider(control, isComplete),
      data: packByProvider(data, isComplete),
    }),
    roles: toText({ asOf, source, formerNames, ...packRoles(roles.roles, first, tables) }),
  };
}

function toText(value) {
  return `${JSON.stringify(value, undefined, 1)}\n`;
}
