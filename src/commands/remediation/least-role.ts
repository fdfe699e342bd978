import {
  allOperations,
  findOperation,
  findRoleById,
  measureRoles,
  once,
  recommendedRoles,
  sufficientRoles,
} from "../../core/index";

/** Roles that grant what remediations need, besides those recommended around AI services. */
const administrative = [
  "749f88d5-cbae-40b8-bcfc-e573ddc772fa", // Monitoring Contributor
  "92aaf0da-9dab-42b6-94a3-d43ce8d16293", // Log Analytics Contributor
  "36243c78-bf99-498c-9df9-86d9f8d28608", // Resource Policy Contributor
  "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", // User Access Administrator
  "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", // Owner
];

const universe = () => ({ control: allOperations("control"), data: allOperations("data") });

const measured = once(() => {
  const candidates = [...recommendedRoles(), ...administrative.flatMap((id) => findRoleById(id) ?? [])];
  return measureRoles(candidates, universe());
});

/** The name of the built-in role that grants operations of the control plane and the least beyond them. */
export function leastRoleFor(operations: readonly string[]): string | undefined {
  const needed = { control: operations, data: [] };
  return sufficientRoles(needed, measured(), universe())[0]?.roles[0]?.name;
}

/** An operation as the catalogue spells it: Azure's refusals often have it in lower case. */
export function spelled(operation: string): string {
  return findOperation(operation, "control")?.name ?? operation;
}
