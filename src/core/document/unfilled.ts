/** A part of a text that its author meant to fill in; in UTF-16 units from the start of the text. */
export interface Unfilled {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/**
 * `<subscription>`, `{subscriptionId}`, `XXXXXXXX-XXXX-…`, a GUID of zeros and
 * `your-subscription-id`, as documentation writes them. What a tool fills in, such
 * as `${scope}`, `#{scope}#`, `{{scope}}` and `$SCOPE`, is none.
 */
const unfilled =
  /<[^<>]+>|(?<![#${])\{[^{}]+\}(?!\})|(?<![\w-])(?:x{4,}(?:-x+)*|0{8}-(?:0{4}-){3}0{12}|your[-_](?:subscription|resource|tenant|account|management|principal|object)[\w-]*)(?![\w-])/gi;

/** The parts of an id or a scope that nobody has filled in, in their order. */
export function findUnfilled(text: string): readonly Unfilled[] {
  return [...text.matchAll(unfilled)].map((match) => ({
    offset: match.index,
    length: match[0].length,
    text: match[0],
  }));
}

/** Whether a tool is to put something into a text before Azure sees it. */
export function isFilledByTool(text: string): boolean {
  return /\$\{|#\{|\{\{|\$[A-Za-z_(]|%[A-Za-z_]+%|__[A-Za-z_]+__|⟨/.test(text);
}

const token =
  /^(?:\$\{[^{}]*\}|#\{[^{}]*\}#?|\{\{[^{}]*\}\}|\$\([^()]*\)|\$[A-Za-z_]\w*|%[A-Za-z_]\w*%|__[A-Za-z_]\w*__)$/;

/**
 * Whether a text is nothing but the name of what a tool puts in its place before Azure sees it, such as
 * `${KEYS_OFF=true}` of Azure Developer CLI or `#{keysOff}#` of a pipeline. What it will be, nobody can say here.
 */
export function isToken(text: string): boolean {
  return token.test(text);
}
