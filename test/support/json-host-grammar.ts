import type { IRawGrammar } from "vscode-textmate";

/**
 * As much of a JSON grammar as an injection can tell from the one of VS Code: the
 * nesting of its rules and the names of their scopes.
 */
export function jsonHostGrammar(scopeName: string): IRawGrammar {
  const suffix = scopeName.replace(/^source\./, "");
  const grammar = {
    scopeName,
    patterns: [{ include: "#value" }],
    repository: {
      value: {
        patterns: [
          { match: "\\b(?:true|false|null)\\b", name: `constant.language.${suffix}` },
          { match: "-?\\d[\\d.eE+-]*", name: `constant.numeric.${suffix}` },
          quoted(`string.quoted.double.${suffix}`),
          { include: "#array" },
          { include: "#object" },
          { include: "#comment" },
        ],
      },
      array: {
        begin: "\\[",
        end: "\\]",
        name: `meta.structure.array.${suffix}`,
        patterns: [
          { include: "#value" },
          { match: ",", name: `punctuation.separator.array.${suffix}` },
          { match: "[^\\s\\]]", name: `invalid.illegal.${suffix}` },
        ],
      },
      object: {
        begin: "\\{",
        end: "\\}",
        name: `meta.structure.dictionary.${suffix}`,
        patterns: [
          quoted(`string.${suffix} support.type.property-name.${suffix}`),
          { include: "#comment" },
          {
            begin: ":",
            end: "(,)|(?=\\})",
            name: `meta.structure.dictionary.value.${suffix}`,
            patterns: [{ include: "#value" }, { match: "[^\\s,]", name: `invalid.illegal.${suffix}` }],
          },
          { match: "[^\\s\\}]", name: `invalid.illegal.${suffix}` },
        ],
      },
      comment: { match: "//.*$", name: "comment.line.double-slash.js" },
    },
  };
  return grammar as unknown as IRawGrammar;
}

function quoted(name: string) {
  const escape = { match: "\\\\.", name: "constant.character.escape.json" };
  return { begin: '"', end: '"', name, patterns: [escape] };
}
