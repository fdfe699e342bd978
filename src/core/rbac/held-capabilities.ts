import { capabilities, type Capability, type CapabilityId } from "./capability";
import { conditionLimits } from "./condition";
import { indexOperations, type OperationIndex } from "./operation-index";
import { effectiveSet, namesOf } from "./operation-set";
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
  const granted = { control: grantedOf(permissions, "control"), data: grantedOf(permissions, "data") };
  return new Map(
    capabilities.map((capability) => [capability.id, heldBy(capability, granted[capability.plane])]),
  );
}

function heldBy({ operations }: Capability, granted: ReadonlyMap<string, Held>): Held {
  const answers = operations.map((operation) => granted.get(operation));
  if (answers.includes("yes")) return "yes";
  return answers.includes("conditional") ? "conditional" : "no";
}

/** The granted operations of the small catalogue, each with how it is granted. */
function grantedOf(permissions: readonly Permission[], plane: Plane): ReadonlyMap<string, Held> {
  const granted = new Map<string, Held>();
  for (const permission of permissions) {
    for (const name of namesOf(effectiveSet([permission], indexes[plane], plane))) {
      const limited = conditionLimits(permission.condition, name);
      if (!limited || !granted.has(name)) granted.set(name, limited ? "conditional" : "yes");
    }
  }
  return granted;
}

function indexOf(plane: Plane): OperationIndex {
  const ofPlane = capabilities.filter((capability) => capability.plane === plane);
  return indexOperations(ofPlane.flatMap(({ operations }) => operations));
}
