import { endOfLine, startOfLine } from "../document/formatting";
import { knownGuids } from "./role-guids";

/** A name shown behind a GUID that does not say it itself. */
export interface InlayHint {
  /** In UTF-16 units of the text. */
  readonly offset: number;
  readonly label: string;
}

/**
 * The names of built-in roles and policies, for showing them behind their GUIDs in a text
 * of any language. A line that says the name already gets no hint.
 *
 * @param from Where the part that is shown begins.
 * @param to Where it ends.
 */
export function inlayHints(text: string, from = 0, to = text.length): readonly InlayHint[] {
  const [start, end] = [startOfLine(text, from), endOfLine(text, to)];
  return knownGuids(text, start, end).flatMap((guid) => {
    const { name } = guid.kind === "role" ? guid.role : guid.policy;
    const line = text.slice(startOfLine(text, guid.offset), endOfLine(text, guid.offset));
    const end = guid.offset + guid.length;
    return line.includes(name) ? [] : [{ offset: behindQuote(text, end), label: name }];
  });
}

/** Within the quotes a name would look like a part of the string. */
function behindQuote(text: string, offset: number): number {
  return /["'`]/.test(text.charAt(offset)) ? offset + 1 : offset;
}
