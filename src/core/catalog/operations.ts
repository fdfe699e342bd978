import { findOperation as placeOf, indexSorted, type OperationIndex } from "../rbac/operation-index";
import type { Plane } from "../rbac/permissions";
import { once } from "../memo/once";
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

/** A line holds the operations of one provider. Lines are in the order in which an index holds their names. */
const lines: Readonly<Record<Plane, readonly string[]>> = packed;

const lineByProvider = {
  control: once(() => byProvider(lines.control)),
  data: once(() => byProvider(lines.data)),
};

const indexes = {
  all: { control: once(() => indexOf(lines.control)), data: once(() => indexOf(lines.data)) },
  ai: { control: once(() => indexOf(aiLines("control"))), data: once(() => indexOf(aiLines("data"))) },
  byLine: new Map<string, OperationIndex>(),
};

/** Every operation of a plane. The first call unpacks the whole catalogue. */
export function allOperations(plane: Plane): OperationIndex {
  return indexes.all[plane]();
}

/** The operations of the providers that are known in full, Azure's AI services among them. Cheap. */
export function aiOperations(plane: Plane): OperationIndex {
  return indexes.ai[plane]();
}

/** The operations of one provider, such as `Microsoft.Storage`, in any letter case; empty when unknown. */
export function operationsOfProvider(provider: string, plane: Plane): OperationIndex {
  const line = lineByProvider[plane]().get(provider.toLowerCase());
  if (line === undefined) return indexSorted([]);
  const index = indexes.byLine.get(line) ?? indexOf([line]);
  indexes.byLine.set(line, index);
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
  return lineByProvider.control().has(key) || lineByProvider.data().has(key);
}

/** The providers of the catalogue, each in one spelling, sorted. */
export function providers(): readonly string[] {
  const spelled = new Map(
    [...lines.data, ...lines.control].map(providerOf).map((name) => [name.toLowerCase(), name]),
  );
  return [...spelled.keys()].sort().map((key) => spelled.get(key) ?? key);
}

/** The provider an operation or entry begins with. */
export function providerName(name: string): string {
  const end = name.indexOf("/");
  return end < 0 ? name : name.slice(0, end);
}

function indexOf(packedLines: readonly string[]): OperationIndex {
  return indexSorted(packedLines.flatMap(unpackNames));
}

function aiLines(plane: Plane): readonly string[] {
  return lines[plane].filter((line) => completeNames.has(providerOf(line).toLowerCase()));
}

function byProvider(packedLines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(packedLines.map((line) => [providerOf(line).toLowerCase(), line]));
}
