import { mayBeMade } from "../document/arm-object";
import { findMember, type JsonNode, type Member } from "../document/json-node";
import { asString, type Reader, type Value } from "../document/value";

/** One string of a list, such as one operation of `actions`. */
export interface Entry {
  readonly value: string;
  /** Where a finding about it belongs: its own string, or the expression the whole list comes from. */
  readonly at: JsonNode;
  /** The literal that decides it; absent when it was computed. */
  readonly source: JsonNode | undefined;
}

/** A list of strings as a resource holds it. */
export interface EntryList {
  /** The member that holds the list; absent when the list is not written at all. */
  readonly member: Member | undefined;
  readonly entries: readonly Entry[];
  /** False when a part of the list is not known, so that nothing may be concluded from what is missing. */
  readonly complete: boolean;
}

/**
 * Reads a list of strings.
 *
 * @param object The object that has the list as a member.
 * @param name The member's name in any letter case.
 * @param read Works out expressions where the object stands.
 */
export function readEntryList(object: JsonNode | undefined, name: string, read: Reader): EntryList {
  const member = findMember(object, name);
  const value = read(member?.value);
  if (object && value.kind === "absent" && mayBeMade(object, name))
    return { member, entries: [], complete: false };
  if (value.kind === "absent" || isNull(value)) return { member, entries: [], complete: true };
  if (value.kind !== "array") return { member, entries: [], complete: false };

  const isWrittenHere = value.source === member?.value;
  const entries: Entry[] = [];
  let complete = true;
  for (const item of value.items()) {
    const text = asString(item);
    if (text === undefined || item.kind !== "scalar") {
      complete = false;
      continue;
    }
    entries.push({ value: text, at: isWrittenHere ? item.at : value.at, source: item.source });
  }
  return { member, entries, complete };
}

function isNull(value: Value): boolean {
  return value.kind === "scalar" && value.value === null;
}

/** The strings of a list without their places. */
export function valuesOf(list: EntryList): readonly string[] {
  return list.entries.map(({ value }) => value);
}

/** Whether an entry is a string of the very array it belongs to, so that the text at its place can be changed. */
export function isWrittenInPlace({ at, source }: Entry): boolean {
  return at === source && at.parent?.type === "array";
}
