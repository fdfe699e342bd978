import { UserCancelledError } from "../infrastructure/errors";
import type { Command } from "./command";
import { nodesFor, type TreeCommandParts } from "./tree-commands";

/** Signs in to Azure, or to the tenant whose sign-in is missing where it is called on such an error. */
export function signIn({ session, explorer, selection }: TreeCommandParts): Command {
  return {
    id: "aoaiSecurity.signIn",
    title: "Sign in",
    async run(...given) {
      const [node] = nodesFor(given, selection());
      const problem = node?.kind === "error" ? node.problem : undefined;
      const tenantId = problem?.kind === "signed-out" ? problem.tenantId : undefined;
      await session.signIn(tenantId).catch(endIfDeclined);
      // The session tells of the sign-in, and the tree reads again.
      explorer.leaveSample();
    },
  };
}

/** VS Code tells of a sign-in that the user broke off by an error of this text alone. */
function endIfDeclined(error: unknown): never {
  const text = error instanceof Error ? error.message : String(error);
  if (/did not consent|cancell?ed/i.test(text)) throw new UserCancelledError();
  throw error;
}
