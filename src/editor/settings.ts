import { workspace, type TextDocument, type Uri } from "vscode";
import type { LintConfig, Profile, RuleLevel } from "../core/index";
import { translate } from "../infrastructure/translate";

/** The section all settings of the extension stand in. */
export const settingsSection = "aoaiSecurity";

/**
 * What the user set for a document, on top of what a configuration file says.
 *
 * @returns Absent when linting is turned off for the document.
 */
export function readConfig(document: TextDocument | Uri, fileConfig: LintConfig): LintConfig | undefined {
  const settings = workspace.getConfiguration(settingsSection, document);
  if (!settings.get<boolean>("enable", true)) return undefined;
  const levels = Object.entries(settings.get<Record<string, string>>("rules", {}));
  const set = levels.filter((entry): entry is [string, RuleLevel] => entry[1] !== "default");
  const profile = explicit<Profile>(settings.inspect("profile")) ?? fileConfig.profile;
  return {
    ...fileConfig,
    ...(profile && { profile }),
    rules: { ...fileConfig.rules, ...Object.fromEntries(set) },
    translate,
  };
}

/** The value somebody chose, the nearest choice first; absent where only the default holds. */
function explicit<T>(
  found: { workspaceFolderValue?: T; workspaceValue?: T; globalValue?: T } | undefined,
): T | undefined {
  return found?.workspaceFolderValue ?? found?.workspaceValue ?? found?.globalValue;
}
