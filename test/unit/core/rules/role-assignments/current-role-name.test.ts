import { currentRoleName } from "#src/core/rules/role-assignments/current-role-name";
import { describe, expect, it } from "vitest";
import { applyEdits } from "#src/core/document/edits";
import { lintTextWith } from "#src/core/engine/lint-text";
import { readMarks } from "#support/marks";
import { testDocumentRule } from "#support/rule-tester";

const user = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";
const foundryUser = "53ca6127-db72-4b80-b1b0-d745d6d5456d";
const assignment = (id: string, comment: string) =>
  `{ "principalId": "p",\n  "roleDefinitionId": "/providers/Microsoft.Authorization/roleDefinitions/${id}" ${comment}\n}`;
const template = (id: string, comment: string) => `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "variables": {
    "role": "${id}" ${comment}
  },
  "resources": [{ "type": "Microsoft.Authorization/roleAssignments", "name": "x" }]
}`;

const parametersFile = (id: string, comment: string) => `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
  "parameters": {
    "role": { "value": "${id}" } ${comment}
  }
}`;

testDocumentRule(currentRoleName, {
  valid: {
    "a comment that says the name": assignment(user, "// Cognitive Services OpenAI User"),
    "a comment in other letters": assignment(user, "/* cognitive services openai user */"),
    "a comment that names no role": assignment(user, "// for the app"),
    "no comment": assignment(user, ""),
    "a role that is not known": assignment(
      "11111111-2222-3333-4444-555555555555",
      "// Cognitive Services User",
    ),
    "a word that is a role's name and much else": assignment(user, "// a reader of this line"),
    "the name beside another one": assignment(
      user,
      "// Cognitive Services OpenAI User, not Azure AI Developer",
    ),
    "two other names": assignment(user, "// Azure AI Developer or Cognitive Services User"),
    "a name of before": assignment(user, "// was Cognitive Services User"),
    "a name in the middle of a thought": assignment(user, "// see how Cognitive Services User does it"),
    "a longer word": assignment(user, "// Cognitive Services Users (the group)"),
  },
  invalid: {
    "another role": {
      json: assignment(user, "// «Cognitive Services User», for the app"),
      message: `The id is that of Cognitive Services OpenAI User, not of "Cognitive Services User"`,
      fixed: {
        "Write Cognitive Services OpenAI User": assignment(
          user,
          "// Cognitive Services OpenAI User, for the app",
        ),
      },
    },
    "a name the role had before": {
      json: assignment(foundryUser, "// «Azure AI User»"),
      message: `"Azure AI User" is called Foundry User today.`,
      fixed: { "Write Foundry User": assignment(foundryUser, "// Foundry User") },
    },
    "another role in a parameters file": {
      json: parametersFile(user, "// «Cognitive Services User»"),
      message: "takes it for another role",
      fixed: {
        "Write Cognitive Services OpenAI User": parametersFile(user, "// Cognitive Services OpenAI User"),
      },
    },
    "a name behind a few words": {
      json: assignment(user, "// the built-in role '«Cognitive Services User»'"),
      message: "takes it for another role",
    },
    "another role under a subscription": {
      json: `{ "principalId": "p",\n  "roleDefinitionId": "/subscriptions/6d2f1b0e-37c4-4a55-9b7e-0c1d2e3f4a5b/providers/Microsoft.Authorization/roleDefinitions/${user}" // «Cognitive Services User»\n}`,
      message: "takes it for another role",
    },
    "another role in a variable": {
      json: template(user, "/* «Cognitive Services Contributor» */"),
      message: "takes it for another role",
      fixed: {
        "Write Cognitive Services OpenAI User": template(user, "/* Cognitive Services OpenAI User */"),
      },
    },
  },
});

const inText = (text: string, languageId: string) =>
  lintTextWith(text, languageId, [currentRoleName]).findings;

describe("in other languages", () => {
  it.each<[string, string, string]>([
    ["Bicep", "bicep", `var role = '${user}' // «Cognitive Services User»`],
    ["Bicep, in a block", "bicep", `var role = '${user}' /* «Cognitive Services User» */`],
    [
      "Bicep, behind brackets",
      "bicep",
      `roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${user}') // «Cognitive Services User»`,
    ],
    [
      "Bicep, each role of a line",
      "bicep",
      `var a = '${user}' // «Cognitive Services User»\nvar b = '${foundryUser}' // «Azure AI User»`,
    ],
    ["parameters of Bicep", "bicep-params", `param role = '${user}' // «Cognitive Services User»`],
    ["Terraform", "terraform", `role_id = "${user}" # «Cognitive Services User»`],
    ["Terraform, with slashes", "terraform", `role_id = "${user}" // «Cognitive Services User»`],
    ["variables of Terraform", "terraform-vars", `role_id = "${user}" # «Cognitive Services User»`],
    ["YAML", "yaml", `roleId: ${user} # «Cognitive Services User»`],
    ["YAML, beside an apostrophe", "yaml", `title: it's\nroleId: "${user}" # «Cognitive Services User»`],
    [
      "a command in a workflow",
      "github-actions-workflow",
      `run: |\n  ROLE=${user} # «Cognitive Services User»`,
    ],
    ["PowerShell", "powershell", `$role = '${user}' # «Cognitive Services User»`],
    ["PowerShell, in a block", "powershell", `$role = "${user}" <# «Cognitive Services User» #>`],
    ["a shell script", "shellscript", `ROLE=${user} # «Cognitive Services User»`],
    [
      "a command, behind its last option",
      "shellscript",
      `az role assignment create --role ${user} --scope "$ID" # «Cognitive Services User»`,
    ],
    ["Markdown", "markdown", `- ${user} <!-- «Cognitive Services User» -->`],
    ["code in Markdown", "markdown", `\`\`\`bicep\nvar r = '${user}' // «Cognitive Services User»\n\`\`\``],
    ["JSON in Markdown", "markdown", `~~~json\n"id": "${user}" // «Cognitive Services User»`],
    [
      "a table in Markdown",
      "markdown",
      `| Role | Id |\n| --- | --- |\n| **«Cognitive Services User»** | \`${user}\` |`,
    ],
    [
      "lines that end as on Windows",
      "bicep",
      `var a = 1\r\nvar r = '${user}' // «Cognitive Services User»\r\n`,
    ],
  ])("reports another name in %s", (_, languageId, marked) => {
    const { text, ranges } = readMarks(marked);
    const findings = inText(text, languageId);
    expect(findings.map(({ range }) => range)).toEqual(ranges);
    const [finding] = findings;
    expect(finding?.message).toContain("takes it for another role");
    const fixed = applyEdits(text, finding?.fixes[0]?.edits() ?? []);
    expect(fixed).toBe(marked.replace(/«.*?»/, "Cognitive Services OpenAI User").replace(/[«»]/g, ""));
    expect(inText(fixed, languageId).length).toBe(findings.length - 1);
  });

  it.each<[string, string, string]>([
    ["the right name", "bicep", `var role = '${user}' // Cognitive Services OpenAI User`],
    ["a comment on another line", "bicep", `// Cognitive Services User\nvar role = '${user}'`],
    ["what is no comment", "bicep", `var role = '${user} // Cognitive Services User'`],
    ["a text of several lines", "bicep", `var t = '''\n${user} // Cognitive Services User\n'''`],
    ["a commented line", "bicep", `// var role = '${user}' // Cognitive Services User`],
    ["two roles and a comment", "bicep", `var r = ['${user}', '${foundryUser}'] // Cognitive Services User`],
    [
      "comments that stand before their roles",
      "bicep",
      `[/* Cognitive Services OpenAI User */ '${user}', /* Foundry User */ '${foundryUser}']`,
    ],
    ["an address", "yaml", `url: https://x/${user}#Cognitive Services User`],
    ["a string with a hash", "terraform", `a = "${user} # Cognitive Services User"`],
    ["a text to the end of a word", "terraform", `a = <<EOT\n${user} # Cognitive Services User\nEOT\n`],
    ["a here-document", "shellscript", `cat <<EOF > x\n${user} # Cognitive Services User\nEOF\n`],
    ["a quoted text", "shellscript", `echo "${user} # Cognitive Services User"`],
    ["the length of a variable", "shellscript", `x=\${#a}${user} y`],
    ["a here-string", "powershell", `$x = @"\n${user} # Cognitive Services User\n"@`],
    ["prose", "markdown", `The role ${user} is not Cognitive Services User.`],
    ["code of no known language", "markdown", `\`\`\`\n${user} // Cognitive Services User\n\`\`\``],
    [
      "a table of old names",
      "markdown",
      `| Former name | Id |\n| --- | --- |\n| Azure AI User | ${foundryUser} |`,
    ],
    [
      "a table with old and new names",
      "markdown",
      `| A | B | Id |\n|---|---|---|\n| Azure AI User | Foundry User | ${foundryUser} |`,
    ],
    [
      "a table whose cell says more",
      "markdown",
      `| A | Id |\n|---|---|\n| like Azure AI User | ${foundryUser} |`,
    ],
    ["a language nobody asked for", "python", `role = "${user}" # Cognitive Services User`],
  ])("accepts %s", (_, languageId, text) => {
    expect(inText(text, languageId)).toEqual([]);
  });

  it("speaks the reader's language", () => {
    const translate = (phrase: string, ...values: string[]) => `¡${phrase} ${values.join("|")}!`;
    const text = `var role = '${user}' // Cognitive Services User`;
    const [finding] = lintTextWith(text, "bicep", [currentRoleName], { translate }).findings;
    expect(finding?.message).toMatch(/^¡.*Cognitive Services OpenAI User\|Cognitive Services User!$/);
    expect(finding?.fixes[0]?.title).toBe("¡Write {0} Cognitive Services OpenAI User!");
  });
});
