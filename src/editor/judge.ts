import type { TextDocument } from "vscode";
import {
  isJson,
  lintConfig,
  lintParameters,
  lintText,
  mayNameRoles,
  type Companion,
  type Finding,
  type Lint,
  type LintConfig,
} from "../core/index";
import type { Companions } from "./companions";
import { isConfiguration, type Configurations } from "./configurations";
import { today } from "./file-config";
import type { NetworkGroups } from "./network-groups";
import { readConfig } from "./settings";
import { translate } from "../infrastructure/translate";

/** What was found in a document, and the files it was read with. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly companions: readonly Companion[];
}

/** What is read beside a document to judge it. */
export interface Surroundings {
  readonly companions: Companions;
  readonly configurations: Configurations;
  readonly networkGroups: NetworkGroups;
}

const nothing: Judgement = { findings: [], companions: [] };

/**
 * Judges a document by the settings and configuration files that count for it.
 *
 * @param lint What has judged the document's versions so far.
 * @returns Absent while a configuration file is still being read; the surroundings say when it has been.
 */
export function judge(
  document: TextDocument,
  { companions, configurations, networkGroups }: Surroundings,
  lint: Lint,
): Judgement | undefined {
  if (isConfiguration(document)) {
    const link = configurations.chainOf(document)?.links.at(-1);
    return { ...nothing, findings: lintConfig(link ?? document.getText(), today(), translate).findings };
  }
  const text = document.getText();
  const isText = !isJson(document.languageId);
  // Most texts name no role, and for them no configuration need be looked for.
  if (isText && !mayNameRoles(text)) return nothing;
  const config = configInForce(document, configurations);
  if (config === "pending") return undefined;
  if (!config) return nothing;
  if (isText)
    return {
      ...nothing,
      findings: lintText(text, document.languageId, { ...config, today: today() }).findings,
    };

  const own = { name: document.uri.toString(), text };
  const parameters = companions.parametersFilesOf(document);
  const templates = companions.templatesOf(document);
  const inForce = { ...config, today: today() };
  const groupFiles = networkGroups.besides(document.uri);
  const result = lint(text, inForce, { parametersFiles: parameters, groupFiles });
  networkGroups.note(document.uri, text, result.networkGroups);
  return {
    findings: [
      ...result.findings,
      ...templates.flatMap((template) => lintParameters(own, template, inForce)),
    ],
    companions: [...parameters, ...templates, ...groupFiles],
  };
}

/** What counts for a document; absent where it is not to be judged. */
export function configInForce(
  document: TextDocument,
  configurations: Configurations,
): LintConfig | "pending" | undefined {
  const fileConfig = configurations.configOf(document);
  if (fileConfig === "pending") return "pending";
  return fileConfig === "ignored" ? undefined : readConfig(document, fileConfig);
}
