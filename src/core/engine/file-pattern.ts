import { onceFor } from "../memo/once";

/**
 * Whether a path is meant by a pattern, as in a list of files to ignore: `*` stands for any
 * run of characters without a slash, `**` for any run with them, `?` for one character,
 * `{a,b}` for one of both. A pattern without a slash means a file or folder of that name
 * anywhere, one that means a folder means all that is in it. Letter case counts.
 *
 * @param path Relative to the folder the pattern was written for, with forward slashes.
 */
export function matchesPattern(path: string, pattern: string): boolean {
  return toExpression(pattern).test(path);
}

/**
 * The pattern that means one file and no other of its name.
 *
 * @param path Relative to the folder the pattern is for, with forward slashes.
 */
export function patternOf(path: string): string {
  // No pattern can quote what stands for others in it, so any character may stand there.
  return `${path.includes("/") ? "" : "/"}${path.replace(/[\\*{]/g, "?")}`;
}

const toExpression = onceFor((pattern: string) => {
  const plain = pattern.replace(/^\.?\//, "").replace(/\/+$/, "");
  const anchored = pattern.replace(/\/+$/, "").includes("/") ? plain : `**/${plain}`;
  return new RegExp(`^${translate(anchored)}(?:/.*)?$`, "s");
});

const special: Readonly<Record<string, string>> = {
  "**/": "(?:.*/)?",
  "**": ".*",
  "*": "[^/]*",
  "?": "[^/]",
};

function translate(pattern: string): string {
  return pattern.replace(/\*\*\/|\*\*|[*?]|\{[^{}/]*\}|[\\^$.|+()[\]{}]/g, (token) => {
    const known = special[token];
    if (known !== undefined) return known;
    if (token.length === 1) return `\\${token}`;
    return `(?:${token.slice(1, -1).split(",").map(translate).join("|")})`;
  });
}
