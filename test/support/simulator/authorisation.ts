import { failure, type Caller, type SimAnswer } from "./message";
import { isWithin, reaches, type SimGrant, type World } from "./world";

/**
 * Whether the simulator lets somebody do something. It looks into its own small table: an error of the
 * extension's permission engine must not be repeated here.
 */
export function isAllowed(world: World, objectId: string, operation: string, scope: string): boolean {
  return world.grants.some(
    (grant) =>
      grant.principalId === objectId &&
      (reaches(world, grant.scope, scope) || isWithin(scope, grant.scope)) &&
      covers(grant, operation.toLowerCase()),
  );
}

function covers({ allow, except = [] }: SimGrant, operation: string): boolean {
  return (
    allow.some((entry) => matches(entry, operation)) && !except.some((entry) => matches(entry, operation))
  );
}

function matches(entry: string, operation: string): boolean {
  const lower = entry.toLowerCase();
  if (lower === "*/read") return operation.endsWith("/read");
  return lower.endsWith("*") ? operation.startsWith(lower.slice(0, -1)) : operation === lower;
}

/** The exact words of Resource Manager. */
export function refused({ upn, appid, oid }: Caller, operation: string, scope: string): SimAnswer {
  return failure(
    403,
    "AuthorizationFailed",
    `The client '${upn ?? appid ?? oid}' with object id '${oid}' does not have authorization to perform action '${operation}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  );
}
