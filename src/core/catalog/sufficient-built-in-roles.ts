import {
  measureRoles,
  sufficientRoles,
  type Needed,
  type Suggestion,
  type Universe,
} from "../rbac/least-role";
import { entriesOf, type Plane } from "../rbac/permissions";
import { riskOf } from "../rbac/risk";
import { coversPattern } from "../rbac/wildcard";
import type { BuiltInRole } from "./built-in-roles";
import { once } from "./once";
import { aiOperations, isOfCompleteProvider } from "./operations";
import { recommendedRoles } from "./role-notes";

const universe = once((): Universe => ({ control: aiOperations("control"), data: aiOperations("data") }));

const candidates = once(() => measureRoles(recommendedRoles(), universe()));

/**
 * The recommended built-in role that grants all of something and the least beyond it, if
 * that is only reading and using models; undefined when there is none.
 *
 * @param needed Operations of AI services and of access by name, those of other providers as
 * the entries that grant them.
 */
export function harmlessBuiltInRole(needed: Needed): Suggestion<BuiltInRole> | undefined {
  return sufficientRoles(needed, candidates(), universe()).find(({ roles, beyond }) => {
    const { keys, access, account, secrets, change } = beyond;
    return (
      keys + access + account + secrets + change === 0 &&
      roles.every((role) => isHarmlessElsewhere(role, needed))
    );
  });
}

/** Whether what a role grants of other providers is needed too, or reads within one provider. */
function isHarmlessElsewhere({ permissions }: BuiltInRole, needed: Needed): boolean {
  return (["control", "data"] as const).every((plane) =>
    permissions
      .flatMap((permission) => entriesOf(permission, plane).granted)
      .every((entry) => isOfCompleteProvider(entry) || isHarmlessEntry(entry, plane, needed)),
  );
}

function isHarmlessEntry(entry: string, plane: Plane, needed: Needed): boolean {
  if (needed[plane].some((other) => coversPattern(other, entry))) return true;
  return !entry.startsWith("*") && riskOf(entry, plane) === "read";
}
