import type { BuiltInRole } from "../catalog/built-in-roles";
import { measuredRoles, universe } from "../catalog/measured-roles";
import { once, onceFor } from "../memo/once";
import { findOperation, providerName } from "../catalog/operations";
import { keyOperations } from "../catalog/sensitive-operations";
import { sufficientRoles } from "../rbac/least-role";
import { namesOf } from "../rbac/operation-set";

/** What many roles allow beside what they are made for. */
const common = ["microsoft.authorization", "microsoft.insights", "microsoft.resources", "microsoft.support"];

interface Needs {
  readonly writes: readonly string[];
  /** Operations beside the writes. */
  readonly uses?: readonly string[];
  /** Asks for the rights to deploy a template as well. */
  readonly deploys: boolean;
}

/**
 * The built-in role that allows some writes, and to read what is written, and
 * little beyond it. Of those that do, the one is taken that is made for the
 * resources in question, by how much of it is about others. A role that would also read the keys
 * of AI services accounts, for no need, is left out. The first call reads the whole catalogue,
 * which takes about a tenth of a second.
 *
 * @returns Absent when no single role allows it all.
 */
export function leastRole(needs: Needs): BuiltInRole | undefined {
  return search(JSON.stringify(needs));
}

/** Definitions of one kind need the same, and there are thousands of them in a library. */
const search = onceFor((key: string) => searchFor(JSON.parse(key) as Needs));

function searchFor(needs: Needs): BuiltInRole | undefined {
  const reads = needs.writes.flatMap(
    (operation) => findOperation(operation.replace(/write$/i, "read"), "control")?.name ?? [],
  );
  const deployment = needs.deploys ? ["Microsoft.Resources/deployments/write"] : [];
  const control = [...needs.writes, ...(needs.uses ?? []), ...reads, ...deployment];
  const providers = new Set(needs.writes.map(providerOf));
  return sufficientRoles({ control, data: [] }, measuredRoles(), universe())
    .flatMap(({ roles }) => roles)
    .filter((role) => !bringsKeys(role, providers))
    .map((role, place) => ({ role, place, strangeness: strangeness(role, providers) }))
    .sort((a, b) => a.strangeness - b.strangeness || a.place - b.place)[0]?.role;
}

const providerOf = (operation: string): string => providerName(operation).toLowerCase();

const measuredByRole = once(() => new Map(measuredRoles().map((one) => [one.role.id, one])));

/** Whether a role that is made for something else would give away the keys of AI services accounts on top. */
function bringsKeys(role: BuiltInRole, providers: ReadonlySet<string>): boolean {
  if (allowsEverything(role) || keyOperations.operations.some((name) => providers.has(providerOf(name))))
    return false;
  const measure = measuredByRole().get(role.id);
  const allowed = measure ? namesOf(measure.possible.control) : [];
  return keyOperations.operations.some((name) => allowed.includes(name));
}

const allowsEverything = (role: BuiltInRole): boolean =>
  role.permissions.some(({ actions }) => actions.includes("*"));

/** How much of a role is about other providers, next to the operations of the given ones it lets its holder write. */
function strangeness(role: BuiltInRole, providers: ReadonlySet<string>): number {
  const entries = role.permissions.flatMap(({ actions }) => actions);
  if (allowsEverything(role)) return Infinity;
  const strange = entries.filter((entry) => {
    const provider = providerOf(entry);
    return !/\/read$/i.test(entry) && !providers.has(provider) && !common.includes(provider);
  });
  const measure = measuredByRole().get(role.id);
  const writes = measure ? namesOf(measure.possible.control).filter((name) => /\/write$/i.test(name)) : [];
  const own = writes.filter((name) => providers.has(providerOf(name))).length;
  return (strange.length + 1) / Math.max(own, 1) ** 2;
}
