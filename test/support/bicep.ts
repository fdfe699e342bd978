import { createRequire } from "node:module";
import { Language, Parser, type Node } from "web-tree-sitter";

/** Reads Bicep with a grammar written by others. */
export interface BicepReader {
  /** Whether a file is no Bicep. */
  hasError(bicep: string): boolean | undefined;
  /** What the first resource of a file amounts to; throws where it needs more than literals. */
  resource(bicep: string): unknown;
}

export async function createBicepReader(): Promise<BicepReader> {
  await Parser.init();
  const parser = new Parser();
  const grammar = createRequire(import.meta.url).resolve("tree-sitter-bicep/tree-sitter-bicep.wasm");
  parser.setLanguage(await Language.load(grammar));
  const root = (bicep: string) => parser.parse(bicep)?.rootNode;
  return {
    hasError: (bicep) => root(bicep)?.hasError,
    resource: (bicep) => {
      const declared = childrenOf(root(bicep)).find(({ type }) => type === "resource_declaration");
      return valueOf(childrenOf(declared).at(-1));
    },
  };
}

function childrenOf(node: Node | null | undefined): readonly Node[] {
  return node?.namedChildren.filter((child) => child !== null) ?? [];
}

function valueOf(node: Node | null | undefined): unknown {
  switch (node?.type) {
    case "object":
      return Object.fromEntries(childrenOf(node).map(memberOf));
    case "array":
      return childrenOf(node).map(valueOf);
    case "string":
      return stringOf(node);
    case "number":
    case "boolean":
    case "null":
      return JSON.parse(node.text) as unknown;
  }
  throw new Error(`Not a literal: ${node?.text ?? "nothing"}`);
}

function memberOf(node: Node): readonly [string, unknown] {
  const [key, value] = childrenOf(node);
  if (!key) throw new Error(`No name: ${node.text}`);
  return [key.type === "string" ? stringOf(key) : key.text, valueOf(value)];
}

const plain: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** https://learn.microsoft.com/azure/azure-resource-manager/bicep/data-types#strings */
function stringOf({ text }: Node): string {
  const inside = text.slice(1, -1);
  if (!/^(?:\\(?:[nrt'\\]|\$|u\{[0-9a-f]+\})|(?!\$\{)[^\\'\r\n])*$/iu.test(inside)) {
    throw new Error(`Not a string without filling: ${text}`);
  }
  return inside.replace(/\\(?:u\{([0-9a-f]+)\}|(.))/gi, (_, code?: string, sign = "") =>
    code === undefined ? (plain[String(sign)] ?? String(sign)) : String.fromCodePoint(parseInt(code, 16)),
  );
}
