import { expect, it } from "vitest";
import { run } from "#src/cli/run";
import { memoryHost, systemError, type Machine } from "#support/memory-host";
import { sampleLinter } from "#support/sample-linter";

const roleWith = (...actions: readonly string[]): string =>
  `{ "Name": "R", "IsCustom": true, "Actions": ${JSON.stringify(actions)}, "NotActions": ["Microsoft.Storage/*"] }`;
const files = { "b.json": roleWith("*"), "a.json": roleWith("*", "Microsoft.CognitiveServices/*") };

async function print(machine: Machine, ...options: readonly string[]): Promise<string> {
  const host = memoryHost({ files, ...machine });
  await run(["lint", ".", ...options], host, sampleLinter);
  return host.printed();
}

it("groups findings by file, one on a line, with place, severity, message and rule", async () => {
  const text = await print({});
  expect(text.match(/^[ab]\.json$/gm)).toEqual(["a.json", "b.json"]);
  const finding = /^ +\d+:\d+ {2}(?:error|warning) +\S.*\. {2}[a-z-]+$/;
  const rows = text.split("\n").filter((line) => line.startsWith("  "));
  expect(rows.length).toBe(3);
  expect(rows.filter((row) => !finding.test(row))).toEqual([]);
  expect(text).toMatch(/\n\n\d+ warnings in 2 files\. .*Judged 2 of 2 files\.\n$/);
});

it("breaks lines between words on a terminal", async () => {
  const text = await print({ terminal: true, columns: 80 }, "--no-color");
  expect(text.split("\n").filter((line) => line.length > 80 && !line.includes("Judged"))).toEqual([]);
  expect(text.replace(/\n {10,}/g, " ").replace(/ +/g, " ")).toBe((await print({})).replace(/ +/g, " "));
});

it("prints nothing but findings with --quiet", async () => {
  expect(await print({}, "--quiet")).not.toContain("Judged");
  expect(await print({ files: { "a.json": roleWith("*/read") } }, "--quiet", "--severity", "error")).toBe("");
});

const escape = "\u001b[";
it.each<[string, Machine, readonly string[], boolean]>([
  ["on a terminal", { terminal: true }, [], true],
  ["not in a pipe", {}, [], false],
  ["not with --no-color", { terminal: true }, ["--no-color"], false],
  ["not with NO_COLOR", { terminal: true, environment: { NO_COLOR: "1" } }, [], false],
  ["despite an empty NO_COLOR", { terminal: true, environment: { NO_COLOR: "" } }, [], true],
  ["not on a dumb terminal", { terminal: true, environment: { TERM: "dumb" } }, [], false],
])("uses colours %s", async (_name, machine, options, expected) => {
  expect((await print(machine, ...options)).includes(escape)).toBe(expected);
});

it("lets no control character of a document reach the terminal", async () => {
  const action = "Microsoft.CognitiveServices/accounts/listKeys/action";
  const text = await print({
    files: {
      "a.json": `{ "Name": "R", "Actions": ["${action}", "*\\u001b[2J\\u009b/*"], "NotActions": ["x\\u001b"] }`,
    },
  });
  expect(text).toContain("no-key-access");
  expect(text.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
});

it("lets no control character of the name of a file reach the terminal", async () => {
  const files = { "a\u001b[2J\nb.json": roleWith("*"), "c\u0007.json": systemError("EACCES") };
  const host = memoryHost({ files });
  await run(["lint", "."], host, sampleLinter);
  expect(host.printed()).toMatch(/^a\\u001b\[2J\\nb\.json$/m);
  expect(host.complained()).toBe("c\\u0007.json: Permission denied.\n");
});
