import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bundles } from "../../scripts/bundles.mjs";
import { moveTexts } from "../../scripts/manifest-texts.mjs";
import { sourceTexts } from "../../scripts/source-texts.mjs";

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly icon?: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    }[];
    readonly menus: Readonly<
      Record<
        string,
        readonly { readonly command?: string; readonly when?: string; readonly group?: string }[]
      >
    >;
    readonly walkthroughs: readonly {
      readonly icon: string;
      readonly steps: readonly {
        readonly description: string;
        readonly media: { readonly image: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
  };
}

const root = join(__dirname, "..", "..");
const readJson = (file: string): unknown => JSON.parse(readFileSync(join(root, file), "utf8"));
const manifest = readJson("package.json") as Manifest;
const texts = readJson("package.nls.json") as Readonly<Record<string, string>>;

function sources(): readonly string[] {
  return readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(root, "src", file), "utf8"));
}

function pathsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return value.startsWith("./") ? [value] : [];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(pathsIn) : [];
}

/** What people read in the place of a text of the manifest. */
const shown = (text: string): string | undefined => texts[text.replace(/%/g, "")];

it("has a handler for every command, and declares every command that has one", () => {
  const text = sources().join("\n");
  const written = new Set(text.match(/"aoaiSecurity\.[a-z]\w*"/g)?.map((quoted) => quoted.slice(1, -1)));
  const declared = manifest.contributes.commands.map(({ command }) => command);
  expect(declared.filter((command) => !written.has(command))).toEqual([]);
  for (const { commandId } of [...text.matchAll(/Command = "(?<commandId>aoaiSecurity\.\w+)"/g)].map(
    ({ groups }) => ({
      commandId: groups?.["commandId"],
    }),
  )) {
    expect(declared).toContain(commandId);
  }
});

it("puts every command in the category of the product", () => {
  for (const { category, title } of manifest.contributes.commands) {
    expect(shown(category)).toBe("Azure OpenAI Security");
    expect(shown(title)).toMatch(/^[A-Z]/);
  }
});

it("names only commands that exist in its menus", () => {
  const declared = manifest.contributes.commands.map(({ command }) => command);
  const used = Object.values(manifest.contributes.menus).flat();
  expect(used.flatMap(({ command }) => (command && !declared.includes(command) ? [command] : []))).toEqual(
    [],
  );
});

it("names only files that exist, or that the build writes", () => {
  const paths = pathsIn(manifest.contributes).filter((path) => !path.startsWith("./dist/"));
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const written = bundles.flatMap((bundle) =>
    "outdir" in bundle
      ? Object.keys(bundle.entryPoints).map((name) => `./${bundle.outdir}/${name}.js`)
      : [`./${bundle.outfile}`],
  );
  for (const bundle of [manifest.main, manifest.browser, ...Object.values(manifest.bin)]) {
    expect(written).toContain(bundle);
  }
});

it("keeps each of its texts where translations are looked for", () => {
  const copy = structuredClone(manifest);
  expect(moveTexts(copy, texts)).toEqual(texts);
  expect(copy).toEqual(manifest);
});

it("lists each text of the sources that passes through l10n.t for translation", async () => {
  expect(readJson("l10n/bundle.l10n.json")).toEqual(await sourceTexts());
});

describe("each step of the walkthrough", () => {
  const texts = JSON.parse(readFileSync(join(root, "package.nls.json"), "utf8")) as Record<string, string>;
  const declared = manifest.contributes.commands.map(({ command }) => command);
  const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);

  it("has a button that runs a command of ours and completes the step", () => {
    expect(steps).toHaveLength(5);
    for (const { description, completionEvents } of steps) {
      const text = texts[description.replaceAll("%", "")] ?? "";
      const [, command = ""] = /^\[[^\]]+\]\(command:([\w.]+)\)$/m.exec(text) ?? [];
      expect(declared).toContain(command);
      expect(completionEvents).toContain(`onCommand:${command}`);
    }
  });

  it("has a small picture that is packed", () => {
    const packed = readFileSync(join(root, ".vscodeignore"), "utf8");
    expect(packed).toContain("!media/**");
    for (const { media } of steps) expect(statSync(join(root, media.image)).size).toBeLessThan(100_000);
  });
});

it.each(["dist/**/*.js", "dist/third-party-notices.txt"])("packs %s, which the build writes", (files) => {
  expect(readFileSync(join(root, ".vscodeignore"), "utf8").split("\n")).toContain(`!${files}`);
});

it("packs the example that the walkthrough opens", () => {
  const opened = sources().flatMap((text) => /const example = "(.+)"/.exec(text)?.[1] ?? []);
  expect(opened).toHaveLength(1);
  const path = `examples/${String(opened[0])}`;
  expect(readFileSync(join(root, ".vscodeignore"), "utf8").split("\n")).toContain(`!${path}`);
  expect(existsSync(join(root, path))).toBe(true);
});

describe("a row of the explorer has a button", () => {
  const buttons = (manifest.contributes.menus["view/item/context"] ?? []).filter(({ group = "" }) =>
    group.startsWith("inline"),
  );

  it.each([
    ["to read an account, a section or what failed again", "refreshNode", /account\|refreshable\|error/],
    ["to open an account as JSON", "openAsJson", /account/],
    ["to open the definition of a role", "openRoleDefinition", /hasDefinition/],
    ["to sign in where that is missing", "signIn", /signedOut/],
  ])("%s", (_name, command, rows) => {
    const button = buttons.find((candidate) => candidate.command === `aoaiSecurity.${command}`);
    expect(button?.when).toMatch(rows);
  });

  const entries = (manifest.contributes.menus["view/item/context"] ?? []).filter(
    (entry) => !buttons.includes(entry),
  );

  it.each([
    "account keysOn everyone portal",
    "account keysOff private",
    "error",
    "error signedOut",
    "finding rule:no-local-auth",
    "finding rule:no-open-ip-rule",
    "finding rule:restrict-network-access",
    "network refreshable everyone",
    "noLogs",
    "role hasDefinition custom",
    "roleAssignment direct hasDefinition builtIn",
    "roleAssignments refreshable",
    "subscription group refreshable",
  ])("only where its menu has the same, since no key reaches a button: %s", (row) => {
    const commandsOf = (candidates: typeof buttons) =>
      new Set(candidates.filter(({ when }) => isFor(row, when)).map(({ command }) => command));
    expect(commandsOf(buttons).size).toBeGreaterThan(0);
    expect([...commandsOf(entries)]).toEqual(expect.arrayContaining([...commandsOf(buttons)]));
  });
});

/** Whether a row's words fit what a menu asks of them; what it asks of the view beside that is left out. */
function isFor(row: string, when = ""): boolean {
  return [...when.matchAll(/(!\()?viewItem =~ \/(.+?)\/(?= &&|\)| \|\||$)/g)].every(
    ([, negated, pattern = ""]) => new RegExp(pattern).test(row) === (negated === undefined),
  );
}
