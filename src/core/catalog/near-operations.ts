import type { Plane } from "../rbac/permissions";
import { distance } from "./distance";
import {
  completeProviders,
  isKnownProvider,
  operationsOfProvider,
  providerName,
  providers,
  type Operation,
} from "./operations";

/** A name further away than this share of its length is another name, not a misspelled one. */
const tolerance = 0.2;
const farthest = 12;

/**
 * The operations that a misspelled name may have meant, the likeliest first. Looks at the
 * operations of the same provider, or of the provider whose name is nearest. Empty when
 * nothing is near. The spelling tells the likeliest; at equal distance the control plane
 * comes first unless a plane is given.
 */
export function nearOperations(
  name: string,
  options: { plane?: Plane; limit?: number } = {},
): readonly Operation[] {
  const { plane, limit = 3 } = options;
  const provider = nearestProvider(providerName(name));
  if (provider === undefined) return [];

  const wanted = (provider + name.slice(providerName(name).length)).toLowerCase();
  const planes: readonly Plane[] = plane === undefined ? ["control", "data"] : [plane];
  return planes
    .flatMap((candidatePlane) => nearIn(wanted, provider, candidatePlane))
    .sort((a, b) => a.steps - b.steps)
    .slice(0, limit)
    .map(({ operation }) => operation);
}

/** Two steps are a slip of the keys; no provider that exists is so near to one that is known in full. */
const slip = 2;

/**
 * The provider that is known in full and that a name of a provider must have meant: no known
 * provider has the name, and it differs by a slip of the keys.
 */
export function misspelledProvider(name: string): string | undefined {
  if (name.includes("*") || isKnownProvider(name)) return undefined;
  const wanted = name.toLowerCase();
  return completeProviders
    .map(({ provider }) => provider)
    .find((provider) => distance(wanted, provider.toLowerCase(), slip) <= slip);
}

function nearIn(wanted: string, provider: string, plane: Plane) {
  const reach = Math.min(farthest, Math.ceil(wanted.length * tolerance));
  const { names, lowered } = operationsOfProvider(provider, plane);
  return names.flatMap((name, at) => {
    const steps = stepsTo(wanted, lowered[at] ?? "", reach);
    return steps > reach ? [] : [{ operation: { name, plane }, steps }];
  });
}

/** Another verb at the end of the same path counts little more than one step: it is the commonest mistake. */
function stepsTo(wanted: string, candidate: string, reach: number): number {
  const steps = distance(wanted, candidate, reach);
  return pathOf(wanted) === pathOf(candidate) ? Math.min(steps, 1 + steps / farthest) : steps;
}

function pathOf(name: string): string {
  return name.slice(0, name.lastIndexOf("/"));
}

function nearestProvider(provider: string): string | undefined {
  if (isKnownProvider(provider)) return provider;
  const wanted = provider.toLowerCase();
  const reach = 3;
  const near = providers()
    .map((known) => ({ known, steps: distance(wanted, known.toLowerCase(), reach) }))
    .filter(({ steps }) => steps <= reach)
    .sort((a, b) => a.steps - b.steps);
  return near[0]?.known;
}
