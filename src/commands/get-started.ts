import { l10n, type Uri } from "vscode";
import type { Command } from "./command";
import type { Scratch } from "./scratch";
import type { Desk } from "./tree-commands";

/** What the first steps with the extension work with. */
export interface GetStartedParts {
  readonly desk: Desk;
  readonly scratch: Scratch;
  /** The extension as VS Code knows it, and the files in its package. */
  readonly extension: { readonly id: string; read(path: string): PromiseLike<string> };
  /** Settles when a document has findings, or none came in time; says which. */
  readonly untilFindings: (document: Uri) => PromiseLike<boolean>;
}

const example = "data-scientist-role.jsonc";

/** Its cursor stands where the worst findings of the example are. */
const wildcard = '"Microsoft.CognitiveServices/*';

const assignment = `# Lets an app call the models of one account, and nothing more.
az role assignment create \\
  --assignee-object-id "PRINCIPAL_ID" \\
  --assignee-principal-type "ServicePrincipal" \\
  --scope "ACCOUNT_RESOURCE_ID" \\
  --role \n`;

/** The steps of the walkthrough, and the walkthrough itself. */
export function getStartedCommands(parts: GetStartedParts): readonly Command[] {
  return [getStarted(parts), openExample(parts), fixExample(parts), insertRoleIntoExample(parts)];
}

function getStarted({ desk, extension }: GetStartedParts): Command {
  return {
    id: "aoaiSecurity.getStarted",
    title: "Get started",
    run: () => desk.run("workbench.action.openWalkthrough", `${extension.id}#getStarted`),
  };
}

/** Opens a role that reads keys, as a document of its own: what the user does to it changes nothing in the package. */
function openExample(parts: GetStartedParts): Command {
  return {
    id: "aoaiSecurity.openExample",
    title: "Open an example",
    run: () => showExample(parts),
  };
}

/** Opens the light bulb's menu in the example. */
function fixExample(parts: GetStartedParts): Command {
  return {
    id: "aoaiSecurity.fixExample",
    title: "Fix the example",
    async run() {
      const document = await showExample(parts);
      if (await parts.untilFindings(document)) await parts.desk.run("editor.action.quickFix");
      else parts.desk.remark(l10n.t("There is nothing left to fix"));
    },
  };
}

/** Asks for the task of an app, and writes its role into a command. */
function insertRoleIntoExample({ desk, scratch }: GetStartedParts): Command {
  return {
    id: "aoaiSecurity.insertRoleIntoExample",
    title: "Insert a role into an example",
    async run() {
      await scratch.open("assign-role.sh", assignment, "--role ");
      await desk.run("aoaiSecurity.insertLeastPrivilegeRole");
    },
  };
}

async function showExample({ extension, scratch }: GetStartedParts): Promise<Uri> {
  return scratch.open(example, await extension.read(`examples/${example}`), wildcard);
}
