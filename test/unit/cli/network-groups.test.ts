import { expect, it } from "vitest";
import { createLinter } from "#src/cli/linter";
import { run } from "#src/cli/run";
import { memoryHost } from "#support/memory-host";

const group = (name: string) =>
  `/subscriptions/3f1c2d4e-5a6b-4c7d-8e9f-0a1b2c3d4e5f/resourceGroups/net/providers/Microsoft.Network/networkManagers/hub/networkGroups/${name}`;
const definition = (id: string, mode = "Microsoft.Network.Data") => `{
  "mode": "${mode}",
  "policyRule": {
    "if": { "field": "type", "equals": "Microsoft.Network/virtualNetworks" },
    "then": {
      "effect": "addToNetworkGroup",
      "details": { "networkGroupId": "${id}" }
    }
  }
}
`;

async function lint(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const host = memoryHost({ files });
  const code = await run(["lint", "--severity", "information", ...args], host, createLinter);
  return { code, printed: host.printed(), reads: host.reads };
}

const rule = "one-network-group-per-definition";

it("definitions of one run that fill the same network group are found, each with the other", async () => {
  const files = {
    "hub/by-name.json": definition(group("Production")),
    "hub/by-tag.json": definition(group("production")),
    "hub/test.json": definition(group("test")),
  };
  const { printed, code, reads } = await lint(files, "hub");
  expect(code).toBe(1);
  expect(printed).toMatch(
    new RegExp(
      `^hub/by-name\\.json\\n {2}7:38 .* ${rule}\\n {8}at hub/by-tag\\.json:7:38: [^\\n]*\\n\\n?hub/by-tag\\.json\\n {2}7:38 .* ${rule}\\n {8}at hub/by-name\\.json:7:38:`,
    ),
  );
  expect(printed).not.toContain("hub/test.json");
  expect(reads).toHaveLength(Object.keys(files).length);
});

it("a definition that is not part of the run has no say", async () => {
  const files = { "a.json": definition(group("g")), "b.json": definition(group("g")) };
  expect((await lint(files, "a.json")).code).toBe(0);
});

it("findings of another rule stay, and the problem of a broken file is told once", async () => {
  const broken = definition(group("g"), "All").replace('"All",', '"All"');
  const { printed } = await lint({ "a.json": broken, "b.json": definition(group("g")) }, ".");
  expect(printed.split("network-group-mode")).toHaveLength(2);
  expect(printed.split(rule)).toHaveLength(3);
});
