import { l10n, Uri } from "vscode";
import type { Command } from "./command";
import type { Scratch } from "./scratch";
import type { Prompts } from "../infrastructure/prompts";

/** Where the workflow expects the command line, and where it belongs itself. */
const program = ".github/aoai-security.cjs";
const workflowFile = ".github/workflows/aoai-security.yml";

/** A workflow of GitHub Actions that fails on findings and shows them under "Security". */
export const workflow = `name: Azure OpenAI Security

on:
  push:
    branches: [main]
  pull_request:

permissions:
  contents: read
  security-events: write

jobs:
  lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 24
      # One file in this repository, which downloads nothing. It ends with 1
      # when there are findings, with 2 when there was no file to judge.
      - run: node ${program} lint . --format sarif --output aoai-security.sarif
      # Needs code scanning. Without it, remove this step, --format and --output.
      - uses: github/codeql-action/upload-sarif@v3
        if: success() || failure()
        with:
          sarif_file: aoai-security.sarif
`;

/** What the command works with. */
export interface LintWorkflowParts {
  readonly scratch: Scratch;
  readonly prompts: Prompts;
  /** The folder of the workspace that the workflow is for. */
  readonly folder: () => Uri | undefined;
  /** Copies the command line out of the package. */
  readonly copyProgram: (to: Uri) => PromiseLike<void>;
}

/** Writes a workflow that lints; in a folder it also brings the command line that the workflow runs. */
export function createLintWorkflow({ scratch, prompts, folder, copyProgram }: LintWorkflowParts): Command {
  return {
    id: "aoaiSecurity.createLintWorkflow",
    title: "Create a workflow that lints",
    async run() {
      const root = folder();
      await scratch.open(root ? Uri.joinPath(root, workflowFile) : "aoai-security.yml", workflow);
      if (!root) return;
      await prompts.confirm({
        message: l10n.t("Copy the command line into this folder?"),
        detail: l10n.t(
          "The workflow runs {0}, a single file without dependencies. Copying again replaces it by the version of this extension.",
          program,
        ),
        yes: l10n.t("Copy"),
      });
      await copyProgram(Uri.joinPath(root, program));
    },
  };
}
