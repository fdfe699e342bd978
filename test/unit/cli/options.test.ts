import { describe, expect, it } from "vitest";
import { readArguments } from "#src/cli/options";

const defaults = {
  format: "text",
  output: undefined,
  threshold: "warning",
  fix: false,
  quiet: false,
  color: true,
  stdinFilename: undefined,
  config: undefined,
  profile: undefined,
  baseline: undefined,
  writeBaseline: undefined,
};

describe("arguments that are understood", () => {
  const cases: Readonly<Record<string, readonly [readonly string[], object]>> = {
    "a path": [["lint", "roles"], { paths: ["roles"] }],
    "options behind the paths": [
      ["lint", "a", "b", "--fix", "--quiet"],
      { paths: ["a", "b"], fix: true, quiet: true },
    ],
    "a value behind an equals sign": [["lint", "--format=sarif", "a"], { paths: ["a"], format: "sarif" }],
    "an output file": [["lint", "--output", "out.json", "a"], { paths: ["a"], output: "out.json" }],
    "a threshold": [["lint", "--severity", "hint", "a"], { paths: ["a"], threshold: "hint" }],
    "no colours": [["lint", "--no-color", "a"], { paths: ["a"], color: false }],
    "a path that looks like an option": [["lint", "--", "--fix"], { paths: ["--fix"] }],
    "a configuration and a profile": [
      ["lint", "a", "--config", "c.json", "--profile", "strict"],
      { paths: ["a"], config: "c.json", profile: "strict" },
    ],
    "standard input with a name": [
      ["lint", "-", "--stdin-filename", "role.json"],
      { paths: ["-"], stdinFilename: "role.json" },
    ],
  };
  it.each(Object.entries(cases))("%s", (_name, [args, options]) => {
    expect(readArguments(args)).toEqual({ kind: "lint", options: { ...defaults, ...options } });
  });

  it.each(["--help", "-h"])("%s", (help) => expect(readArguments(["lint", help]).kind).toBe("help"));
  it("--version", () => expect(readArguments(["--version"]).kind).toBe("version"));
});

describe("arguments that are refused", () => {
  const cases: Readonly<Record<string, readonly [readonly string[], string]>> = {
    "no command": [[], "the command is lint"],
    "another command": [["check", "a"], 'Unknown command "check"'],
    "no path": [["lint"], "Say what to lint"],
    "an unknown option": [
      ["lint", "a", "--sarif"],
      "Unknown option '--sarif'. A path that begins with a hyphen has to stand behind --.",
    ],
    "an option without its value": [["lint", "a", "--format"], "Option '--format <value>' argument missing."],
    "an unknown format": [
      ["lint", "a", "--format", "xml"],
      'Unknown format "xml"; there are text, json and sarif.',
    ],
    "reading and writing a baseline at once": [
      ["lint", "a", "--baseline", "b", "--write-baseline", "c"],
      "exclude each other",
    ],
    "an unknown profile": [["lint", "a", "--profile", "all"], "there are recommended and strict"],
    "an unknown severity": [["lint", "a", "--severity", "info"], "error, warning, information and hint"],
    "a name for an input that is not read": [["lint", "a", "--stdin-filename", "b"], "needs the path -"],
    "fixing the standard input": [["lint", "-", "--fix"], "--fix cannot write"],
  };
  it.each(Object.entries(cases))("%s", (_name, [args, message]) => {
    const command = readArguments(args);
    expect(command.kind === "misuse" ? command.message : command).toContain(message);
  });
});
