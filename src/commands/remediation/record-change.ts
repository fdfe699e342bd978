import type { AccountOutcome, AccountRemediation, Look } from "./account-remediation";
import { entryResult } from "./account-remediation";
import { sayOutcome } from "./account-text";
import { aboutAccount } from "./journal";
import type { RemediationParts } from "./parts";

/** Writes a change into the journal and the log. A journal that cannot be written must not hide the result. */
export async function recordChange<L extends Look>(
  { journal, clock, logger }: RemediationParts,
  look: L,
  remediation: AccountRemediation<L>,
  outcome: AccountOutcome,
): Promise<void> {
  const detail = sayOutcome(outcome);
  logger.info(`${remediation.title}: ${detail}`);
  const result = entryResult(outcome.result);
  if (result === undefined) return;
  try {
    await journal.add({
      id: crypto.randomUUID(),
      time: new Date(clock.now()).toISOString(),
      what: remediation.title,
      ...aboutAccount(look.account),
      before: remediation.standing(look).values,
      after: "standing" in outcome.result ? outcome.result.standing.values : "unknown",
      result,
      detail,
      undo: remediation.undo(look),
    });
  } catch (error) {
    logger.warn(`The journal could not be written: ${String(error)}`);
  }
}
