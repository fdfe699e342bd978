import { expect, test } from "vitest";
import { keyUsesIn } from "#src/commands/remediation/key-use";

test.each([
  ["a template that reads keys", `"value": "[listKeys(resourceId('x'), '2025-06-01').key1]"`, "listKeys("],
  [
    "a client of an SDK",
    `const client = new OpenAIClient(url, new AzureKeyCredential(key));`,
    "AzureKeyCredential",
  ],
  ["an environment variable", `AZURE_OPENAI_API_KEY=abc123`, "AZURE_OPENAI_API_KEY"],
  ["its shorter name", `os.environ["AZURE_OPENAI_KEY"]`, "AZURE_OPENAI_KEY"],
  ["a header", `headers: { "api-key": key }`, "api-key"],
  ["the header of older services", `'Ocp-Apim-Subscription-Key': key`, "Ocp-Apim-Subscription-Key"],
  ["an app setting", `"AzureOpenAI__ApiKey": "@Microsoft.KeyVault(…)"`, "AzureOpenAI__ApiKey"],
])("%s", (_name, line, mark) => {
  expect(keyUsesIn("a.txt", `first\r\n${line}\nlast`)).toEqual([{ path: "a.txt", line: 1, mark }]);
});

test.each([
  ["a token instead of a key", `new DefaultAzureCredential()`],
  ["another key", `STRIPE_API_KEY=abc`],
  ["a line of a bundle", `${"x".repeat(2001)} api-key`],
])("%s is no use of a key", (_name, line) => {
  expect(keyUsesIn("a.txt", line)).toEqual([]);
});

test("what is kept of a place is never the key", () => {
  expect(JSON.stringify(keyUsesIn(".env", "AZURE_OPENAI_KEY=0123456789abcdef"))).not.toContain("0123456789");
});
