import { glob, readFile } from "node:fs/promises";
import { expect, test } from "vitest";

/** Rules speak of reading keys, so the words are allowed; calls and ways around src/azure are not. The core calls nobody. */
const forbidden = [
  { what: "a call that reads or makes keys", pattern: /\.\s*(?:listKeys|regenerateKey)\s*\(/i },
  {
    what: "a request that reads or makes keys",
    pattern: /accounts\/[^"'`\s]*\/(?:listKeys|regenerateKey)(?!\/action)["'`?]/i,
  },
  {
    what: "a network connection beside src/azure",
    pattern: /\bfetch\s*\(|XMLHttpRequest|new WebSocket|node:(?:https?|net|tls|http2)\b/,
  },
];

test.each(forbidden)("nowhere in the source: $what", async ({ pattern }) => {
  const files: string[] = [];
  for await (const file of glob("src/**/*.ts")) if (!file.startsWith("src/core/")) files.push(file);
  expect(files.length).toBeGreaterThan(100);
  const found = await Promise.all(
    files.map(async (file) => (pattern.test(await readFile(file, "utf8")) ? [file] : [])),
  );
  expect(found.flat()).toEqual([]);
});

test.each([
  ["client.accounts.listKeys(group, name)", 0],
  ["send(`${base}/accounts/${name}/regenerateKey`)", 1],
  ["await fetch(url)", 2],
])("the patterns would find %s", (line, at) => {
  expect(line).toMatch(forbidden[at]?.pattern ?? "");
});
