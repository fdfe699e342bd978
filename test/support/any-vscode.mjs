import { readFileSync } from "node:fs";
import { createRequire, Module } from "node:module";

/** Can be called, constructed and asked for any member, and always answers with another one of its kind. */
export function anything() {
  const get = (_target, key) => {
    if (key === "then") return undefined;
    return key === Symbol.toPrimitive ? () => "" : anything();
  };
  return new Proxy(function () {}, { get, set: () => true, apply: anything, construct: anything });
}

/** Members that are told here answer as told, all others with anything. */
export function told(members) {
  return new Proxy(members, { get: (target, key) => (key in target ? target[key] : anything()) });
}

/** What `require("vscode")` answers in a bare process, with some of its namespaces told. */
export function anyVsCode(namespaces) {
  const { resolve } = createRequire(import.meta.url);
  const types = readFileSync(resolve("@types/vscode/index.d.ts"), "utf8");
  const names = [...types.matchAll(/^\texport (?:class|enum|namespace|const) (\w+)/gm)].map(
    ([, name]) => name,
  );
  const workspace = {
    textDocuments: [],
    workspaceFolders: [],
    getConfiguration: () => ({ get: (_name, otherwise) => otherwise, inspect: () => undefined }),
    ...namespaces.workspace,
  };
  const window = { activeTextEditor: undefined, ...namespaces.window };
  return {
    ...Object.fromEntries(names.map((name) => [name, anything()])),
    ...Object.fromEntries(
      Object.entries({ ...namespaces, workspace, window }).map(([name, members]) => [name, told(members)]),
    ),
  };
}

/** What the extension is activated with. */
export function anyContext() {
  const packageJSON = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return {
    subscriptions: [],
    extension: { id: "publisher.extension", packageJSON },
    extensionUri: anything(),
    globalState: { get: () => undefined },
  };
}

/** Has bundles get a stand-in for "vscode"; `heard` is told of everything else that is required. */
export function standIn(vscode, heard = () => undefined) {
  const { _load: load } = Module;
  Module._load = function (request, ...rest) {
    if (request === "vscode") return vscode;
    heard(request);
    return load.call(this, request, ...rest);
  };
}
