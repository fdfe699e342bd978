import { glob, readFile } from "node:fs/promises";
import { expect, test } from "vitest";

/** Only src/azure talks to Azure: what it never calls is never called. */
test("nothing that talks to Azure can read or make keys", async () => {
  const files: string[] = [];
  for await (const file of glob("src/azure/**/*.ts")) files.push(file);
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    expect(await readFile(file, "utf8"), file).not.toMatch(/listKeys|regenerateKey|keyName/i);
  }
});
