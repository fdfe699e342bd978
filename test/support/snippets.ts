import { readFileSync } from "node:fs";
import { parse } from "jsonc-parser";

export interface Snippet {
  readonly name: string;
  readonly prefix: string;
  readonly description: string;
  readonly scope?: string;
  readonly body: string;
}

interface SnippetEntry extends Omit<Snippet, "name" | "body"> {
  readonly body: readonly string[];
}

export function readSnippets(path: string): Snippet[] {
  const file = parse(readFileSync(path, "utf8")) as Record<string, SnippetEntry>;
  return Object.entries(file).map(([name, { body, ...rest }]) => ({ name, ...rest, body: body.join("\n") }));
}

const escaped = String.raw`\\([$}\\])`;
const choice = String.raw`\$\{(\d+)\|([^,|]*)[^|]*\|\}`;
const placeholder = String.raw`\$\{(\d+):([^}]*)\}`;
const tabStop = String.raw`\$(\d+)`;
const variable = String.raw`\$\{?[A-Za-z_]\w*`;
const syntax = new RegExp([escaped, choice, placeholder, tabStop, variable].join("|"), "g");

/**
 * The text that a snippet leaves when somebody accepts every default: the first of
 * its choices, the text of its placeholders. Throws on a variable, which is here
 * always a dollar sign that somebody forgot to escape.
 */
export function expandSnippet(body: string): string {
  const values = defaultsOf(body);
  return body.replace(
    syntax,
    (
      match: string,
      sign?: string,
      chosen?: string,
      _c?: string,
      held?: string,
      _p?: string,
      stop?: string,
    ) => {
      if (sign !== undefined) return sign;
      const value = values.get(chosen ?? held ?? stop ?? "");
      if (value === undefined) throw new Error(`"${match}" has no default.`);
      return value;
    },
  );
}

function defaultsOf(body: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const [, , chosen, first, held, text] of body.matchAll(syntax)) {
    if (chosen !== undefined) values.set(chosen, first ?? "");
    if (held !== undefined) values.set(held, text ?? "");
  }
  return values;
}
