import { workspace, type TextDocument } from "vscode";
import type { LintConfig } from "../core/index";

/** The section all settings of the extension stand in. */
export const settingsSection = "aoaiSecurity";

/** What the user set for a document; absent when linting is turned off for it. */
export function readConfig(document: TextDocument): LintConfig | undefined {
  const settings = workspace.getConfiguration(settingsSection, document);
  if (!settings.get<boolean>("enable", true)) return undefined;
  const levels = settings.get<Record<string, string>>("rules", {});
  return {
    profile: settings.get<LintConfig["profile"]>("profile") ?? "recommended",
    rules: Object.fromEntries(
      Object.entries(levels).filter(([, level]) => level !== "default"),
    ) as NonNullable<LintConfig["rules"]>,
  };
}
