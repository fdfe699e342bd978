import { inPackedOrder, packNames } from "./pack-names.mjs";
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
  const inOrder = [...inPackedOrder(control), ...inPackedOrder(data)];
  return {
    operations: toText({ ...origin, control: packNames(control), data: packNames(data) }),
    roles: toText({ asOf, source, formerNames, ...packRoles(roles.roles, first, inOrder) }),
  };
}

function toText(value) {
  return `${JSON.stringify(value, undefined, 1)}\n`;
}
