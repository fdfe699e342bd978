/** A text whose ranges of interest were written between « and ». */
export interface Marked {
  readonly text: string;
  readonly ranges: readonly { readonly offset: number; readonly length: number }[];
}

/** Takes the marks out of a text and remembers where they stood. Ranges may nest; they come in order of their start. */
export function readMarks(marked: string): Marked {
  const open: number[] = [];
  const ranges: { offset: number; length: number }[] = [];
  let text = "";
  for (const character of marked) {
    if (character === "«") open.push(text.length);
    else if (character === "»") {
      const offset = open.pop();
      if (offset === undefined) throw new Error(`» without « in ${marked}`);
      ranges.push({ offset, length: text.length - offset });
    } else text += character;
  }
  if (open.length > 0) throw new Error(`« without » in ${marked}`);
  return { text, ranges: ranges.sort((a, b) => a.offset - b.offset || a.length - b.length) };
}

/** A text and the offset of the bar | that was written into it. */
export function readCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf("|");
  if (offset < 0) throw new Error(`no | in ${marked}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}
