import type { AccountRemediation, Look } from "./account-remediation";
import { changeAccount, type AccountChange } from "./change-account";
import type { RemediationParts } from "./parts";

/** The parts of a remediation that are a patch of the account itself. */
export function byPatch<L extends Look>(
  parts: RemediationParts,
  standingOf: AccountChange["standingOf"],
  change: (look: L) => Pick<AccountChange, "patch" | "isDone">,
): Pick<AccountRemediation<L>, "operation" | "standing" | "act"> {
  return {
    operation: "Microsoft.CognitiveServices/accounts/write",
    standing: ({ account }) => standingOf(account.json),
    act: (look, signal) => changeAccount(parts, look.account, { ...change(look), standingOf }, signal),
  };
}
