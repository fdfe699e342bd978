import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createOnigScanner, createOnigString, loadWASM } from "vscode-oniguruma";
import { INITIAL, type IGrammar, type IRawGrammar, parseRawGrammar, Registry } from "vscode-textmate";

export interface Token {
  readonly text: string;
  /** Outermost first. */
  readonly scopes: readonly string[];
}

export interface TokenLine {
  readonly line: string;
  readonly tokens: readonly Token[];
}

export interface GrammarFiles {
  /** Path of the injected grammar. */
  readonly injection: string;
  /** The grammars it may be injected to. */
  readonly hosts: readonly IRawGrammar[];
}

/** Loads one of the host grammars with the injected grammar added to it. */
export async function loadInjectedGrammar(scopeName: string, files: GrammarFiles): Promise<IGrammar> {
  const injection = parseRawGrammar(await readFile(files.injection, "utf8"), files.injection);
  const grammars = new Map([injection, ...files.hosts].map((grammar) => [grammar.scopeName, grammar]));
  const registry = new Registry({
    onigLib: loadOniguruma(),
    loadGrammar: (name) => Promise.resolve(grammars.get(name)),
    getInjections: () => [injection.scopeName],
  });
  const grammar = await registry.loadGrammar(scopeName);
  if (grammar === null) throw new Error(`No grammar is called ${scopeName}.`);
  return grammar;
}

async function loadOniguruma() {
  const path = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
  await loadWASM(await readFile(path));
  return { createOnigScanner, createOnigString };
}

/** The lines that hold at least one token with a scope ending in `.azure`, and those tokens. */
export function azureTokens(grammar: IGrammar, text: string): TokenLine[] {
  return tokenize(grammar, text)
    .map(({ line, tokens }) => ({ line: line.trim(), tokens: tokens.map(ours).filter(isColoured) }))
    .filter(({ tokens }) => tokens.length > 0);
}

/** The tokens that the grammar of the host took for broken JSON. */
export function invalidJson(grammar: IGrammar, text: string): string[] {
  return tokenize(grammar, text)
    .flatMap(({ tokens }) => tokens)
    .filter(({ scopes }) => scopes.some((scope) => scope.startsWith("invalid.illegal")))
    .map(({ text: broken }) => broken);
}

function tokenize(grammar: IGrammar, text: string): TokenLine[] {
  let state = INITIAL;
  return text.split(/\r?\n/).map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    const tokens = result.tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      scopes,
    }));
    return { line, tokens };
  });
}

function ours({ text, scopes }: Token): Token {
  return { text, scopes: scopes.filter((scope) => scope.endsWith(".azure")) };
}

/** A meta scope alone marks a region and has no colour of its own. */
function isColoured(token: Token): boolean {
  return token.scopes.some((scope) => !scope.startsWith("meta."));
}

/** Writes each line and below it its tokens, in columns. */
export function formatListing(lines: readonly TokenLine[]): string {
  return lines.map(({ line, tokens }) => `${line}\n${formatTokens(tokens)}\n`).join("\n");
}

function formatTokens(tokens: readonly Token[]): string {
  const width = Math.max(...tokens.map(({ text }) => text.length));
  return tokens.map(({ text, scopes }) => `    ${text.padEnd(width)}  ${scopes.join(" ")}`).join("\n");
}
