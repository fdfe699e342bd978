const code = Symbol("bicep");

/** An expression that stands in Bicep as it is. */
export interface BicepExpression {
  readonly [code]: string;
}

/** Marks a text as an expression of Bicep, not a string. */
export function bicepExpression(text: string): BicepExpression {
  return { [code]: text };
}

/** Data that can be written as Bicep. */
export type BicepData =
  | string
  | number
  | boolean
  | null
  | BicepExpression
  | readonly BicepData[]
  | { readonly [name: string]: BicepData };

/**
 * Writes data as a Bicep literal. Strings in brackets stay as they are: Bicep
 * escapes them when it writes the template.
 *
 * @param indentation What stands before the line the value begins on.
 */
export function bicepValue(data: BicepData, indentation = ""): string {
  if (data === null || typeof data === "boolean") return String(data);
  if (typeof data === "string") return bicepString(data);
  if (typeof data === "number") return Number.isSafeInteger(data) ? String(data) : `json('${String(data)}')`;
  const inner = `${indentation}  `;
  if (isList(data)) {
    return bracketed(
      data.map((item) => bicepValue(item, inner)),
      "[",
      "]",
      indentation,
    );
  }
  if (isExpression(data)) return data[code];
  const lines = Object.entries(data).map(([name, value]) => `${bicepKey(name)}: ${bicepValue(value, inner)}`);
  return bracketed(lines, "{", "}", indentation);
}

/** A string in Bicep's quotes. */
export function bicepString(text: string): string {
  const escaped = text
    .replaceAll("\\", "\\\\")
    .replaceAll("'", "\\'")
    .replaceAll("${", "\\${")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t")
    .replace(/[\p{Cc}\u2028\u2029]/gu, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
  return `'${escaped}'`;
}

function bicepKey(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : bicepString(name);
}

function bracketed(lines: readonly string[], open: string, close: string, indentation: string): string {
  if (lines.length === 0) return open + close;
  return `${open}\n${lines.map((line) => `${indentation}  ${line}\n`).join("")}${indentation}${close}`;
}

function isList(data: BicepData): data is readonly BicepData[] {
  return Array.isArray(data);
}

function isExpression(
  data: BicepExpression | { readonly [name: string]: BicepData },
): data is BicepExpression {
  return code in data;
}
