/**
 * Activates a bundle of the extension in a bare Node process, with something that answers to everything in
 * place of VS Code, and prints what it did: node activation-probe.mjs BUNDLE. Then opens the view of the
 * accounts, nobody being signed in, and tells what that added.
 */
import { readFileSync } from "node:fs";
import { createRequire, Module } from "node:module";
import { Socket } from "node:net";
import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";

const [, , bundle] = process.argv;
const seen = { loaded: [], connections: 0, commands: [], signIns: 0, state: undefined };
let provider;

/** Can be called, constructed and asked for any member, and always answers with another one of its kind. */
function anything() {
  const get = (_target, key) => {
    if (key === "then") return undefined;
    return key === Symbol.toPrimitive ? () => "" : anything();
  };
  return new Proxy(function () {}, { get, set: () => true, apply: anything, construct: anything });
}

/** Members that are told here answer as told, all others with anything. */
function told(members) {
  return new Proxy(members, { get: (target, key) => (key in target ? target[key] : anything()) });
}

const require = createRequire(import.meta.url);
const types = readFileSync(require.resolve("@types/vscode/index.d.ts"), "utf8");
const names = [...types.matchAll(/^\texport (?:class|enum|namespace|const) (\w+)/gm)].map(([, name]) => name);

const vscode = {
  ...Object.fromEntries(names.map((name) => [name, anything()])),
  authentication: told({
    getAccounts: () => Promise.resolve([]),
    getSession: () => {
      seen.signIns += 1;
      return Promise.resolve(undefined);
    },
  }),
  commands: told({
    executeCommand: (_command, key, value) => {
      if (key === "aoaiSecurity.state") seen.state = value;
      return Promise.resolve();
    },
    registerCommand: (id) => {
      seen.commands.push(id);
      return { dispose() {} };
    },
  }),
  window: told({
    activeTextEditor: undefined,
    createTreeView: (_id, options) => {
      provider = options.treeDataProvider;
      return { selection: [], dispose() {} };
    },
  }),
  workspace: told({
    textDocuments: [],
    workspaceFolders: [],
    getConfiguration: () => ({ get: (_name, otherwise) => otherwise, inspect: () => undefined }),
  }),
};

const { _load: load } = Module;
Module._load = function (request, ...rest) {
  if (request === "vscode") return vscode;
  seen.loaded.push(request);
  return load.call(this, request, ...rest);
};
const { connect } = Socket.prototype;
Socket.prototype.connect = function (...where) {
  seen.connections += 1;
  return connect.apply(this, where);
};

const begin = performance.now();
const { activate } = require(bundle);
activate({
  subscriptions: [],
  extension: { id: "publisher.extension" },
  extensionUri: anything(),
  globalState: { get: () => undefined },
});
const took = performance.now() - begin;
await setTimeout(50);
const activated = JSON.parse(JSON.stringify({ ...seen, took }));

let failure;
try {
  await provider.getChildren();
} catch (error) {
  failure = String(error);
}
console.log(JSON.stringify({ activated, opened: { ...seen, failure } }));
process.exit(0);
