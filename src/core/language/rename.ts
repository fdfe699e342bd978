import { inWords, say, type Text, type Translate } from "../text/text";
import type { Span } from "../document/arm-expression";
import type { Edit } from "../document/edits";
import { findMember, members, sameName, type Member } from "../document/json-node";
import type { PolicyDefinition } from "../resources/policy-definition";
import { readText } from "./reading";
import { findReferences, isAt, type Reference } from "./references";

/** A parameter of a policy definition under a cursor. */
export interface Renameable {
  readonly name: string;
  /** Its name under the cursor, in UTF-16 units, without quotes. */
  readonly at: Span;
}

/** What renaming comes to: changes, or a sentence that says why not. */
export type Renaming<Words = string> = { readonly edits: readonly Edit[] } | { readonly problem: Words };

interface Found extends Renameable {
  readonly declared: Member;
  readonly policy: PolicyDefinition;
  readonly references: readonly Reference[];
}

/** The policy parameter under a cursor, where it is declared or where an expression names it. */
export function findRenameable(text: string, offset: number): Renameable | undefined {
  const found = findParameter(text, offset);
  return found && { name: found.declared.name, at: found.at };
}

/**
 * Gives a policy parameter another name, where it is declared and wherever the definition uses it.
 *
 * @param translate Puts a problem into the language of the reader; English without it.
 */
export function renameParameter(text: string, offset: number, name: string, translate?: Translate): Renaming {
  const renaming = planRenaming(text, offset, name);
  return "problem" in renaming ? { problem: inWords(renaming.problem, translate) } : renaming;
}

function planRenaming(text: string, offset: number, name: string): Renaming<Text> {
  const found = findParameter(text, offset);
  if (!found) return { problem: say("Only parameters of policy definitions can be renamed.") };
  if (!/^[^'"\\[\]\p{Cc}]+$/u.test(name)) {
    return { problem: say("A parameter needs a name without quotes, brackets and backslashes.") };
  }
  const others = members(found.policy.parameters).filter((member) => member.node !== found.declared.node);
  if (others.some((other) => sameName(other.name, name))) {
    return { problem: say('The definition has a parameter "{0}" already.', name) };
  }
  const places = [nameOf(found.declared), ...found.references.map(({ at }) => at)];
  return { edits: places.map(({ offset: start, length }) => ({ offset: start, length, content: name })) };
}

function findParameter(text: string, offset: number): Found | undefined {
  const all = findReferences(text);
  for (const policy of readText(text).content.resources) {
    if (policy.kind !== "policyDefinition" || !policy.parameters) continue;
    const { parameters } = policy;
    const own = all.filter(({ section }) => section === parameters);
    const used = own.find(({ at }) => isAt(at, offset));
    const declared = used
      ? findMember(parameters, used.name)
      : members(parameters).find((member) => isAt(member.key, offset));
    if (!declared) continue;
    const references = own.filter(({ name }) => sameName(name, declared.name));
    return { name: declared.name, at: used?.at ?? nameOf(declared), declared, policy, references };
  }
  return undefined;
}

function nameOf({ key }: Member): Span {
  return { offset: key.offset + 1, length: key.length - 2 };
}
