import process from "node:process";
import { clearInterval, setInterval } from "node:timers";

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

/**
 * Shows that something long is under way: a line with a clock on a terminal, plain lines elsewhere.
 * It writes to stderr, so that stdout keeps the result alone.
 */
export async function withProgress(label, work) {
  const start = Date.now();
  const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`;
  const { stderr } = process;
  if (!stderr.isTTY) stderr.write(`${label} …\n`);
  let tick = 0;
  const timer = setInterval(() => {
    tick += 1;
    if (stderr.isTTY) stderr.write(`\r\u001b[K${frames[tick % frames.length]} ${label} … ${seconds()}`);
    else if (tick % 100 === 0) stderr.write(`${label} … ${seconds()}\n`);
  }, 100);
  try {
    const result = await work();
    stderr.write(`${stderr.isTTY ? "\r\u001b[K" : ""}${label}: done in ${seconds()}\n`);
    return result;
  } catch (error) {
    stderr.write(`${stderr.isTTY ? "\r\u001b[K" : ""}${label}: failed after ${seconds()}\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
