/**
 * The catalogue as plain data (see encode.mjs) from four parsed fact files:
 *
 *   all         { meta, c: control-plane names, d: data-plane names } of every provider
 *   groups      { groups: [{ prefix, asOf, source }] } of the providers that were read in full
 *   roles       { meta, roles: [{ id, name, permissions }] } with every built-in role
 *   inDepth     { roles: [{ id, formerNames }] } with the roles that matter most, best first
 */
export function catalogueFromFacts({ all, groups, roles, inDepth }) {
  return {
    operations: {
      asOf: all.meta.asOf,
      sources: [
        ...new Set([
          ...onlyPlaces(all.meta.sources),
          ...groups.groups.flatMap(({ source }) => onlyPlaces(source)),
        ]),
      ],
      complete: groups.groups.filter(({ prefix }) => isReadInFull(prefix)).map(completeProvider),
      control: all.c,
      data: all.d,
    },
    roles: {
      asOf: roles.meta.asOf,
      source: roles.meta.source,
      first: inDepth.roles.map(({ id }) => id),
      formerNames: Object.fromEntries(
        inDepth.roles
          .filter(({ formerNames }) => formerNames)
          .map(({ id, formerNames }) => [id, formerNames]),
      ),
      roles: roles.roles,
    },
  };
}

function isReadInFull(prefix) {
  return ["Microsoft.CognitiveServices", "Microsoft.Authorization"].includes(prefix);
}

function completeProvider({ prefix, asOf, source }) {
  return { provider: prefix, asOf, sources: onlyPlaces(source) };
}

/** Sources without the remarks behind them; a file's own neighbours are no source. */
function onlyPlaces(sources) {
  return sources
    .map((source) => source.replace(/ - .*$/, "").replace(/ \(\D+\)$/, ""))
    .filter((source) => source.includes("/"));
}
