import { l10n } from "vscode";
import type { Account } from "../../azure/azure-data";
import { AzureError } from "../../azure/azure-error";
import { UserCancelledError } from "../../infrastructure/errors";
import type { AccountOutcome, AccountRemediation, Look } from "./account-remediation";
import { forEachOf } from "./many";
import type { RemediationParts, Watched } from "./parts";
import { missingNeeds } from "./permission-check";
import { policiesThatChange } from "./policy-names";
import { recordChange } from "./record-change";
import { tellOutcomes } from "./tell-outcomes";

const atOnce = 4;

/**
 * Look, explain, confirm, act, verify, tell. Resolves with how it ended for each account, the same that
 * the user was told; rejects with `UserCancelledError` where the user said no, and then nothing was sent.
 */
export async function remediateAccounts<L extends Look>(
  parts: RemediationParts,
  accounts: readonly Account[],
  remediation: AccountRemediation<L>,
): Promise<readonly AccountOutcome[]> {
  const sorted = await lookAndSort(parts, accounts, remediation);
  const agreed = sorted.open.length === 0 ? [] : await agree(parts, sorted.open, remediation);
  const acted = await act(
    parts,
    agreed.flatMap(({ look }) => look ?? []),
    remediation,
  );
  const settled = agreed.flatMap(({ outcome }) => outcome ?? []);
  const outcomes = [...acted, ...settled, ...sorted.settled];
  await remediation.ended?.(outcomes);
  tellOutcomes(parts, outcomes, {
    retry: (failed) => remediateAccounts(parts, failed, remediation),
    script: sorted.looks.length === 0 ? undefined : remediation.script(sorted.looks),
  });
  return outcomes;
}

interface Sorted<L> {
  /** What there is to change. */
  readonly open: readonly L[];
  /** What needs no change, or must not have one. */
  readonly settled: readonly AccountOutcome[];
  readonly looks: readonly L[];
}

async function lookAndSort<L extends Look>(
  parts: RemediationParts,
  accounts: readonly Account[],
  remediation: AccountRemediation<L>,
): Promise<Sorted<L>> {
  const found = await parts.progress(l10n.t("{0}: reading…", remediation.title), async (watched) => {
    const looked = await forEachOf(accounts, atOnce, (account) =>
      lookAt(parts, account, remediation, watched),
    );
    if (watched.signal.aborted) throw new UserCancelledError();
    return looked;
  });
  return {
    open: found.flatMap(({ look, outcome }) => (outcome === undefined && look !== undefined ? [look] : [])),
    settled: found.flatMap(({ outcome }) => outcome ?? []),
    looks: found.flatMap(({ look }) => look ?? []),
  };
}

interface Looked<L> {
  readonly look?: L;
  readonly outcome?: AccountOutcome;
}

async function lookAt<L extends Look>(
  parts: RemediationParts,
  account: Account,
  remediation: AccountRemediation<L>,
  { signal }: Watched,
): Promise<Looked<L>> {
  if (signal.aborted) return {};
  const settled = (result: AccountOutcome["result"]): AccountOutcome => ({ account, result, policies: [] });
  try {
    const look = await remediation.look(account);
    if (remediation.isAlready(look)) {
      return { outcome: settled({ kind: "already", standing: remediation.standing(look) }) };
    }
    const problem = remediation.hindrance?.(look);
    if (problem !== undefined) return { outcome: settled({ kind: "refused", problem }) };
    const need = { operation: remediation.operation, scope: account.id };
    const missing = await missingNeeds(parts, account.subscription, [need]);
    return missing.length === 0 ? { look } : { look, outcome: settled({ kind: "notAllowed", missing }) };
  } catch (error) {
    if (!(error instanceof AzureError)) throw error;
    return { outcome: settled({ kind: "unread", problem: error.problem }) };
  }
}

/** Asks until what the user agreed to is what Azure has right before acting. */
async function agree<L extends Look>(
  parts: RemediationParts,
  first: readonly L[],
  remediation: AccountRemediation<L>,
): Promise<readonly Looked<L>[]> {
  const settled: Looked<L>[] = [];
  let looks = first;
  let isChanged = false;
  for (;;) {
    const answer = await remediation.ask(looks, isChanged);
    const again = await lookAndSort(
      parts,
      looks.map(({ account }) => account),
      remediation,
    );
    settled.push(...again.settled.map((outcome) => ({ outcome })));
    const before = new Map(looks.map((look) => [look.account.id, look]));
    isChanged = again.open.some((look) => {
      const seen = before.get(look.account.id);
      return seen === undefined || !remediation.isSame(seen, look);
    });
    looks = again.open;
    if (looks.length === 0 || (answer === "yes" && !isChanged))
      return [...looks.map((look) => ({ look })), ...settled];
  }
}

async function act<L extends Look>(
  parts: RemediationParts,
  looks: readonly L[],
  remediation: AccountRemediation<L>,
): Promise<readonly AccountOutcome[]> {
  if (looks.length === 0) return [];
  const accounts = looks.map(({ account }) => account);
  const [only] = accounts;
  const activity = remediation.activity.replace(/…$/, "");
  const title =
    accounts.length === 1 && only !== undefined
      ? l10n.t('{0} on "{1}"', activity, only.name)
      : l10n.t("{0} on {1} accounts", activity, accounts.length);
  return parts.whileBusy(accounts, remediation.activity, () =>
    parts.progress(title, (watched) => {
      let ended = 0;
      if (accounts.length === 1) watched.report(l10n.t("Azure takes up to a few minutes."));
      return forEachOf(looks, atOnce, async (look) => {
        const outcome = await changeOne(parts, look, remediation, watched);
        ended += 1;
        if (accounts.length > 1) watched.report(l10n.t("{0} of {1}", ended, accounts.length));
        return outcome;
      });
    }),
  );
}

async function changeOne<L extends Look>(
  parts: RemediationParts,
  look: L,
  remediation: AccountRemediation<L>,
  { signal }: Watched,
): Promise<AccountOutcome> {
  const { account } = look;
  const result = await remediation.act(look, signal);
  const policies = result.kind === "otherwise" ? await policiesThatChange(parts.api, account) : [];
  const outcome = { account, result, policies };
  await recordChange(parts, look, remediation, outcome);
  return outcome;
}
