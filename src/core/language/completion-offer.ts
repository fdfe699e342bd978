import { inWords, type Text, type Translate } from "../text/text";
import type { Edit } from "../document/edits";
import type { Spot } from "./spot";

/** What kind of thing is offered; an editor shows it by an icon. */
export type ChoiceKind = "operation" | "wildcard" | "folder" | "role" | "value" | "field";

/** Something that may be written in a place. */
export interface Choice {
  readonly kind: ChoiceKind;
  /** The content of the string. */
  readonly value: string;
  /** Where it is not the value itself. */
  readonly label?: Text;
  /** A few words beside the label. */
  readonly detail?: Text;
  /** Other words by which it is found. */
  readonly words?: Text;
  /** Text to write behind the string, where a place needs more than the value. */
  readonly behind?: string;
  /** Changes elsewhere that belong to the value. */
  readonly edits?: readonly Edit[];
  /** Markdown; worked out when it is looked at. */
  readonly documentation?: () => Text;
}

/** A part of a string to be replaced, instead of the whole. */
export interface Choices {
  readonly choices: readonly Choice[];
  readonly part?: { readonly offset: number; readonly length: number };
}

/** Something an editor offers at a cursor. */
export interface Completion {
  readonly kind: ChoiceKind;
  readonly label: string;
  readonly detail: string | undefined;
  /** What the typed text is compared with; it begins like the text that is replaced. */
  readonly filterText: string;
  /** Puts the list into its order. */
  readonly sortText: string;
  readonly newText: string;
  /** The text it replaces, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
  /** Changes elsewhere in the document, which touch neither that text nor each other. */
  readonly edits: readonly Edit[];
  /** Where in `newText` the cursor goes, when more is to be written there; else it goes behind. */
  readonly cursor: number | undefined;
  readonly documentation: (() => string) | undefined;
}

/** Makes offers for a place in a JSON text. */
export function offerInJson(
  { choices, part }: Choices,
  spot: Spot,
  translate?: Translate,
): readonly Completion[] {
  const { written, needsComma } = spot;
  const { offset, length } = part ?? written;
  const write = ({ value, behind = "" }: Choice): string =>
    part ? value : `${JSON.stringify(value)}${behind}${needsComma ? "," : ""}`;
  const start = part || !written.quoted ? "" : '"';
  return offer(choices, { offset, length, write, start, translate });
}

/** How the text of an offer comes about. */
export interface Frame {
  readonly offset: number;
  readonly length: number;
  readonly write: (choice: Choice) => string;
  /** The quote the replaced text begins with. */
  readonly start: string;
  readonly translate: Translate | undefined;
}

/** Makes offers of choices, in the order given. */
export function offer(
  choices: readonly Choice[],
  { offset, length, write, start, translate }: Frame,
): readonly Completion[] {
  return choices.map((choice, index) => {
    const { label = choice.value, detail, words, documentation } = choice;
    const newText = write(choice);
    return {
      kind: choice.kind,
      label: inWords(label, translate),
      detail: detail && inWords(detail, translate),
      filterText: start + (words ? `${inWords(words, translate)} ${choice.value}` : choice.value),
      sortText: String(index).padStart(5, "0"),
      newText,
      offset,
      length,
      edits: choice.edits ?? [],
      cursor: choice.kind === "folder" ? newText.lastIndexOf(choice.value) + choice.value.length : undefined,
      documentation: documentation && (() => inWords(documentation(), translate)),
    };
  });
}
