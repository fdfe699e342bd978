import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { accountScript } from "#src/commands/remediation/scripts/account-script";
import { bashWord, powerShellWord } from "#src/commands/remediation/scripts/quote";
import { toBash, toPowerShell, toRest, toTemplate } from "#src/commands/remediation/scripts/write-script";
import { lint } from "#src/core/index";
import { remediationWorld } from "#support/remediation-world";

function scriptOf(properties = { disableLocalAuth: true }) {
  const { accountOf, chat } = remediationWorld();
  return accountScript("disable-keys", [{ account: accountOf(chat) }], () => properties);
}

test("bash reads back what was quoted, whatever it is", () => {
  const words = ["", "plain", "it's", `"$HOME" \`date\``, "a\\'b", "line\nbreak", "*?[x]", "!x", "-n"];
  const command = `printf '%s\\0' ${words.map(bashWord).join(" ")}`;
  const read = execFileSync("bash", ["-c", command]).toString("utf8").split("\0").slice(0, -1);
  expect(read).toEqual(words);
});

test("PowerShell reads back what was quoted: a doubled quote of any kind is one", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("'", "’", "‘", "‚", "‛", "a", "$", "`", '"', " ") }),
      (word) => {
        const inner = powerShellWord(word).slice(1, -1);
        expect(inner.replace(/([''‘’‚‛])\1/g, "$1")).toBe(word);
        expect(inner.replace(/([''‘’‚‛])\1/g, "")).not.toMatch(/[''‘’‚‛]/);
      },
    ),
  );
});

test("the bash script calls az with the very values, JSON from a file", () => {
  const folder = mkdtempSync(join(tmpdir(), "script-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { chat } = remediationWorld();
  const fake = `az() { printf '%s\\0' "$@" > words; }\n${toBash(scriptOf())}`;
  execFileSync("bash", ["-ec", fake], { cwd: folder });
  const words = readFileSync(join(folder, "words"), "utf8").split("\0").slice(0, -1);
  expect(words).toEqual([
    "resource",
    "patch",
    "--ids",
    chat.id,
    "--api-version",
    "2025-06-01",
    "--properties",
    "@chat.json",
  ]);
  expect(JSON.parse(readFileSync(join(folder, "chat.json"), "utf8"))).toEqual({ disableLocalAuth: true });
});

test("the PowerShell script has the same words", () => {
  const { chat } = remediationWorld();
  expect(toPowerShell(scriptOf())).toBe(
    [
      `Set-Content -LiteralPath 'chat.json' -Value '{\n  "disableLocalAuth": true\n}'`,
      `az resource patch --ids '${chat.id}' --api-version '2025-06-01' --properties '@chat.json'`,
      "",
    ].join("\n"),
  );
});

test("the REST request leaves the token to the client", () => {
  const { chat } = remediationWorld();
  expect(toRest(scriptOf(), "https://management.azure.com")).toBe(
    `PATCH https://management.azure.com${chat.id}?api-version=2025-06-01
Authorization: Bearer {{token}}
Content-Type: application/json

{
  "properties": {
    "disableLocalAuth": true
  }
}
`,
  );
});

test("the template turns keys off, keeps the rest, and is silent about keys", () => {
  const { deployment } = scriptOf();
  const text = deployment === undefined ? "" : toTemplate(deployment);
  const { findings } = lint(text);
  expect(text).toContain('"disableLocalAuth": true');
  expect(text).toContain('"customSubDomainName": "chat"');
  expect(findings.filter(({ ruleId }) => /local-auth|key/.test(ruleId))).toEqual([]);
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(deployment?.bicep).toMatch(/disableLocalAuth: true/);
});
