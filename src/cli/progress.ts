import type { Host } from "./host";

/** A line on the terminal that says how far a run is. */
export interface Progress {
  show(done: number, total: number): void;
  clear(): void;
}

/** A run shorter than this shows nothing. */
const patience = 1000;
const interval = 100;
const clearLine = "\r\u001b[2K";

/** A progress line on the standard error; nothing where that is no terminal. */
export function createProgress({ stderr, now }: Pick<Host, "stderr" | "now">, quiet: boolean): Progress {
  if (quiet || !stderr.isTerminal) return { show: () => undefined, clear: () => undefined };
  let next = now() + patience;
  let visible = false;
  return {
    show: (done, total) => {
      if (now() < next) return;
      next = now() + interval;
      visible = true;
      stderr.write(`${clearLine}Linting: ${String(done)} of ${String(total)} files`);
    },
    clear: () => {
      if (visible) stderr.write(clearLine);
      visible = false;
    },
  };
}
