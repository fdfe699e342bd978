import { stringOf, type JsonNode } from "../document/json-node";
import type { Condition } from "./condition";
import { evaluate, type Compared, type Verdict } from "./evaluate";
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
 * one where it is `false`, one where it is `true`. Nothing else is known of them.
 */
export function judgeLocalAuth(condition: Condition, text: ReadText): LocalAuthVerdicts {
  const verdict = (disableLocalAuth: Compared): Verdict =>
    evaluate(condition, {
      field: (name) => fieldOf(name, disableLocalAuth, text),
      written: (node) => writtenValue(node, text),
    });
  return {
    absent: verdict({ kind: "absent" }),
    off: verdict({ kind: "known", value: false }),
    on: verdict({ kind: "known", value: true }),
  };
}

function fieldOf(name: JsonNode, disableLocalAuth: Compared, text: ReadText): Compared {
  const read = text(name);
  const field = read?.kind === "literal" ? read.text.toLowerCase() : undefined;
  if (field === "type") return { kind: "known", value: accountType };
  return field === localAuthAlias.toLowerCase() ? disableLocalAuth : { kind: "unknown" };
}

function writtenValue(node: JsonNode, text: ReadText): Compared {
  if (stringOf(node) !== undefined) {
    const read = text(node);
    return read?.kind === "literal" ? { kind: "known", value: read.text } : { kind: "unknown" };
  }
  if (node.type === "object" || node.type === "array" || node.type === "property") return { kind: "unknown" };
  return { kind: "known", value: node.value as number | boolean | null };
}
