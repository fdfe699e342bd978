import { plain } from "./message";
import type { Fields } from "./world";

/** As much of the Kusto query language as our queries use; anything else throws. */

export type Row = Fields;

export interface Query {
  readonly table: string;
  readonly run: (rows: readonly Row[]) => Row[];
}

export function parseQuery(text: string): Query {
  const [table = "", ...stages] = text.split("|").map((stage) => stage.trim());
  const steps = stages.map(parseStage);
  return { table: table.toLowerCase(), run: (rows) => steps.reduce((left, step) => step(left), [...rows]) };
}

type Step = (rows: Row[]) => Row[];

function parseStage(stage: string): Step {
  const [, verb = "", rest = ""] = /^(where|extend|project|order by)\s+([\s\S]+)$/.exec(stage) ?? [];
  switch (verb) {
    case "where": {
      const test = parseOr(rest);
      return (rows) => rows.filter(test);
    }
    case "extend": {
      const columns = splitTop(rest).map(parseColumn);
      return (rows) => rows.map((row) => ({ ...row, ...evaluate(columns, row) }));
    }
    case "project": {
      const columns = splitTop(rest).map(parseColumn);
      return (rows) => rows.map((row) => evaluate(columns, row));
    }
    case "order by": {
      const [, column = "", direction] = /^(\w+) (asc|desc)$/.exec(rest) ?? [];
      if (column === "") throw new SyntaxError(`order by ${rest}`);
      const sign = direction === "desc" ? -1 : 1;
      const compare = (a: string, b: string) => (a < b ? -sign : a > b ? sign : 0);
      return (rows) =>
        rows
          .map((row) => ({ row, key: plain(row[column]).toLowerCase() }))
          .sort((a, b) => compare(a.key, b.key))
          .map(({ row }) => row);
    }
    default:
      throw new SyntaxError(stage);
  }
}

type Column = readonly [string, (row: Row) => unknown];

function evaluate(columns: readonly Column[], row: Row): Row {
  const result: Row = {};
  for (const [name, value] of columns) result[name] = value(row) ?? null;
  return result;
}

function parseColumn(text: string): Column {
  const [, name = text, expression = text] = /^(\w+)\s*=(?![=~])\s*([\s\S]+)$/.exec(text) ?? [];
  return [name.trim(), parseValue(expression.trim())];
}

function parseValue(text: string): (row: Row) => unknown {
  const call = /^(tostring|tolower|tobool)\((.+)\)$/.exec(text);
  if (call !== null) {
    const inner = parseValue(call[2] ?? "");
    return (row) => (call[1] === "tolower" ? plain(inner(row)).toLowerCase() : inner(row));
  }
  if (!/^[\w.]+$/.test(text)) throw new SyntaxError(text);
  const path = text.split(".");
  return (row) => path.reduce<unknown>((value, key) => (value as Fields | null | undefined)?.[key], row);
}

function parseOr(text: string): (row: Row) => boolean {
  const tests = text.split(/\s+or\s+/).map((part) => {
    const parts = part.split(/\s+and\s+/).map(parseTest);
    return (row: Row) => parts.every((test) => test(row));
  });
  return (row) => tests.some((test) => test(row));
}

function parseTest(text: string): (row: Row) => boolean {
  const [, left = "", operator = "", right = ""] =
    /^(\S+)\s+(=~|!contains|contains|startswith|==)\s+'([^']*)'$/.exec(text.trim()) ?? [];
  if (operator === "") throw new SyntaxError(text);
  const value = parseValue(left);
  const wanted = right.toLowerCase();
  const read = (row: Row) => plain(value(row)).toLowerCase();
  switch (operator) {
    case "contains":
      return (row) => read(row).includes(wanted);
    case "!contains":
      return (row) => !read(row).includes(wanted);
    case "startswith":
      return (row) => read(row).startsWith(wanted);
    case "==":
      return (row) => value(row) === right;
    default:
      return (row) => read(row) === wanted;
  }
}

function splitTop(text: string): string[] {
  return text.split(/,(?![^(]*\))/).map((part) => part.trim());
}
