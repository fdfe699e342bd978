/**
 * Activates a bundle of the extension in a bare Node process, with something that answers to everything in
 * place of VS Code, and prints what it did: node activation-probe.mjs BUNDLE. Then opens a document that is none of
 * ours, one that is, and the view of the accounts, nobody being signed in, and tells what each step added.
 */
import { readFileSync } from "node:fs";
import { createRequire, Module } from "node:module";
import { Socket } from "node:net";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";

const [, , bundle] = process.argv;
const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const seen = { loaded: [], connections: 0, commands: [], signIns: 0, state: undefined };
let provider;
const openListeners = new Set();

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
    onDidOpenTextDocument(listener) {
      openListeners.add(listener);
      return { dispose: () => openListeners.delete(listener) };
    },
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

const context = {
  subscriptions: [],
  extension: { id: "publisher.extension", packageJSON: manifest },
  extensionUri: anything(),
  globalState: { get: () => undefined },
};

/** A copy of what was seen by now, once what was set off has come to rest. */
async function seenByNow() {
  await setTimeout(50);
  return JSON.parse(JSON.stringify(seen));
}

function open(path, languageId, text) {
  const uri = { path, scheme: "untitled", toString: () => `untitled:${path}` };
  const document = { uri, languageId, version: 1, lineCount: 1, isClosed: false, getText: () => text };
  for (const listener of openListeners) listener(document);
}

const begin = performance.now();
const { activate } = require(bundle);
const loaded = performance.now();
activate(context);
const took = { load: loaded - begin, activate: performance.now() - loaded };
const activated = { ...(await seenByNow()), took };

open("/package.json", "json", '{ "name": "an app" }');
const other = await seenByNow();
open("/role.json", "json", '{ "Actions": ["*"] }');
const role = await seenByNow();

let failure;
try {
  await provider.getChildren();
} catch (error) {
  failure = String(error);
}
const view = { ...(await seenByNow()), failure };

const { startDesktopDocuments } = require(join(dirname(bundle), "documents.js"));
const { startAzure } = require(join(dirname(bundle), "azure.js"));
const boundary = { window: vscode.window, logger: anything() };
const documents = startDesktopDocuments({ context, boundary });
const azure = startAzure({ context, boundary, documents, view: anything() });
const handled = [...documents.commands, ...azure.commands].map(({ id }) => id);

console.log(JSON.stringify({ activated, other, role, view, handled }));
process.exit(0);
