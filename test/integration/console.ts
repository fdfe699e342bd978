import { format } from "node:util";

/**
 * Takes the place of the global `console` in test files. The extension host does not let that one be changed,
 * and by the mark at the beginning of a line the process outside tells what tests print from VS Code's own log.
 */
export const console = {
  ...globalThis.console,
  log: (...parts: unknown[]): void => {
    const mark = process.env["AOAI_TEST_MARK"] ?? "";
    for (const line of format(...parts).split("\n")) globalThis.console.log(`${mark} ${line}`);
  },
};
