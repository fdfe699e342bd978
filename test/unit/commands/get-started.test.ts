import { expect, it } from "vitest";
import { Uri } from "vscode";
import { readArguments } from "#src/cli/options";
import { getStartedCommands, type GetStartedParts } from "#src/commands/get-started";
import { createLintWorkflow, workflow, type LintWorkflowParts } from "#src/commands/lint-workflow";
import { UserCancelledError } from "#src/infrastructure/errors";

const root = Uri.parse("file:///project");
const scratchAddress = Uri.parse("untitled:new");

/** A user with an editor, who says yes or no, and what came of it in order. */
function world({ hasFindings = true, says = "yes" } = {}) {
  const deeds: string[] = [];
  const note = (text: string): Promise<void> => Promise.resolve(void deeds.push(text));
  const parts = {
    desk: {
      copy: () => note("copied"),
      openLink: () => note("opened a link"),
      run: (...given: readonly unknown[]) => note(`ran ${given.join(" ")}`),
      remark: (text: string) => void deeds.push(`remarked ${text}`),
    },
    scratch: {
      open: async (name: string | Uri, text: string, behind?: string) => {
        const first = text.split("\n")[0] ?? "";
        await note(`opened ${name.toString()} "${first}"${behind === undefined ? "" : ` behind ${behind}`}`);
        return scratchAddress;
      },
    },
    extension: { id: "somebody.aoai-security", read: (path: string) => Promise.resolve(`text of ${path}`) },
    untilFindings: () => Promise.resolve(hasFindings),
    prompts: { confirm: () => (says === "yes" ? note("agreed") : Promise.reject(new UserCancelledError())) },
    folder: () => root,
    copyProgram: (to: Uri) => note(`copied the program to ${to.toString()}`),
  };
  return { deeds, parts: parts as unknown as GetStartedParts & LintWorkflowParts };
}

async function run(id: string, { parts, deeds }: ReturnType<typeof world>): Promise<readonly string[]> {
  const command = [...getStartedCommands(parts), createLintWorkflow(parts)].find((one) => one.id === id);
  await command?.run();
  return deeds;
}

it("opens the walkthrough of the extension it belongs to", async () => {
  expect(await run("aoaiSecurity.getStarted", world())).toEqual([
    "ran workbench.action.openWalkthrough somebody.aoai-security#getStarted",
  ]);
});

const opened = `opened data-scientist-role.jsonc "text of examples/data-scientist-role.jsonc" behind "Microsoft.CognitiveServices/*`;

it("opens an example with the cursor at what is wrong", async () => {
  expect(await run("aoaiSecurity.openExample", world())).toEqual([opened]);
});

it("offers the fixes of the example", async () => {
  expect(await run("aoaiSecurity.fixExample", world())).toEqual([opened, "ran editor.action.quickFix"]);
});

it("says when the example has been fixed", async () => {
  expect(await run("aoaiSecurity.fixExample", world({ hasFindings: false }))).toEqual([
    opened,
    "remarked There is nothing left to fix",
  ]);
});

it("asks for the role of a command that lacks one", async () => {
  expect(await run("aoaiSecurity.insertRoleIntoExample", world())).toEqual([
    `opened assign-role.sh "# Lets an app call the models of one account, and nothing more." behind --role `,
    "ran aoaiSecurity.insertLeastPrivilegeRole",
  ]);
});

it("puts the workflow and what it runs where a repository wants them", async () => {
  expect(await run("aoaiSecurity.createLintWorkflow", world())).toEqual([
    `opened file:///project/.github/workflows/aoai-security.yml "name: Azure OpenAI Security"`,
    "agreed",
    "copied the program to file:///project/.github/aoai-security.cjs",
  ]);
});

it("leaves the folder alone when the user says no", async () => {
  const unwilling = world({ says: "no" });
  await expect(run("aoaiSecurity.createLintWorkflow", unwilling)).rejects.toThrow(UserCancelledError);
  expect(unwilling.deeds).toHaveLength(1);
});

it("writes the workflow where no folder is open", async () => {
  const homeless = world();
  const parts = { ...homeless.parts, folder: () => undefined };
  expect(await run("aoaiSecurity.createLintWorkflow", { ...homeless, parts })).toEqual([
    `opened aoai-security.yml "name: Azure OpenAI Security"`,
  ]);
});

it("calls the command line in a way it understands", () => {
  const [, line = ""] = /- run: node \S+ (.*)/.exec(workflow) ?? [];
  expect(readArguments(line.split(" "))).toMatchObject({
    kind: "lint",
    options: { paths: ["."], format: "sarif", output: "aoai-security.sarif" },
  });
});
