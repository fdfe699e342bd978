import { evaluate, type Surroundings } from "./arm-evaluate";
import type { Expression } from "./arm-expression";
import { readObject } from "./arm-object";
import { parameterValue } from "./arm-parameter";
import { parseExpression, type ParsedString } from "./arm-parser";
import type { DeploymentScope } from "./arm-placeholder";
import { carried, unknown } from "./arm-value";
import { elements, members, memberValue, type JsonNode, type Member } from "./json-node";
import { isToken } from "./unfilled";
import type { Reader, ScalarValue, Value } from "./value";

/** One set of parameters and variables, and the means to read what refers to them. */
export interface ArmScope {
  /** Works out any node of the template. */
  readonly read: Reader;
  /** Works out an expression, or a part of one, that stands in the string node `at`. */
  readonly evaluate: (expression: Expression, at: JsonNode) => Value;
}

/** What a scope is made of. */
export interface ScopeOptions {
  /** The template that declares the parameters and variables. */
  readonly template: JsonNode;
  /** What a deployment or a parameters file hands to the template: an object of `{ value }` entries. */
  readonly handed: Value;
  readonly deploymentScope: DeploymentScope | undefined;
  readonly session: ArmSession;
}

/** What all scopes of one document share. */
export interface ArmSession {
  /** Parses a string; the same text is parsed once. */
  readonly parse: (text: string) => ParsedString;
  /** See `parseExpression`. */
  readonly unescape: number;
  readonly level: { depth: number };
}

/** Starts reading a document. */
export function newSession(unescape = 0): ArmSession {
  return {
    parse: remembered((text: string) => parseExpression(text, unescape)),
    unescape,
    level: { depth: 0 },
  };
}

/** Prepares to read a template; nothing is worked out before it is asked for. */
export function createScope({ template, handed, deploymentScope, session }: ScopeOptions): ArmScope {
  const read = createReader(session, (expression, at) => evaluateAt(expression, at));
  const parameter = lookUp(template, "parameters", (declaration) =>
    parameterValue(declaration, template, handed, read),
  );
  const variable = lookUp(template, "variables", ({ value }) => read(value));
  const context = { deploymentScope, level: session.level };

  function evaluateAt(expression: Expression, at: JsonNode): Value {
    const surroundings: Surroundings = {
      ...context,
      at,
      parameter: (name) => {
        const found = parameter(name);
        return found ? carried(found.value, at, [found.key]) : unknown(at);
      },
      variable: (name) => carried(variable(name)?.value ?? unknown(at), at),
    };
    return evaluate(expression, surroundings);
  }
  return { read, evaluate: evaluateAt };
}

function createReader(session: ArmSession, evaluateAt: ArmScope["evaluate"]): Reader {
  const known = new Map<JsonNode, Value>();

  function readBracketed(node: JsonNode, text: string): Value {
    const parsed = session.parse(text);
    if (parsed.kind === "text") return literal(node, parsed.text);
    return parsed.kind === "expression" ? evaluateAt(parsed.expression, node) : unknown(node);
  }

  function readString(node: JsonNode, text: string): Value {
    if (!text.startsWith("[")) return isToken(text) ? unknown(node) : literal(node, text);
    const before = known.get(node);
    if (before) return before;
    known.set(node, unknown(node)); // what leads back to itself amounts to nothing
    const value = readBracketed(node, text);
    known.set(node, value);
    return value;
  }

  function read(node: JsonNode | undefined): Value {
    if (!node) return { kind: "absent" };
    switch (node.type) {
      case "string":
        return readString(node, node.value as string);
      case "object":
        return readObject(node, read);
      case "array":
        return { kind: "array", at: node, source: node, via: [], items: () => elements(node).map(read) };
      default:
        return literal(node, node.value as number | boolean | null);
    }
  }
  return read;
}

interface Binding {
  readonly key: JsonNode;
  readonly value: Value;
}

/** Finds parameters or variables by name; each is worked out once, when it is first asked for. */
function lookUp(template: JsonNode, section: string, valueOf: (declared: Member) => Value) {
  let declared: ReadonlyMap<string, Member> | undefined;
  return remembered((name: string): Binding | undefined => {
    declared ??= declarations(memberValue(template, section));
    const member = declared.get(name.toLowerCase());
    return member && { key: member.key, value: valueOf(member) };
  });
}

function declarations(section: JsonNode | undefined): ReadonlyMap<string, Member> {
  return new Map(members(section).map((member) => [member.name.toLowerCase(), member]));
}

/** The same function, which works each result out once. */
function remembered<Result>(work: (name: string) => Result): (name: string) => Result {
  const known = new Map<string, Result>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const result = work(name);
    known.set(name, result);
    return result;
  };
}

function literal(node: JsonNode, value: ScalarValue["value"]): Value {
  return { kind: "scalar", at: node, source: node, via: [], value };
}
