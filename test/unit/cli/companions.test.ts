import { describe, expect, it } from "vitest";
import { run } from "#src/cli/run";
import { memoryHost } from "#support/memory-host";
import { sampleLinter } from "#support/sample-linter";

const template = JSON.stringify(
  {
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    contentVersion: "1.0.0.0",
    parameters: { keyless: { type: "bool", defaultValue: true } },
    resources: [
      {
        type: "Microsoft.CognitiveServices/accounts",
        apiVersion: "2025-06-01",
        name: "chat",
        kind: "OpenAI",
        properties: { disableLocalAuth: "[parameters('keyless')]" },
      },
    ],
  },
  null,
  2,
);
const parameters = (keyless: boolean): string =>
  JSON.stringify(
    {
      $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
      contentVersion: "1.0.0.0",
      parameters: { keyless: { value: keyless } },
    },
    null,
    2,
  );
const files = {
  "infra/main.json": template,
  "infra/main.parameters.json": parameters(true),
  "infra/main.dev.parameters.json": parameters(false),
};

async function lint(...args: readonly string[]) {
  const host = memoryHost({ files });
  const code = await run(["lint", ...args], host, sampleLinter);
  return { code, printed: host.printed(), reads: host.reads };
}

describe("a template and its parameters files", () => {
  it("are judged together, and each is read once", async () => {
    const { code, printed, reads } = await lint("infra");
    expect(code).toBe(1);
    expect(printed).toMatch(
      /^infra\/main\.dev\.parameters\.json\n {2}6:16 .* no-local-auth\n {8}at infra\/main\.json:17:/,
    );
    expect(printed).toMatch(
      /\ninfra\/main\.json\n {2}17:29 .* no-local-auth\n(?:.*\n)* +at infra\/main\.dev\.parameters\.json:6:16:/,
    );
    expect(printed).not.toContain("infra/main.parameters.json");
    expect([...reads].sort()).toEqual(
      Object.keys(files)
        .map((name) => `/work/${name}`)
        .sort(),
    );
  });

  it("are reported in the order of their places, whatever the order in the other file", async () => {
    const [first, second] = ['"keyless"', '"alsoKeyless"'];
    const both = parameters(false).replace(/"keyless"(: \{[^}]*\})/, `${second}$1, ${first}$1`);
    const accounts = template.replace(/"resources": \[([^]*)\]/, (_, account: string) => {
      const other = account.replace("'keyless'", "'alsoKeyless'");
      return `"resources": [${account}, ${other}]`;
    });
    const host = memoryHost({
      files: {
        "main.json": accounts.replace(first, `${second}: { "type": "bool" }, ${first}`),
        "main.parameters.json": both,
      },
    });
    await run(["lint", "main.parameters.json"], host, sampleLinter);
    const lines = [...host.printed().matchAll(/^ +(\d+):\d+ .* no-local-auth$/gm)].map(([, line]) =>
      Number(line),
    );
    expect(lines).toHaveLength(2);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });

  it("are judged together where only one of them is named", async () => {
    expect((await lint("infra/main.json")).printed).toContain("at infra/main.dev.parameters.json:6:16:");
  });

  it("point at each other in JSON and SARIF, with fixes in the file that decides", async () => {
    const { printed } = await lint("infra/main.json", "--format", "json");
    const json = JSON.parse(printed) as { readonly findings: readonly object[] };
    expect(json.findings).toMatchObject([
      {
        file: "infra/main.json",
        related: [{ file: "infra/main.dev.parameters.json", line: 6 }],
        fixes: [{ edits: [{ file: "infra/main.dev.parameters.json", line: 6, content: "true" }] }],
      },
    ]);
    const { printed: log } = await lint("infra/main.json", "--format", "sarif");
    const location = { uri: "infra/main.dev.parameters.json" };
    expect(JSON.parse(log)).toMatchObject({
      runs: [
        {
          results: [
            {
              relatedLocations: [
                { physicalLocation: { artifactLocation: location, region: { startLine: 6 } } },
              ],
              fixes: [{ artifactChanges: [{ artifactLocation: location }] }],
            },
          ],
        },
      ],
    });
  });
});
