import { describe, expect, it } from "vitest";
import { applyEdits } from "#src/core/document/edits";
import { lintText, suppressHereInText, suppressInTextFile } from "#src/core/index";

const request = { rule: "current-role-name", reason: "a name\nof ours -->" };
const user = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";
const name = "Cognitive Services User";
const table = `| Role | Id |\n| --- | --- |\n| ${name} | ${user} |\n`;

describe("suppressing a rule in a text", () => {
  it.each<[string, string, string, string, string]>([
    [
      "Bicep",
      "bicep",
      `param x string\n  var r = '${user}' // ${name}\n`,
      "param x string\n  // aoai-security-disable-next-line current-role-name -- a name of ours ->\n  var",
      "// aoai-security-disable-file current-role-name -- a name of ours ->\nparam",
    ],
    [
      "Terraform, behind a byte order mark",
      "terraform",
      `\uFEFFr = "${user}" # ${name}\r\n`,
      "\uFEFF# aoai-security-disable-next-line current-role-name -- a name of ours ->\r\nr",
      "\uFEFF# aoai-security-disable-file current-role-name -- a name of ours ->\r\nr",
    ],
    [
      "a command of several lines",
      "shellscript",
      `#!/bin/sh\naz role assignment create \\\n  --assignee x \\\n  --role ${user} # ${name}\n`,
      "#!/bin/sh\n# aoai-security-disable-next-line current-role-name -- a name of ours ->\naz role",
      "#!/bin/sh\n# aoai-security-disable-file current-role-name -- a name of ours ->\naz role",
    ],
    [
      "a table",
      "markdown",
      `---\ntitle: x\n---\n\n${table}`,
      "title: x\n---\n\n<!-- aoai-security-disable-next-line current-role-name -- a name of ours -> -->\n| Role",
      "---\n<!-- aoai-security-disable-file current-role-name -- a name of ours -> -->\n\n| Role",
    ],
    [
      "a block of code",
      "markdown",
      `1. Run\n   \`\`\`sh\n   A=1\n   R=${user} # ${name}\n   \`\`\`\n`,
      "1. Run\n   <!-- aoai-security-disable-next-line current-role-name -- a name of ours -> -->\n   ```sh",
      "<!-- aoai-security-disable-file current-role-name -- a name of ours -> -->\n1. Run",
    ],
  ])("works in %s", (_, languageId, text, here, inFile) => {
    const [finding] = lintText(text, languageId).findings;
    expect(finding?.ruleId).toBe("current-role-name");
    const offset = finding?.range.offset ?? 0;
    const edits = [
      suppressHereInText(text, offset, request, languageId),
      suppressInTextFile(text, request, languageId),
    ];
    const [afterHere = "", afterInFile = ""] = edits.map((each) => applyEdits(text, each ?? []));
    expect(afterHere).toContain(here);
    expect(afterInFile).toContain(inFile);
    for (const after of [afterHere, afterInFile]) {
      const { findings, suppressed } = lintText(after, languageId);
      expect([findings.length, suppressed.length]).toEqual([0, 1]);
    }
  });

  it("is not offered in a language that is not read", () => {
    expect(suppressHereInText("x", 0, request, "python")).toBeUndefined();
    expect(suppressInTextFile("x", request, "python")).toBeUndefined();
  });

  it("tells of a suppression that nothing needs, and removes it", () => {
    const text = `# aoai-security-disable-next-line current-role-name -- r\nROLE=${user}\n`;
    const [finding] = lintText(text, "shellscript").findings;
    expect(finding?.ruleId).toBe("unused-suppression");
    expect(applyEdits(text, finding?.fixes[0]?.edits() ?? [])).toBe(`ROLE=${user}\n`);
  });
});
