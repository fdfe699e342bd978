// Writes what follows from the rules: the table in the README, the settings in package.json and the schema
// of the configuration file.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { format, resolveConfig } from "prettier";
import { configSchema } from "./config-schema.mjs";
import { readRuleMetas } from "./rule-metas.mjs";

const levels = ["default", "error", "warning", "information", "hint", "off"];
const levelDescriptions = [
  "The rule's own severity.",
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
await writeFile("package.json", await formatJson("package.json", manifest));

const schemaFile = "schemas/aoai-security.config.schema.json";
await mkdir("schemas", { recursive: true });
await writeFile(schemaFile, await formatJson(schemaFile, configSchema(metas)));

async function formatJson(filepath, content) {
  const options = { ...(await resolveConfig(filepath)), filepath };
  return format(JSON.stringify(content), options);
}
