#!/usr/bin/env node
import process from "node:process";
import { nodeHost } from "./node-host";
import { run } from "./run";

// Whoever reads our output may stop early, as "head" does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});

run(process.argv.slice(2), nodeHost()).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 2;
  },
);
