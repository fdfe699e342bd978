import { l10n } from "vscode";
import type { Account, Subscription } from "../azure/azure-data";
import type { AzureProblem } from "../azure/azure-error";
import { OperationError } from "../infrastructure/errors";
import type { AccountOutcome, AccountRemediation } from "./remediation/account-remediation";
import { askOrHandOut } from "./remediation/ask";
import { attempt } from "./remediation/attempt";
import type { ChangeResult } from "./remediation/change-account";
import {
  isSameLogs,
  lookAtLogs,
  planFor,
  standingOfLogs,
  type LogOrder,
  type LogsLook,
} from "./remediation/look-at-logs";
import { listed } from "./remediation/many";
import type { RemediationParts } from "./remediation/parts";
import { pickLogs, pickWorkspace, readCategories } from "./remediation/pick-logs";
import { freeName, type LogPlan } from "./remediation/plan-logs";
import { remediateAccounts } from "./remediation/remediate-accounts";
import { logsScript } from "./remediation/scripts/logs-script";
import { changeSettings } from "./remediation/watch-settings";

/** Sends logs of accounts to a workspace, by a setting of its own beside those that are there. */
export async function sendLogs(
  parts: RemediationParts,
  accounts: readonly Account[],
  subscriptions: readonly Subscription[],
): Promise<readonly AccountOutcome[]> {
  const [first] = accounts;
  if (first === undefined) return [];
  const { tenantId, login } = first.subscription;
  const isNear = (other: Subscription) => other.tenantId === tenantId && other.login === login;
  if (!accounts.every(({ subscription }) => isNear(subscription))) {
    throw new OperationError(l10n.t("Select accounts of one tenant: logs cannot leave it."));
  }
  const workspace = await pickWorkspace(parts, first, subscriptions.filter(isNear));
  const known = await readCategories(parts, first);
  const wanted = await pickLogs(parts, known);
  return remediateAccounts(parts, accounts, sent(parts, { workspace, wanted, known }));
}

const title = l10n.t("Send Logs");

function sent(parts: RemediationParts, order: LogOrder): AccountRemediation<LogsLook> {
  const script = (looks: readonly LogsLook[]) =>
    logsScript(
      looks.flatMap((look) =>
        look.plan === undefined
          ? []
          : [
              {
                accountId: look.account.id,
                accountName: look.account.name,
                name: nameFor(order, look),
                plan: look.plan,
              },
            ],
      ),
    );
  return {
    title,
    activity: l10n.t("Sending logs…"),
    operation: "Microsoft.Insights/diagnosticSettings/write",
    look: (account) => lookAtLogs(parts, account, order),
    isSame: isSameLogs,
    isAlready: ({ plan }) => plan === undefined,
    hindrance,
    ask: async (looks, isChanged) => {
      const { message, paragraphs } = questionAbout(looks, order);
      const again = isChanged ? [l10n.t("Something changed meanwhile. As it is now:")] : [];
      const detail = [...again, ...paragraphs].join("\n\n");
      await askOrHandOut(parts, { message, detail }, [l10n.t("Send Logs")], () => script(looks));
      return "yes";
    },
    standing: ({ settings }) => standingOfLogs(order, settings),
    act: (look, signal) => add(parts, order, look, signal),
    undo: (look) => ({ kind: "removeLogs", accountId: look.account.id, name: nameFor(order, look) }),
    script,
  };
}

function nameFor({ workspace }: LogOrder, { settings }: LogsLook): string {
  return freeName(workspace.name, settings);
}

async function add(
  { api, clock }: RemediationParts,
  order: LogOrder,
  look: LogsLook,
  signal: AbortSignal,
): Promise<ChangeResult> {
  const { account, plan = { logs: [], metrics: [] } } = look;
  const { subscription, id } = account;
  const name = nameFor(order, look);
  // Others may have come first, and took their time.
  const now = await attempt(() => api.monitor.listDiagnosticSettings(subscription, id));
  if (now.kind === "failed") return { kind: "refused", problem: now.problem };
  if (now.value.some((setting) => setting.name.toLowerCase() === name.toLowerCase())) {
    return { kind: "refused", problem: taken(name) };
  }
  const change = {
    send: () => api.monitor.putDiagnosticSetting(subscription, id, name, plan),
    isDone: (settings: LogsLook["settings"]) => planFor(order, settings) === undefined,
    standingOf: (settings: LogsLook["settings"]) => standingOfLogs(order, settings),
  };
  return changeSettings({ api, clock }, account, change, signal);
}

/** Sent all the same, ours would take the place of that setting. */
function taken(name: string): AzureProblem {
  const message = l10n.t(
    'Somebody made a diagnostic setting called "{0}" meanwhile, so nothing was sent. Call the command again: it takes another name.',
    name,
  );
  return { kind: "invalid", message };
}

/** https://learn.microsoft.com/azure/azure-monitor/platform/diagnostic-settings */
const mostSettings = 5;

function hindrance({ settings }: LogsLook): AzureProblem | undefined {
  if (settings.length < mostSettings) return undefined;
  const names = listed(settings.map(({ name }) => `"${name}"`));
  return {
    kind: "invalid",
    message: l10n.t("It has {0} diagnostic settings, and Azure allows no more: {1}.", settings.length, names),
  };
}

function questionAbout(looks: readonly LogsLook[], order: LogOrder) {
  const { workspace } = order;
  const [first] = looks;
  const content = l10n.t(
    "Logs say who called which model and from where, and who read keys; what was asked and answered is not in them. The workspace charges for what it takes in.",
  );
  const away = looks.filter(
    ({ account }) => account.location.toLowerCase() !== workspace.location.toLowerCase(),
  );
  const leaving =
    away.length === 0
      ? []
      : [
          l10n.t(
            "The workspace is in {0}, so the logs leave the region of {1}.",
            workspace.location,
            listed(away.map(({ account }) => account.name)),
          ),
        ];
  if (looks.length === 1 && first !== undefined) {
    const paragraphs = [adds(first, order), kept(first), content, ...leaving];
    return {
      message: l10n.t('Send logs of "{0}" to "{1}"?', first.account.name, workspace.name),
      paragraphs,
    };
  }
  return {
    message: l10n.t('Send logs of {0} accounts to "{1}"?', looks.length, workspace.name),
    paragraphs: [
      l10n.t("Each gets a setting of its own; those that are there stay as they are."),
      content,
      ...leaving,
    ],
  };
}

function adds(look: LogsLook, order: LogOrder): string {
  const name = nameFor(order, look);
  const names = look.plan === undefined ? "" : sends(look.plan);
  return l10n.t('A new diagnostic setting "{0}" sends: {1}.', name, names);
}

function sends({ logs, metrics }: LogPlan): string {
  const named = ({ category, categoryGroup }: LogPlan["logs"][number]) =>
    category ?? l10n.t("all of the group {0}", categoryGroup ?? "");
  return [...logs, ...metrics].map(named).join(", ");
}

function kept({ settings }: LogsLook): string {
  return settings.length === 0
    ? l10n.t("Its logs go nowhere today.")
    : l10n.t("These settings stay as they are: {0}.", listed(settings.map(({ name }) => `"${name}"`)));
}
