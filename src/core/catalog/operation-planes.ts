import type { Plane } from "../rbac/permissions";
import { operationsOfProvider, providerName } from "./operations";

const byProvider = new Map<string, ReadonlyMap<string, readonly Plane[]>>();

/** The planes on which an operation exists, by its name in any letter case; none when it is not known. */
export function planesOfOperation(name: string): readonly Plane[] {
  const lowered = name.toLowerCase();
  const provider = providerName(lowered);
  const planes = byProvider.get(provider) ?? readProvider(provider);
  if (planes.size > 0) byProvider.set(provider, planes);
  return planes.get(lowered) ?? [];
}

function readProvider(provider: string): ReadonlyMap<string, readonly Plane[]> {
  const planes = new Map<string, readonly Plane[]>();
  for (const plane of ["control", "data"] as const) {
    for (const name of operationsOfProvider(provider, plane).lowered) {
      planes.set(name, [...(planes.get(name) ?? []), plane]);
    }
  }
  return planes;
}
