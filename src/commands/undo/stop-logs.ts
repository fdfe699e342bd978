import { l10n } from "vscode";
import type { Account, DiagnosticSetting } from "../../azure/azure-data";
import type { AccountRemediation, Look } from "../remediation/account-remediation";
import { askOrHandOut } from "../remediation/ask";
import type { JournalEntry } from "../remediation/journal";
import { settingValues } from "../remediation/look-at-logs";
import type { RemediationParts } from "../remediation/parts";
import { removeLogsScript } from "../remediation/scripts/logs-script";
import type { Standing } from "../remediation/standing";
import { changeSettings } from "../remediation/watch-settings";
import { changedSince, prefaceOf } from "./undoing";

interface SettingLook extends Look {
  readonly setting: DiagnosticSetting | undefined;
}

/** Deletes the diagnostic setting that a remediation made. What it has sent stays where it is. */
export function stopLogs(
  parts: RemediationParts,
  entry: JournalEntry,
  name: string,
): AccountRemediation<SettingLook> {
  const script = (looks: readonly SettingLook[]) =>
    removeLogsScript(looks.map(({ account: { id } }) => ({ accountId: id, name })));
  return {
    title: l10n.t("Delete Diagnostic Setting"),
    activity: l10n.t("Deleting a diagnostic setting…"),
    operation: "Microsoft.Insights/diagnosticSettings/delete",
    look: (account) => look(parts, account, name),
    isSame: (one, other) => JSON.stringify(one.setting) === JSON.stringify(other.setting),
    isAlready: ({ setting }) => setting === undefined,
    ask: async ([first], isChanged) => {
      if (first?.setting === undefined) return "yes";
      const detail = [
        ...(isChanged ? [l10n.t("Something changed meanwhile. As it is now:")] : []),
        prefaceOf(entry),
        ...changedSince(leftBehind(entry, name), settingValues(first.setting)),
        l10n.t("What happens from then on is no longer sent. What was sent already stays in the workspace."),
      ].join("\n\n");
      const message = l10n.t('Delete the diagnostic setting "{0}" of "{1}"?', name, first.account.name);
      await askOrHandOut(parts, { message, detail }, [l10n.t("Delete Setting")], () => script([first]));
      return "yes";
    },
    standing: ({ setting }) => standingOf(setting, name),
    act: ({ account }, signal) => {
      const { monitor } = parts.api;
      const change = {
        send: () => monitor.deleteDiagnosticSetting(account.subscription, account.id, name),
        isDone: (settings: readonly DiagnosticSetting[]) => named(settings, name) === undefined,
        standingOf: (settings: readonly DiagnosticSetting[]) => standingOf(named(settings, name), name),
      };
      return changeSettings(parts, account, change, signal);
    },
    undo: () => ({ kind: "none", because: l10n.t("The setting was deleted.") }),
    script,
  };
}

async function look(
  { api }: RemediationParts,
  { subscription, id }: Account,
  name: string,
): Promise<SettingLook> {
  const [account, settings] = await Promise.all([
    api.accounts.get(subscription, id),
    api.monitor.listDiagnosticSettings(subscription, id),
  ]);
  return { account, setting: named(settings, name) };
}

function named(settings: readonly DiagnosticSetting[], name: string): DiagnosticSetting | undefined {
  return settings.find((setting) => setting.name.toLowerCase() === name.toLowerCase());
}

function standingOf(setting: DiagnosticSetting | undefined, name: string): Standing {
  return setting === undefined
    ? { reading: l10n.t('The diagnostic setting "{0}" is gone', name), values: null }
    : {
        reading: l10n.t('The diagnostic setting "{0}" is still there', name),
        values: settingValues(setting),
      };
}

/** The setting as the journal has it among all of the account. */
function leftBehind({ after }: JournalEntry, name: string): unknown {
  if (!Array.isArray(after)) return undefined;
  return (after as readonly { readonly name?: unknown }[]).find((setting) => setting.name === name);
}
