/** What `--help` prints. */
export const helpText = `Finds dangerous Azure OpenAI security in role definitions, role assignments,
policy definitions and ARM templates.

Usage: aoai-security lint [options] PATH...

PATH is a file, a folder or a glob. Folders are searched for *.json and *.jsonc,
without node_modules, .git and .terraform, and for role ids with a comment that
names another role in *.bicep, *.bicepparam, *.tf, *.tfvars, *.yaml, *.yml,
*.ps1, *.psm1, *.sh, *.bash, *.zsh and *.md. - reads the standard input.

Options:
  --format text|json|sarif  How the report is written (default: text).
  --output FILE             Write the report to FILE, not the standard output.
  --severity error|warning|information|hint
                            Leave out what lies below (default: warning); it
                            does not count for the exit code either.
  --fix                     Apply the safe fixes, which leave every permission
                            and every connection as it was.
  --config FILE             Use this configuration for everything. Otherwise the
                            nearest aoai-security.config.json above it counts.
  --profile recommended|strict
                            Which rules run, whatever the configuration says.
  --write-baseline FILE     Accept everything found now: write it to FILE.
  --baseline FILE           Leave out what FILE accepts, even on other lines.
  --stdin-filename NAME     The file the standard input stands for: it tells the
                            language, the configuration that counts, and how
                            reports call it.
  --quiet                   No progress and no summary.
  --no-color                No colours; so does the variable NO_COLOR.
  --version                 Print the version.
  -h, --help                Print this text.

Exit codes, the same for every format:
  0  Nothing was found at or above the severity.
  1  There are findings.
  2  Not all of the work could be done: a wrong option; a file that could not be
     read or is broken (it is named on the standard error, the other files are
     judged all the same, and it is 2 even if they have findings); or no file
     was recognised as something to judge.

Where a step uploads SARIF, let it run after a failure too, or an exit code of 1
will keep it from uploading.
`;
