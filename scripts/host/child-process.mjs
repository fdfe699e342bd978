import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { setTimeout as delay } from "node:timers/promises";

const ownGroup = process.platform !== "win32";

const running = new Set();

// Whatever way this process ends, it takes along what it started.
process.once("exit", () => {
  for (const child of running) signal(child, "SIGTERM");
});

/** Starts a program in a process group of its own, so that `stop` reaches its children too. */
export function startGroup(command, parameters, options) {
  const child = spawn(command, parameters, { ...options, detached: ownGroup });
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

/** Ends a program started by `startGroup`: asks first, insists after five seconds. */
export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  signal(child, "SIGTERM");
  const inTime = await Promise.race([gone.then(() => true), delay(5000, false, { ref: false })]);
  if (!inTime) signal(child, "SIGKILL");
  await gone;
}

function signal(child, name) {
  try {
    if (ownGroup) process.kill(-child.pid, name);
    else child.kill(name);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

/** Settles at the first Ctrl-C or polite request to end. */
export function interrupted() {
  return new Promise((resolve) => {
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(name, () => resolve());
  });
}
