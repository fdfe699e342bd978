import { l10n } from "vscode";
import type { Account, Subscription } from "../azure/azure-data";
import { AzureError } from "../azure/azure-error";
import { isOfSample, type ExplorerNode } from "../explorer/index";
import { OperationError } from "../infrastructure/errors";
import { createTurns } from "../infrastructure/in-turn";
import { accessCommands, readSubscriptions, type AccessCommandParts } from "./access-commands";
import { allowLocalAuth } from "./allow-local-auth";
import { allowSelectedNetworks } from "./allow-selected-networks";
import { assignLeastRole } from "./assign-least-role";
import { closePublicAccess } from "./close-public-access";
import type { Command } from "./command";
import { disableLocalAuth } from "./disable-local-auth";
import { enforceWithPolicy } from "./enforce-with-policy";
import { createJournal, type JournalEntry, type JournalMemory } from "./remediation/journal";
import type { RemediationParts } from "./remediation/parts";
import type { KnownPrincipal } from "./remediation/pick-principal";
import { actionsOn, explainProblem } from "./remediation/problem-text";
import { clock, findKeyUses, handOutScript, openKeyUse, showProgress, tellUser } from "./remediation-host";
import { sendLogs } from "./send-logs";
import { nodesFor, type TreeCommandParts } from "./tree-commands";
import { undoLastRemediation } from "./undo-last-remediation";

export interface RemediationCommandParts extends AccessCommandParts {
  readonly memory: JournalMemory;
  /** Where Resource Manager is, for scripts. */
  readonly endpoint: () => string;
}

/** The commands that change something in Azure, or in the sample tenant. */
export function remediationCommands(parts: RemediationCommandParts): readonly Command[] {
  const shared = { journal: createJournal(parts.memory), removeInTurn: createTurns() };
  const partsNow = () => toRemediationParts(parts, shared);
  const commands: readonly Command[] = [
    ...accountCommands(parts, partsNow),
    ...accessCommands(parts, partsNow),
    {
      id: "aoaiSecurity.showRemediations",
      title: "Show remediations",
      run: () => {
        const latest = () => shared.journal.entries();
        const read = () => Promise.resolve(latest());
        return parts.documents.open({ id: "remediations", title: "remediations", read, latest });
      },
    },
    {
      id: "aoaiSecurity.undoLastRemediation",
      title: "Undo the last remediation",
      run: async () => {
        const { explorer } = parts;
        const { model } = explorer;
        const isHere = (entry: JournalEntry) => isOfSample(entry.subscription) === explorer.isSample;
        await undoLastRemediation(partsNow(), { isHere, subscriptions: () => subscriptionsSeen(explorer) });
        // It may have been a role.
        await model.forgetRoles();
      },
    },
  ];
  return commands.map((command) => ({
    ...command,
    run: (...given) => explained(() => command.run(...given), partsNow()),
  }));
}

/** What fails before anything was changed is told as fully as what fails later. */
async function explained<T>(run: () => T | Promise<T>, parts: RemediationParts): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof AzureError)) throw error;
    const { problem } = error;
    throw new OperationError(explainProblem(problem), actionsOn(problem, parts), { cause: error });
  }
}

/** What is done to accounts. */
function accountCommands(
  parts: RemediationCommandParts,
  partsNow: () => RemediationParts,
): readonly Command[] {
  const assign = async (account: Account) =>
    assignLeastRole(partsNow(), account, await knownPrincipals(parts, account));
  return [
    {
      id: "aoaiSecurity.disableLocalAuth",
      title: "Disable API keys",
      run: (...given) => disableLocalAuth(partsNow(), accountsOf(parts, given), { assignRole: assign }),
    },
    {
      id: "aoaiSecurity.allowLocalAuth",
      title: "Allow API keys again",
      run: (...given) => allowLocalAuth(partsNow(), oneAccountOf(parts, given)),
    },
    {
      id: "aoaiSecurity.assignLeastRole",
      title: "Assign a role",
      run: (...given) => assign(oneAccountOf(parts, given)),
    },
    {
      id: "aoaiSecurity.closePublicAccess",
      title: "Close public access",
      run: (...given) => closePublicAccess(partsNow(), accountsOf(parts, given)),
    },
    {
      id: "aoaiSecurity.allowSelectedNetworks",
      title: "Allow selected networks only",
      run: (...given) => allowSelectedNetworks(partsNow(), accountsOf(parts, given)),
    },
    {
      id: "aoaiSecurity.enforceWithPolicy",
      title: "Enforce with a policy",
      run: (...given) => enforceWithPolicy(partsNow(), oneAccountOf(parts, given)),
    },
    {
      id: "aoaiSecurity.sendLogs",
      title: "Send logs",
      run: (...given) => {
        const { subscriptions } = parts.explorer.model.snapshot;
        return sendLogs(partsNow(), accountsOf(parts, given), subscriptions);
      },
    },
  ];
}

/** Those the explorer knows; before it was opened, those that Azure names. */
async function subscriptionsSeen({
  api,
  model,
}: TreeCommandParts["explorer"]): Promise<readonly Subscription[]> {
  const { subscriptions } = model.snapshot;
  if (subscriptions.length > 0) return subscriptions;
  return readSubscriptions(api);
}

/** The source is fixed when the command begins: leaving the sample tenant meanwhile must not move it to Azure. */
function toRemediationParts(
  { explorer, prompts, session, boundary, endpoint }: RemediationCommandParts,
  shared: Pick<RemediationParts, "journal" | "removeInTurn">,
): RemediationParts {
  const { model } = explorer;
  return {
    api: explorer.api,
    prompts,
    clock,
    ...shared,
    logger: boundary.logger,
    progress: showProgress,
    tell: (message) => tellUser(boundary, message),
    whileBusy: (accounts, activity, run) =>
      model.whileBusy(accounts, activity, async () => {
        try {
          return await run();
        } finally {
          await Promise.allSettled(accounts.map((account) => model.refreshAccount(account)));
        }
      }),
    findKeyUses,
    openKeyUse,
    handOut: (script) => handOutScript(script, endpoint()),
    signIn: (wanted) => session.signIn(wanted),
  };
}

/** The accounts that nodes stand for; findings stand for theirs. */
function accountsOf(parts: TreeCommandParts, given: readonly unknown[]): readonly Account[] {
  const accounts = nodesFor(parts, given).flatMap((node) => accountOf(node) ?? []);
  const distinct = new Map(
    accounts.map((account) => [`${account.subscription.key} ${account.id}`.toLowerCase(), account]),
  );
  if (distinct.size === 0) throw new OperationError(l10n.t("Select an account in the explorer."));
  return [...distinct.values()];
}

function oneAccountOf(parts: TreeCommandParts, given: readonly unknown[]): Account {
  const [account, second] = accountsOf(parts, given);
  if (account !== undefined && second === undefined) return account;
  throw new OperationError(l10n.t("Select one account in the explorer: this is done for one at a time."));
}

function accountOf(node: ExplorerNode): Account | undefined {
  return "account" in node ? node.account : undefined;
}

/** Those who hold a role on an account by now; nobody where that may not be read. */
async function knownPrincipals(
  { explorer }: TreeCommandParts,
  account: Account,
): Promise<readonly KnownPrincipal[]> {
  const node = explorer.model.nodeOfAccount(account);
  const holdings = (await node?.roleAssignments.holdings().catch(() => [])) ?? [];
  const named = holdings.filter(({ holder }) => holder.state !== "deleted");
  const distinct = new Map(named.map(({ holder }) => [holder.id.toLowerCase(), holder]));
  return [...distinct.values()].map(({ id, name }) => ({ id, label: name }));
}
