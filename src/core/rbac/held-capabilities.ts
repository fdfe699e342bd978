import { capabilities, type Capability, type CapabilityId } from "./capability";
import { indexOperations, type OperationIndex } from "./operation-index";
import { certainSet, effectiveSet, namesOf } from "./operation-set";
import type { Permission, Plane } from "./permissions";

/** "conditional": only as far as a condition in Azure's condition language lets it. */
export type Held = "yes" | "conditional" | "no";

/** The operations that give any ability: a small catalogue, so that many roles are judged quickly. */
const indexes: Readonly<Record<Plane, OperationIndex>> = {
  control: indexOf("control"),
  data: indexOf("data"),
};

/**
 * Which named abilities permissions give: those of one role, or of several with their
 * permissions in one list. An ability is held as soon as one of its operations is.
 */
export function heldCapabilities(permissions: readonly Permission[]): ReadonlyMap<CapabilityId, Held> {
  const granted = { control: grantedIn(permissions, "control"), data: grantedIn(permissions, "data") };
  return new Map(
    capabilities.map((capability) => [capability.id, heldBy(capability, granted[capability.plane])]),
  );
}

interface Granted {
  readonly certain: ReadonlySet<string>;
  readonly possible: ReadonlySet<string>;
}

function grantedIn(permissions: readonly Permission[], plane: Plane): Granted {
  const index = indexes[plane];
  return {
    certain: new Set(namesOf(certainSet(permissions, index, plane))),
    possible: new Set(namesOf(effectiveSet(permissions, index, plane))),
  };
}

function heldBy({ operations }: Capability, { certain, possible }: Granted): Held {
  if (operations.some((operation) => certain.has(operation))) return "yes";
  return operations.some((operation) => possible.has(operation)) ? "conditional" : "no";
}

function indexOf(plane: Plane): OperationIndex {
  const ofPlane = capabilities.filter((capability) => capability.plane === plane);
  return indexOperations(ofPlane.flatMap(({ operations }) => operations));
}
