const levels = ["error", "warning", "information", "hint", "off"];
const strings = (description) => ({
  description,
  type: "array",
  items: { type: "string", minLength: 1 },
});
/** A pattern of files; what the reader of configurations would take for one that fits nothing is refused. */
const patterns = (description) => ({
  description,
  type: "array",
  items: { type: "string", pattern: String.raw`^(?!!)(?!(?:.*/)?\.\.(?:/|$))[^\\]+$` },
});
const text = (description) => ({ description, type: "string", minLength: 1 });
const day = {
  description: "The last day it holds, as YYYY-MM-DD. After it the findings count again.",
  type: "string",
  format: "date",
  pattern: "^\\d{4}-\\d{2}-\\d{2}$",
};

function object(properties, required = []) {
  return { type: "object", additionalProperties: false, properties, required };
}

function ruleLevels(metas) {
  return Object.fromEntries(
    metas.map(({ id, summary, severity, profile }) => [
      id,
      {
        description: `${summary}. Its own severity is ${severity}${profile ? `, in the ${profile} profile` : ""}.`,
        enum: levels,
      },
    ]),
  );
}

/** The JSON schema of `aoai-security.config.json`, as draft 7, which VS Code reads. */
export function configSchema(metas) {
  const suppression = object(
    {
      rule: { description: "The rule whose findings are accepted.", enum: metas.map(({ id }) => id) },
      reason: { ...text("Why they are accepted."), pattern: String.raw`\S` },
      expires: day,
      files: patterns("Patterns of the files it is about, relative to this file; all files when left out."),
    },
    ["rule", "reason"],
  );
  const forbidden = object(
    {
      operation: text("An operation or a pattern of them; * stands for any characters."),
      reason: text("Why; it becomes part of the message."),
    },
    ["operation"],
  );
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Configuration of Azure OpenAI Security",
    description: "Counts for the files of its folder and the folders below, up to the next such file.",
    ...object({
      $schema: { type: "string", minLength: 1 },
      extends: {
        description: "Configurations this one stands on, relative to this file. What is said here wins.",
        anyOf: [text(), strings()],
      },
      profile: { description: "Which rules run.", enum: ["recommended", "strict"] },
      rules: { description: "The severity of single rules.", ...object(ruleLevels(metas)) },
      ignore: patterns("Patterns of files and folders that are left alone, relative to this file."),
      suppressions: { description: "Findings that are accepted.", type: "array", items: suppression },
      forbiddenOperations: {
        description: "Operations that no role may grant, reported by no-forbidden-operation.",
        type: "array",
        items: { anyOf: [text("An operation or a pattern of them."), forbidden] },
      },
      allowedRoles: strings(
        "Ids or names of roles that are accepted as they are: neither what they grant nor their assignment is a finding.",
      ),
    }),
  };
}
