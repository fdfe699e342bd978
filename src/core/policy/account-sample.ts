import { stringsIn } from "../document/change-strings";
import { stringOf, type JsonNode } from "../document/json-node";
import type { Comparison, Condition } from "./condition";
import { evaluate, every, negate, some, type Compared, type Verdict } from "./evaluate";
import type { PolicyText } from "./policy-text";

const accountType = "Microsoft.CognitiveServices/accounts";

/** The alias by which policies see whether an account accepts keys. */
export const localAuthAlias = `${accountType}/disableLocalAuth`;

/** How a condition judges accounts that differ in `disableLocalAuth` alone. */
export interface LocalAuthVerdicts {
  readonly absent: Verdict;
  readonly off: Verdict;
  readonly on: Verdict;
}

/** Reads a string of the definition the condition belongs to. */
export type ReadText = (node: JsonNode) => PolicyText | undefined;

/**
 * Evaluates a condition against three accounts: one without `disableLocalAuth`,
 * one where it is `false`, one where it is `true`. Nothing else is known of them; what
 * the condition asks beside is taken to leave the decision to `disableLocalAuth`.
 */
export function judgeLocalAuth(condition: Condition, text: ReadText): LocalAuthVerdicts {
  const judge = (part: Condition, disableLocalAuth: Compared): Verdict =>
    evaluate(part, {
      field: (name) => fieldOf(fieldNamed(name, text), disableLocalAuth),
      written: (node) => writtenValue(node, disableLocalAuth, text),
    });
  const decisive = withoutOthers(condition, (part) => judge(part, { kind: "unknown" })).condition;
  const verdict = (disableLocalAuth: Compared): Verdict => judge(decisive, disableLocalAuth);
  return {
    absent: verdict({ kind: "absent" }),
    off: verdict({ kind: "known", value: false }),
    on: verdict({ kind: "known", value: true }),
  };
}

/** Whether a comparison looks at `disableLocalAuth`, as a field or as the value of one. */
export function isOnLocalAuth({ kind, subject }: Comparison, text: ReadText): boolean {
  const name = kind === "field" ? fieldNamed(subject, text) : fieldRead(subject, text);
  return name === localAuthAlias.toLowerCase();
}

/** A condition without what leaves the decision to `disableLocalAuth`. */
interface Reduced {
  readonly condition: Condition;
  readonly speaksOfLocalAuth: boolean;
  /** What is known of it while `disableLocalAuth` is not. */
  readonly verdict: Verdict;
}

/**
 * Takes away the parts of `allOf` and `anyOf` that are unknown and do not speak of `disableLocalAuth`:
 * accounts that differ in nothing else meet them or not alike.
 */
function withoutOthers(condition: Condition, judge: (part: Condition) => Verdict): Reduced {
  switch (condition.kind) {
    case "allOf":
    case "anyOf": {
      const parts = condition.conditions.map((part) => withoutOthers(part, judge));
      const kept = parts.filter((part) => part.speaksOfLocalAuth || part.verdict !== "unknown");
      const verdicts = parts.map(({ verdict }) => verdict);
      return {
        condition:
          kept.length > 0 ? { ...condition, conditions: kept.map((part) => part.condition) } : condition,
        speaksOfLocalAuth: parts.some((part) => part.speaksOfLocalAuth),
        verdict: condition.kind === "allOf" ? every(verdicts) : some(verdicts),
      };
    }
    case "not": {
      const inner = withoutOthers(condition.condition, judge);
      return {
        ...inner,
        condition: { ...condition, condition: inner.condition },
        verdict: negate(inner.verdict),
      };
    }
    default:
      return { condition, speaksOfLocalAuth: speaksOfLocalAuth(condition.node), verdict: judge(condition) };
  }
}

function speaksOfLocalAuth(node: JsonNode): boolean {
  return [...stringsIn(node)].some(({ value }) => /disableLocalAuth/i.test(String(value)));
}

/** The field that a name stands for, in lower case. */
function fieldNamed(name: JsonNode, text: ReadText): string | undefined {
  const read = text(name);
  return read?.kind === "literal" ? read.text.toLowerCase() : undefined;
}

/** The field in `[field('…')]`, in lower case. */
function fieldRead(value: JsonNode, text: ReadText): string | undefined {
  const read = text(value);
  if (read?.kind !== "expression") return undefined;
  return /^\s*field\(\s*'([^']+)'\s*\)\s*$/i.exec(read.text)?.[1]?.toLowerCase();
}

function fieldOf(field: string | undefined, disableLocalAuth: Compared): Compared {
  if (field === "type") return { kind: "known", value: accountType };
  return field === localAuthAlias.toLowerCase() ? disableLocalAuth : { kind: "unknown" };
}

function writtenValue(node: JsonNode, disableLocalAuth: Compared, text: ReadText): Compared {
  if (stringOf(node) !== undefined) {
    const read = text(node);
    if (read?.kind === "literal") return { kind: "known", value: read.text };
    return fieldOf(fieldRead(node, text), disableLocalAuth);
  }
  if (node.type === "object" || node.type === "array" || node.type === "property") return { kind: "unknown" };
  return { kind: "known", value: node.value as number | boolean | null };
}
