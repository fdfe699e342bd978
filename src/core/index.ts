/**
 * The door of the core: text in, findings out. Nothing behind it knows of
 * editors, files or networks; offsets are UTF-16 units from the start of the text.
 */
import { levelOf, type LintConfig } from "./engine/config";
import type { Companion, Finding } from "./engine/finding";
import {
  createFinder,
  toLink,
  type ConfigFinder,
  type ConfigLink,
  type ReadText,
} from "./engine/config-chain";
import { lintWith, type Beside, type LintResult } from "./engine/lint";
import { lintTextWith } from "./engine/lint-text";
import { lintConfigWith } from "./engine/lint-config";
import { createLedger, type SuppressionLedger } from "./engine/suppression-ledger";
import { lintParametersWith } from "./engine/lint-parameters";
import { fixAllSafe, type FixResult } from "./engine/fix";
import { createRoleMemory } from "./engine/role-memory";
import { rules } from "./rules/index";
import type { RuleMeta } from "./rules/rule";
import type { Translate } from "./text/text";

export type { ConfigSuppression, LintConfig, Profile, RuleLevel } from "./engine/config";
export { acceptKnown, readBaseline, toBaseline, writeBaseline } from "./engine/baseline";
export type { Baseline, BaselineEntry, FoundInFile } from "./engine/baseline";
export { configFor, type ConfigChain, type ConfigFinder, type ConfigLink } from "./engine/config-chain";
export { configFileName } from "./engine/config-file-name";
export { patternOf } from "./engine/file-pattern";
export type { Companion, Finding, FindingFix, Range } from "./engine/finding";
export { aiRoles, findRoleById, type BuiltInRole } from "./catalog/built-in-roles";
export { withFingerprints, type Fingerprinted } from "./engine/fingerprint";
export { allOperations, findOperation, type Operation } from "./catalog/operations";
export { findRoleNote, recommendedRoles } from "./catalog/role-notes";
export type { FixResult } from "./engine/fix";
export { filesSharing, type GroupFile, type NetworkGroupUse } from "./engine/group-file";
export type { Beside, LintResult } from "./engine/lint";
export { mayNameRoles } from "./engine/lint-text";
export type { SuppressedFinding } from "./engine/suppress";
export type { SuppressionLedger } from "./engine/suppression-ledger";
export * from "./language/index";
export { parametersFilesOf, templatesOf } from "./document/parameters-file";
export {
  fileExtensions,
  isJson,
  jsonLanguages,
  languageOfFile,
  textLanguages,
} from "./document/text-language";
export { applyEdits, type Edit } from "./document/edits";
export { catalogDate } from "./catalog/operations";
export { positions, type Position } from "./document/position";
export { capabilities, type Capability, type CapabilityId } from "./rbac/capability";
export { conditionLimits } from "./rbac/condition";
export { heldCapabilities, type Held } from "./rbac/held-capabilities";
export { measureRoles, sufficientRoles } from "./rbac/least-role";
export { grants, type Permission } from "./rbac/permissions";
export type { SyntaxProblem } from "./document/json-node";
export { once } from "./memo/once";
export { inWords, type Text, type Translate } from "./text/text";
export { severities, type RuleMeta, type Severity } from "./rules/rule";

/** What is known of every rule, in alphabetical order. */
export const ruleMetas = rules.map((rule) => rule.meta);

const ruleIds = ruleMetas.map(({ id }) => id);

/** What is known of the rules that a configuration lets run, in alphabetical order. */
export function rulesThatRun(config: LintConfig = {}): readonly RuleMeta[] {
  return ruleMetas.filter((meta) => levelOf(meta, config) !== undefined);
}

/**
 * Judges a document.
 *
 * @param text The whole document: a role definition, policy definition, template, or anything else.
 * @param config Levels of single rules and the profile.
 * @param beside The parameters files a template is deployed with, and the definitions of other files.
 * @returns The findings, sorted by place, and what the document is. Never throws.
 */
export function lint(text: string, config?: LintConfig, beside?: Beside): LintResult {
  return lintWith(text, rules, config, beside);
}

/**
 * Judges a document of another language than JSON, in which only the ids of roles are understood.
 *
 * @param languageId The editor's name of the language.
 * @returns The findings, sorted by place; the kind is absent where no role is named. Never throws.
 */
export function lintText(text: string, languageId: string, config?: LintConfig): LintResult {
  return lintTextWith(text, languageId, rules, config);
}

/** Judges a document, see `lint`. */
export type Lint = typeof lint;

/**
 * Makes what judges the versions of one document, one after the other: each as `lint` would,
 * sooner where little changed since the version before.
 */
export function createLinter(): Lint {
  const memory = createRoleMemory();
  return (text, config, beside) => lintWith(text, rules, config, beside, memory);
}

/**
 * Judges what a parameters file makes of its template.
 *
 * @returns The findings that a value of the parameters file decides, with ranges in that file. Never throws.
 */
export function lintParameters(
  parameters: Companion,
  template: Companion,
  config?: LintConfig,
): readonly Finding[] {
  return lintParametersWith(parameters, template, rules, config);
}

/**
 * Applies the safe fixes of a document: those that leave every permission and
 * every connection as it was.
 */
export function fix(text: string, config?: LintConfig): FixResult {
  return fixAllSafe(text, (current) => lint(current, config).findings);
}

/** Applies the safe fixes of a document of another language than JSON, see `fix`. */
export function fixText(text: string, languageId: string, config?: LintConfig): FixResult {
  return fixAllSafe(text, (current) => lintText(current, languageId, config).findings);
}

/**
 * Makes what finds the configuration files that count for a document.
 *
 * @param read Reads a text file, given an absolute path with forward slashes.
 */
export function createConfigFinder(read: ReadText): ConfigFinder {
  return createFinder(read, ruleIds);
}

/**
 * Judges a configuration file.
 *
 * @param config The file where it stands, or its text alone; what it extends is then not looked at.
 * @param today As YYYY-MM-DD; without it nothing expires.
 * @param translate Puts messages into the language of the reader; English without it.
 */
export function lintConfig(config: ConfigLink | string, today?: string, translate?: Translate): LintResult {
  const link = typeof config === "string" ? toLink("", config, ruleIds) : config;
  return lintConfigWith(link, rules, today, translate);
}

/** Makes what finds out, over a run, which suppressions of configuration files silence nothing. */
export function createSuppressionLedger(): SuppressionLedger {
  return createLedger(rules);
}
