import type { SignedOut } from "../azure/azure-error";
import type { WantedSignIn } from "../azure/login";
import { UserCancelledError } from "../infrastructure/errors";
import type { Command } from "./command";
import { nodesFor, type TreeCommandParts } from "./tree-commands";

/** Signs in to Azure, or to the tenant whose sign-in is missing where it is called on such an error. */
export function signIn(parts: TreeCommandParts): Command {
  const { session, explorer } = parts;
  return {
    id: "aoaiSecurity.signIn",
    title: "Sign in",
    async run(...given) {
      const [node] = nodesFor(parts, given);
      const problem = node?.kind === "error" ? node.problem : undefined;
      await session.signIn(problem?.kind === "signed-out" ? wantedBy(problem) : {}).catch(endIfDeclined);
      // The session tells of the sign-in, and the tree reads again.
      explorer.leaveSample();
    },
  };
}

function wantedBy({ tenantId, login }: SignedOut): WantedSignIn {
  return { ...(tenantId === undefined ? {} : { tenantId }), ...(login === undefined ? {} : { login }) };
}

/** VS Code tells of a sign-in that the user broke off by an error of this text alone. */
function endIfDeclined(error: unknown): never {
  const text = error instanceof Error ? error.message : String(error);
  if (/did not consent|cancell?ed/i.test(text)) throw new UserCancelledError();
  throw error;
}
