import process from "node:process";
import { parseArgs } from "node:util";
import { PlainError } from "./plain-error.mjs";

/** Reads a script's command line; `--help` prints the text and ends, a mistake is shown above it. */
export function parseOptions(help, options) {
  const all = { ...options, help: { type: "boolean", short: "h", default: false } };
  let parsed;
  try {
    parsed = parseArgs({ options: all, allowPositionals: true });
    requireHost(parsed.values.host);
  } catch (error) {
    throw new PlainError(`${error.message}\n\n${help}`);
  }
  if (!parsed.values.help) return parsed;
  console.log(help);
  return process.exit(0);
}

function requireHost(host) {
  if (host !== undefined && host !== "desktop" && host !== "web") {
    throw new PlainError(`--host is desktop or web, not '${host}'.`);
  }
}
