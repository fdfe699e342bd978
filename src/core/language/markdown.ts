/** Longer pieces of a document say nothing more in a hover. */
const longest = 300;

/**
 * Text of a document as Markdown that shows just this text: no link, no image, no
 * formatting can come out of it, whatever it holds.
 */
export function plain(text: string): string {
  return shortened(text).replace(/[!-/:-@[-`{-~]/g, "\\$&");
}

/** Text of a document as inline code. */
export function code(text: string): string {
  const content = shortened(text);
  const fence = "`".repeat(longestRun(content) + 1);
  const padding = content.startsWith("`") || content.endsWith("`") ? " " : "";
  return `${fence}${padding}${content}${padding}${fence}`;
}

/** Paragraphs, those that are absent left out. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join("\n\n");
}

/** Words joined as a sentence lists them: "a, b and c". */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

/** "1 operation", "1,234 operations". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}

function shortened(text: string): string {
  const line = text.replace(/\p{Cc}+/gu, " ");
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
