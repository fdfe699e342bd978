import type { Paging } from "./paging";
import type { PatchMode, World } from "./world";

/** How the simulated services behave; tests change it at will. */
export interface SimulatorState {
  readonly world: World;
  paging: Paging;
  /** Other paging for paths that contain the key, lower case. */
  readonly pagingOf: Map<string, Paging>;
  patchMode: PatchMode;
  /** How many reads of an account or its operation show the old state after an accepted change. */
  readsUntilDone: number;
  regeneratesKeys: boolean;
  directory: "readable" | "refused";
  resourceGraph: "on" | "refused";
  /** Whether the tenant has paid for Privileged Identity Management. */
  privilegedAccess: "licensed" | "unlicensed";
  readonly revokedTokens: Set<string>;
  now: () => number;
}

/** The paging in force for a path. */
export function pagingFor({ paging, pagingOf }: SimulatorState, path: string): Paging {
  const lower = path.toLowerCase();
  return [...pagingOf].find(([part]) => lower.includes(part))?.[1] ?? paging;
}
