import { findOperation as placeOf, indexOperations, type OperationIndex } from "../rbac/operation-index";
import type { Plane } from "../rbac/permissions";
import { once } from "./once";
import { operationNames } from "./operation-names";
import packed from "./operations.json";
import { providerOf, unpackNames } from "./unpack-names";

/** An operation as the catalogue knows it. */
export interface Operation {
  /** In the spelling of the catalogue. */
  readonly name: string;
  readonly plane: Plane;
}

/** When a part of the catalogue was read, and where. */
export interface Origin {
  /** A date, YYYY-MM-DD. */
  readonly asOf: string;
  readonly sources: readonly string[];
}

/**
 * Where the operations come from. For most providers the catalogue is a lower bound: it
 * has the operations that Azure's REST interfaces and built-in roles are known to use.
 */
export const operationsOrigin: Origin = { asOf: packed.asOf, sources: packed.sources };

/** The day the operations were read, YYYY-MM-DD. */
export const catalogDate = operationsOrigin.asOf;

/** The providers of which every operation is known, so that one that is missing does not exist or is new. */
export const completeProviders: readonly (Origin & { readonly provider: string })[] = packed.complete;

const completeNames = new Set(completeProviders.map(({ provider }) => provider.toLowerCase()));

const linesByProvider = once(() => ({
  control: groupByProvider(packed.control),
  data: groupByProvider(packed.data),
}));

const indexes = {
  all: once(() => bothPlanes((plane) => operationNames()[plane])),
  complete: once(() => bothPlanes(namesOfCompleteProviders)),
  byProvider: new Map<string, OperationIndex>(),
};

/** Every operation of a plane. The first call unpacks the whole catalogue, which takes some 20 ms. */
export function allOperations(plane: Plane): OperationIndex {
  return indexes.all()[plane];
}

/** The operations of the providers that are known in full, Azure's AI services among them. Cheap. */
export function aiOperations(plane: Plane): OperationIndex {
  return indexes.complete()[plane];
}

/** The operations of one provider, such as `Microsoft.Storage`, in any letter case; empty when unknown. */
export function operationsOfProvider(provider: string, plane: Plane): OperationIndex {
  const lines = linesByProvider()[plane].get(provider.toLowerCase());
  if (lines === undefined) return indexOperations([]);
  const key = `${plane} ${provider.toLowerCase()}`;
  const index = indexes.byProvider.get(key) ?? indexOperations(unpackNames(lines.join()));
  indexes.byProvider.set(key, index);
  return index;
}

/**
 * Finds an operation by its name in any letter case. Without a plane both are searched,
 * control first: five names exist in both. Undefined means "not known as of
 * `operationsOrigin.asOf`", not "does not exist"; see `isOfCompleteProvider`.
 */
export function findOperation(name: string, plane?: Plane): Operation | undefined {
  const planes: readonly Plane[] = plane === undefined ? ["control", "data"] : [plane];
  for (const candidate of planes) {
    const index = isOfCompleteProvider(name)
      ? aiOperations(candidate)
      : operationsOfProvider(providerName(name), candidate);
    const found = index.names[placeOf(index, name)];
    if (found !== undefined) return { name: found, plane: candidate };
  }
  return undefined;
}

/** Whether an operation or entry belongs to a provider whose operations are all known. */
export function isOfCompleteProvider(name: string): boolean {
  return completeNames.has(providerName(name).toLowerCase());
}

/** Whether the catalogue has operations of a provider, given in any letter case. */
export function isKnownProvider(provider: string): boolean {
  const key = provider.toLowerCase();
  return linesByProvider().control.has(key) || linesByProvider().data.has(key);
}

/** The providers of the catalogue, each in one spelling, sorted. */
export function providers(): readonly string[] {
  const spelled = new Map<string, string>();
  for (const line of [...packed.control, ...packed.data]) {
    const provider = providerOf(line);
    const key = provider.toLowerCase();
    if (!spelled.has(key)) spelled.set(key, provider);
  }
  return [...spelled.keys()].sort().map((key) => spelled.get(key) ?? key);
}

/** The provider an operation or entry begins with. */
export function providerName(name: string): string {
  return name.split("/", 1)[0] ?? name;
}

function bothPlanes(names: (plane: Plane) => readonly string[]): Readonly<Record<Plane, OperationIndex>> {
  return { control: indexOperations(names("control")), data: indexOperations(names("data")) };
}

function namesOfCompleteProviders(plane: Plane): readonly string[] {
  const starts = completeProviders.map(({ provider }) => `${provider}(`);
  return unpackNames(packed[plane].filter((line) => starts.some((start) => line.startsWith(start))).join());
}

function groupByProvider(lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const line of lines) {
    const key = providerOf(line).toLowerCase();
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return groups;
}
