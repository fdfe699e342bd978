import { onceFor } from "../memo/once";
import type { Plane } from "../rbac/permissions";
import { operationsOfProvider, providerName } from "./operations";

/** The planes on which an operation exists, by its name in any letter case; none when it is not known. */
export function planesOfOperation(name: string): readonly Plane[] {
  const lowered = name.toLowerCase();
  const provider = providerName(lowered);
  return planesOfProvider(provider).get(lowered) ?? [];
}

const planesOfProvider = onceFor((provider: string): ReadonlyMap<string, readonly Plane[]> => {
  const planes = new Map<string, readonly Plane[]>();
  for (const plane of ["control", "data"] as const) {
    for (const name of operationsOfProvider(provider, plane).lowered) {
      planes.set(name, [...(planes.get(name) ?? []), plane]);
    }
  }
  return planes;
});
