/**
 * Loads and starts the parts of the extension one after the other in a bare Node process, and prints what each took,
 * in milliseconds: node activation-clock.mjs FOLDER.
 */
import { readFileSync } from "node:fs";
import { createRequire, Module } from "node:module";
import { dirname, join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { compileFunction } from "node:vm";
import { anyContext, anything, anyVsCode, standIn } from "./any-vscode.mjs";

const folder = resolve(process.argv[2]);
const require = createRequire(import.meta.url);
const vscode = anyVsCode({});
standIn(vscode);

let compiling = 0;
Module._extensions[".js"] = (module, filename) => {
  const begin = performance.now();
  const names = ["exports", "require", "module", "__filename", "__dirname"];
  const run = compileFunction(readFileSync(filename, "utf8"), names, { filename });
  compiling += performance.now() - begin;
  run(module.exports, createRequire(filename), module, filename, dirname(filename));
};

/** What reading and compiling take, running the modules, and starting what they export. */
function clock(piece, start) {
  compiling = 0;
  const begin = performance.now();
  const exported = require(join(folder, piece));
  const loaded = performance.now();
  const started = start(exported);
  const took = { compile: compiling, run: loaded - begin - compiling, start: performance.now() - loaded };
  return { started, took };
}

const context = anyContext();
const given = { context, boundary: { window: vscode.window, logger: anything() } };
const extension = clock("extension.js", ({ activate }) => activate(context));
const documents = clock("documents.js", ({ startDesktopDocuments }) => startDesktopDocuments(given));
const more = { ...given, documents: documents.started, view: anything() };
const azure = clock("azure.js", ({ startAzure }) => startAzure(more));

console.log(JSON.stringify({ extension: extension.took, documents: documents.took, azure: azure.took }));
process.exit(0);
