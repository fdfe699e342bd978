import { say, type Text } from "../text/text";
import { isDate } from "../document/suppressions";
import {
  elements,
  members,
  stringOf,
  type JsonDocument,
  type JsonNode,
  type Member,
} from "../document/json-node";
import { severities, type ConfigMistake, type ForbiddenOperation } from "../rules/rule";
import type { Profile, RuleLevel } from "./config";

/** A decision to live with what a rule says about some files. */
export interface FileSuppression {
  readonly rule: string;
  readonly reason: string;
  /** The last day it holds, as YYYY-MM-DD. */
  readonly expires: string | undefined;
  /** Patterns relative to the folder of the file; all files when absent. */
  readonly files: readonly string[] | undefined;
  readonly at: JsonNode;
}

/** Another configuration that one stands on. */
export interface Extension {
  /** Relative to the folder of the file. */
  readonly path: string;
  readonly at: JsonNode;
}

/** A configuration file as written; what was not understood is left out and listed. */
export interface ConfigFile {
  readonly extends: readonly Extension[];
  readonly profile: Profile | undefined;
  readonly rules: Readonly<Record<string, RuleLevel>>;
  readonly ignore: readonly string[];
  readonly suppressions: readonly FileSuppression[];
  readonly forbiddenOperations: readonly ForbiddenOperation[];
  readonly allowedRoles: readonly string[];
  readonly mistakes: readonly ConfigMistake[];
}

type Mistakes = ConfigMistake[];

const names = [
  "$schema",
  "extends",
  "profile",
  "rules",
  "ignore",
  "suppressions",
  "forbiddenOperations",
  "allowedRoles",
];
const profiles = ["recommended", "strict"] as const;
const levels = [...severities, "off"] as const;

/**
 * Reads a configuration file.
 *
 * @param document The file; comments are welcome.
 * @param ruleIds The rules there are.
 */
export function readConfigFile({ root, problems }: JsonDocument, ruleIds: readonly string[]): ConfigFile {
  const mistakes: Mistakes = problems.slice(0, 1).map(({ offset, length, message }) => ({
    at: { offset, length },
    message: say("This is not valid JSON: {0}", `${message.charAt(0).toLowerCase()}${message.slice(1)}`),
  }));
  if (root && root.type !== "object")
    mistakes.push({ at: root, message: say("A configuration has to be an object.") });
  const settings = new Map(known(root, names, mistakes).map(({ name, value }) => [name, value]));
  oneString(settings.get("$schema"), mistakes);
  return {
    extends: oneOrMore(settings.get("extends"), mistakes).map(({ text, at }) => ({ path: text, at })),
    profile: choice(settings.get("profile"), profiles, mistakes),
    rules: readLevels(settings.get("rules"), ruleIds, mistakes),
    ignore: patterns(settings.get("ignore"), mistakes),
    suppressions: list(settings.get("suppressions"), mistakes).flatMap(
      (node) => readSuppression(node, ruleIds, mistakes) ?? [],
    ),
    forbiddenOperations: list(settings.get("forbiddenOperations"), mistakes).flatMap(
      (node) => readForbidden(node, mistakes) ?? [],
    ),
    allowedRoles: strings(settings.get("allowedRoles"), mistakes).map(({ text }) => text),
    mistakes,
  };
}

/** The members of an object whose names are known; the others are mistakes, and so is what a later one replaces. */
function known(node: JsonNode | undefined, names: readonly string[], mistakes: Mistakes): readonly Member[] {
  const all = members(node);
  return all.filter(({ name, key }, index) => {
    if (names.includes(name)) {
      const isReplaced = all.slice(index + 1).some((later) => later.name === name);
      if (isReplaced)
        mistakes.push({ at: key, message: say('"{0}" stands here twice, and this one is not read.', name) });
      return !isReplaced;
    }
    mistakes.push({
      at: key,
      message: say('Nothing is called "{0}" here.', name),
      written: name,
      known: names,
    });
    return false;
  });
}

interface Written {
  readonly text: string;
  readonly at: JsonNode;
}

function oneOrMore(node: JsonNode | undefined, mistakes: Mistakes): readonly Written[] {
  return node?.type === "string" ? oneString(node, mistakes) : strings(node, mistakes);
}

function strings(node: JsonNode | undefined, mistakes: Mistakes): readonly Written[] {
  return list(node, mistakes).flatMap((each) => oneString(each, mistakes));
}

function oneString(at: JsonNode | undefined, mistakes: Mistakes): readonly Written[] {
  const text = stringOf(at);
  if (at && !text) mistakes.push({ at, message: say("This has to be a string with something in it.") });
  return at && text ? [{ text, at }] : [];
}

function patterns(node: JsonNode | undefined, mistakes: Mistakes): readonly string[] {
  return strings(node, mistakes).map(({ text, at }) => {
    const message = flawOf(text);
    if (message) mistakes.push({ at, message });
    return text;
  });
}

/** Why a pattern means other files than its author must think. */
function flawOf(pattern: string): Text | undefined {
  if (pattern.includes("\\"))
    return say('"{0}" fits no file: patterns are written with forward slashes.', pattern);
  if (pattern.split("/").includes(".."))
    return say('"{0}" fits no file: patterns mean what lies in the folder of this file or below.', pattern);
  if (pattern.startsWith("!"))
    return say(
      '"{0}" takes no file out: it means files whose names begin with an exclamation mark.',
      pattern,
    );
  return undefined;
}

function list(node: JsonNode | undefined, mistakes: Mistakes): readonly JsonNode[] {
  if (node && node.type !== "array") mistakes.push({ at: node, message: say("This has to be an array.") });
  return elements(node);
}

function choice<Choice extends string>(
  node: JsonNode | undefined,
  choices: readonly Choice[],
  mistakes: Mistakes,
): Choice | undefined {
  if (!node) return undefined;
  const found = choices.find((choice) => choice === stringOf(node));
  if (!found) mistakes.push({ at: node, message: say("This has to be one of {0}.", choices.join(", ")) });
  return found;
}

function readLevels(
  node: JsonNode | undefined,
  ruleIds: readonly string[],
  mistakes: Mistakes,
): Readonly<Record<string, RuleLevel>> {
  if (node && node.type !== "object")
    mistakes.push({ at: node, message: say("This has to be an object of rules.") });
  const levelsByRule = known(node, ruleIds, mistakes).map(
    ({ name, value }) => [name, choice(value, levels, mistakes)] as const,
  );
  return Object.fromEntries(levelsByRule.flatMap(([rule, level]) => (level ? [[rule, level]] : [])));
}

function readSuppression(
  node: JsonNode,
  ruleIds: readonly string[],
  mistakes: Mistakes,
): FileSuppression | undefined {
  const before = mistakes.length;
  const found = new Map(
    known(node, ["rule", "reason", "expires", "files"], mistakes).map(({ name, value }) => [name, value]),
  );
  const rule = found.get("rule");
  const reason = stringOf(found.get("reason"))?.trim() ?? "";
  const expires = found.get("expires");
  const files = found.get("files");
  const written = stringOf(rule);
  if (!rule || written === undefined || reason === "") {
    mistakes.push({
      at: node,
      message: say("A suppression has to name a rule and give a reason, so this silences nothing."),
    });
  } else if (!ruleIds.includes(written)) {
    mistakes.push({
      at: rule,
      message: say('There is no rule "{0}", so this silences nothing.', written),
      written,
      known: ruleIds,
    });
  }
  if (expires && !isDate(stringOf(expires) ?? "")) {
    mistakes.push({ at: expires, message: say("The day it expires has to be written as YYYY-MM-DD.") });
  }
  const meant = files && patterns(files, mistakes);
  if (mistakes.length > before) return undefined;
  return {
    rule: written ?? "",
    reason,
    expires: stringOf(expires),
    files: meant,
    at: expires ?? node,
  };
}

function readForbidden(node: JsonNode, mistakes: Mistakes): ForbiddenOperation | undefined {
  const operation = node.type === "object" ? undefined : stringOf(node);
  if (operation) return { operation };
  const found = new Map(
    known(node, ["operation", "reason"], mistakes).map(({ name, value }) => [name, value]),
  );
  const named = stringOf(found.get("operation"));
  const [reason] = oneString(found.get("reason"), mistakes);
  if (!named) {
    mistakes.push({
      at: node,
      message: say("This has to be an operation, or an object with an operation and a reason."),
    });
    return undefined;
  }
  return { operation: named, ...(reason && { reason: reason.text }) };
}
