// Writes what follows from other files. From the rules: the table in the README, the settings in package.json
// and the schema of the configuration file. From package.json and the sources: the texts to translate.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { format, resolveConfig } from "prettier";
import { configSchema } from "./config-schema.mjs";
import { moveTexts } from "./manifest-texts.mjs";
import { readRuleMetas } from "./rule-metas.mjs";
import { sourceTexts } from "./source-texts.mjs";

const levels = ["default", "error", "warning", "information", "hint", "off"];
const levelDescriptions = [
  "What a configuration file says of the rule, or else the rule's own severity.",
  "Report as an error.",
  "Report as a warning.",
  "Report as information.",
  "Report as a hint.",
  "Do not run the rule.",
];

function table(metas) {
  const rows = metas.map(({ id, summary, severity, fixable, profile }) => {
    const level = profile ? `${severity}, ${profile} profile` : severity;
    return `| [${id}](docs/rules/${id}.md) | ${summary} | ${level} | ${fixable ? "yes" : ""} |`;
  });
  return ["| Rule | What should be so | Severity | Fix |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function ruleSettings(metas) {
  return Object.fromEntries(
    metas.map(({ id, summary, severity, profile }) => [
      `aoaiSecurity.rules.${id}`,
      {
        type: "string",
        enum: levels,
        enumDescriptions: levelDescriptions,
        default: "default",
        scope: "resource",
        markdownDescription: `${summary}. Its own severity is *${severity}*${profile ? `, in the ${profile} profile` : ""}.`,
      },
    ]),
  );
}

function between(text, start, end, content) {
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md lacks ${start} or ${end}.`);
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}

const metas = await readRuleMetas();

const readme = await readFile("README.md", "utf8");
await writeFile("README.md", between(readme, "<!-- rules -->", "<!-- /rules -->", table(metas)));

const manifest = JSON.parse(await readFile("package.json", "utf8"));
const [general, rules] = manifest.contributes.configuration;
rules.properties = ruleSettings(metas);
manifest.contributes.configuration = [general, rules, ...manifest.contributes.configuration.slice(2)];
const texts = moveTexts(manifest, JSON.parse(await readFile("package.nls.json", "utf8")));
await writeJson("package.json", manifest);
await writeJson("package.nls.json", texts);
await writeJson("l10n/bundle.l10n.json", await sourceTexts());

await writeJson("schemas/aoai-security.config.schema.json", configSchema(metas));

async function writeJson(filepath, content) {
  const options = { ...(await resolveConfig(filepath)), filepath };
  await mkdir(dirname(filepath), { recursive: true });
  await writeFile(filepath, await format(JSON.stringify(content), options));
}
