import { workspace } from "vscode";
import type { LintConfig } from "../core/index";
import { translate } from "../infrastructure/translate";

/** The rules' levels as the user set them for what is no file. */
export function lintConfig(): LintConfig {
  const settings = workspace.getConfiguration("aoaiSecurity");
  const levels = Object.entries(settings.get<Record<string, string>>("rules", {}));
  const rules = Object.fromEntries(levels.filter(([, level]) => level !== "default"));
  return {
    profile: settings.get<LintConfig["profile"]>("profile") ?? "recommended",
    rules: rules as NonNullable<LintConfig["rules"]>,
    translate,
  };
}

/** The subscriptions picked in Azure's own resource explorer, each as "tenant/subscription". */
export function subscriptionsPickedElsewhere(): readonly string[] {
  return workspace.getConfiguration("azureResourceGroups").get<string[]>("selectedSubscriptions") ?? [];
}
