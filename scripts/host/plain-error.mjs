import process from "node:process";

/** Something the user can act on: shown as one line, without a stack. */
export class PlainError extends Error {}

/** Runs a script's main function and ends the process; its number, if any, becomes the exit code. */
export async function runScript(main) {
  try {
    process.exit((await main()) ?? 0);
  } catch (error) {
    console.error(error instanceof PlainError ? error.message : error);
    process.exit(1);
  }
}
