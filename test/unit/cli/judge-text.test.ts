import { describe, expect, it } from "vitest";
import { run } from "#src/cli/run";
import { memoryHost, systemError, type Machine } from "#support/memory-host";
import { sampleLinter } from "#support/sample-linter";

const user = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";
const wrong = `var role = '${user}' // Cognitive Services User\n`;
const right = `var role = '${user}' // Cognitive Services OpenAI User\n`;
const role = `{ "Name": "R", "IsCustom": true, "Actions": ["Microsoft.CognitiveServices/accounts/read"], "NotActions": [], "AssignableScopes": ["/subscriptions/6d2f1b0e-37c4-4a55-9b7e-0c1d2e3f4a5b"] }`;
const latin1 = Buffer.from(`# é ${user} # Cognitive Services User`, "latin1");

async function lint(args: readonly string[], machine: Machine = {}) {
  const host = memoryHost(machine);
  const code = await run(["lint", ...args], host, sampleLinter);
  const text = (name: string) => Buffer.from(host.contents.get(`/work/${name}`) ?? []).toString();
  return { code, text, printed: host.printed(), complained: host.complained() };
}

const all = ["--severity", "information"];

describe("a file of another language", () => {
  it("is judged with the others, where a role's id stands beside another name", async () => {
    const files = {
      "a.json": role,
      "infra/main.bicep": wrong,
      "infra/right.bicep": right,
      "readme.md": "Hi",
    };
    const { code, printed } = await lint([".", ...all], { files });
    expect(code).toBe(1);
    expect(printed).toMatch(/^infra\/main\.bicep\n {2}1:54 {2}information {2}The id is that of Cognitive/);
    expect(printed).toContain("Judged 2 of 2 files.");
  });

  it.each<[string, Machine["files"], readonly string[], number]>([
    ["counts from its severity on", { "a.json": role, "b.tf": wrong.replace("//", "#") }, ["."], 0],
    ["does not stand for a run that judged something", { "b.bicep": right }, [".", ...all], 2],
    ["does so neither when it is named", { "b.bicep": right }, ["b.bicep", ...all], 2],
    ["is no pass either where its finding lies below the threshold", { "b.bicep": wrong }, ["."], 2],
    [
      "is judged by its configuration",
      {
        "a.json": role,
        "b.bicep": wrong,
        "aoai-security.config.json": `{ "suppressions": [{ "rule": "current-role-name", "reason": "r" }] }`,
      },
      [".", ...all],
      0,
    ],
    [
      "is silenced by a comment",
      { "b.bicep": `// aoai-security-disable-file current-role-name -- r\n${wrong}` },
      [".", ...all],
      0,
    ],
  ])("%s", async (_, files, args, code) => {
    expect((await lint(args, { ...(files && { files }) })).code).toBe(code);
  });

  it("is passed over in silence where it cannot be read", async () => {
    const files = { "a.json": role, "b.sh": latin1, "c.yml": systemError("EACCES"), "d.ps1": "\u0000" };
    expect(await lint([".", "--quiet", ...all], { files })).toMatchObject({
      code: 0,
      complained: "",
      printed: "",
    });
  });

  it("is told of where it cannot be read and was named", async () => {
    const files = { "a.json": role, "b.sh": latin1, "c.yml": systemError("EACCES") };
    const { code, complained } = await lint(["a.json", "b.sh", "c.yml"], { files });
    expect([code, complained]).toEqual([
      2,
      "b.sh:1:3: Not valid UTF-8 from here.\nc.yml: Permission denied.\n",
    ]);
  });

  it("is fixed, and left alone where it cannot be read", async () => {
    const files = { "a.bicep": wrong, "b.sh": latin1 };
    const { text, printed } = await lint([".", "--fix", ...all], { files });
    expect([text("a.bicep"), text("b.sh")]).toEqual([right, latin1.toString()]);
    expect(printed).toContain("Applied 1 fix in 1 file.");
  });

  it("is accepted by a baseline on whatever line it stands", async () => {
    const files = { "a.bicep": wrong };
    const host = memoryHost({ files });
    await run(["lint", ".", ...all, "--write-baseline", "known.json"], host, sampleLinter);
    host.contents.set("/work/a.bicep", Buffer.from(`param x string\n${wrong}`));
    expect(await run(["lint", ".", ...all, "--baseline", "known.json"], host, sampleLinter)).toBe(0);
  });

  it("is what the name of the standard input says", async () => {
    const { printed } = await lint(["-", "--stdin-filename", "x.tf", ...all], {
      stdin: `r = "${user}" # Cognitive Services User\n`,
    });
    expect(printed).toContain("x.tf");
  });
});
