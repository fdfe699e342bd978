/**
 * Activates a bundle of the extension in a bare Node process, with something that answers to everything in
 * place of VS Code, and prints what it did: node activation-probe.mjs BUNDLE. Then opens a document that is none of
 * ours, one that is, and, where it has been made, the view of the accounts, nobody being signed in, and tells what
 * each step added.
 */
import { createRequire } from "node:module";
import { Socket } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { anyContext, anything, anyVsCode, standIn } from "./any-vscode.mjs";

const [, , bundle] = process.argv;
const require = createRequire(import.meta.url);
const seen = { loaded: [], connections: 0, commands: [], signIns: 0, findings: 0, state: undefined };
let provider;
const openListeners = new Set();
const textDocuments = [];

const vscode = anyVsCode({
  authentication: {
    getAccounts: () => Promise.resolve([]),
    getSession: () => {
      seen.signIns += 1;
      return Promise.resolve(undefined);
    },
  },
  commands: {
    executeCommand: (_command, key, value) => {
      if (key === "aoaiSecurity.state") seen.state = value;
      return Promise.resolve();
    },
    registerCommand: (id) => {
      seen.commands.push(id);
      return { dispose() {} };
    },
  },
  languages: {
    createDiagnosticCollection: () => ({
      set: (_uri, diagnostics) => {
        seen.findings += diagnostics.length;
      },
      delete() {},
      dispose() {},
    }),
  },
  window: {
    createTreeView: (_id, options) => {
      provider = options.treeDataProvider;
      return { selection: [], dispose() {} };
    },
  },
  workspace: {
    textDocuments,
    onDidOpenTextDocument(listener) {
      openListeners.add(listener);
      return { dispose: () => openListeners.delete(listener) };
    },
  },
});
standIn(vscode, (request) => seen.loaded.push(request));

const { connect } = Socket.prototype;
Socket.prototype.connect = function (...where) {
  seen.connections += 1;
  return connect.apply(this, where);
};

/** A copy of what was seen by now, once what was set off has come to rest. */
async function seenByNow() {
  await setTimeout(50);
  return JSON.parse(JSON.stringify(seen));
}

function open(path, languageId, text) {
  const uri = { path, scheme: "untitled", toString: () => `untitled:${path}` };
  const positionAt = (character) => ({ line: 0, character });
  const document = { uri, languageId, version: 1, isClosed: false, getText: () => text, positionAt };
  textDocuments.push(document);
  for (const listener of openListeners) listener(document);
}

const context = anyContext();
require(bundle).activate(context);
const activated = await seenByNow();

open("/package.json", "json", '{ "name": "an app" }');
const other = await seenByNow();
open("/role.json", "json", '{ "Actions": ["*"] }');
const role = await seenByNow();

if (provider === undefined) {
  console.log(JSON.stringify({ activated, other, role }));
  process.exit(0);
}

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
