import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Account } from "#src/azure/azure-data";
import { accountScript } from "#src/commands/remediation/scripts/account-script";
import { assignScript } from "#src/commands/remediation/scripts/assignment-script";
import { logsScript } from "#src/commands/remediation/scripts/logs-script";
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

test("a condition reaches az as it is, whatever is in it", () => {
  const folder = mkdtempSync(join(tmpdir(), "script-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const condition = `@Request[a:b] StringEquals "it's"\nEND_OF_JSON\ntouch broken\n&& $(touch broken)`;
  const wanted = { roleDefinitionId: "r", principalId: "p", condition, conditionVersion: "2.0" };
  const script = assignScript("/subscriptions/s", "n", wanted);
  // What begins with "@" is the name of a file to az, so the words of a condition never do.
  const fake = `az() { for word in "$@"; do printf '%s\\0' "$word" >> words; done; }\n${toBash(script)}`;
  execFileSync("bash", ["-ec", fake], { cwd: folder });
  const words = readFileSync(join(folder, "words"), "utf8").split("\0");
  const file = words[words.indexOf("--condition") + 1]?.replace(/^@/, "") ?? "";
  expect(readFileSync(join(folder, file), "utf8")).toBe(`${condition}\n`);
  expect(existsSync(join(folder, "broken"))).toBe(false);
  expect(toPowerShell(script)).toContain(
    `Set-Content -Encoding utf8 -LiteralPath '${file}' -Value ${powerShellWord(condition)}\n`,
  );
});

test("the PowerShell script has the same words", () => {
  const { chat } = remediationWorld();
  expect(toPowerShell(scriptOf())).toBe(
    [
      `Set-Content -Encoding utf8 -LiteralPath 'chat.json' -Value '{\n  "disableLocalAuth": true\n}'`,
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

describe("several accounts", () => {
  const { accountOf, chat } = remediationWorld();
  const named = (name: string, group = "rg-ai") => {
    const id = chat.id
      .replace(/\/resourceGroups\/[^/]+/i, `/resourceGroups/${group}`)
      .replace(/[^/]+$/, name);
    return accountOf({ ...chat, name, id });
  };
  const scriptsFor = (...accounts: readonly Account[]) => [
    accountScript(
      "disable-keys",
      accounts.map((account) => ({ account })),
      () => ({ disableLocalAuth: true }),
    ),
    logsScript(
      accounts.map(({ id, name }) => ({
        accountId: id,
        accountName: name,
        name: "to-law",
        plan: { workspaceId: "/w", logs: [{ category: "Audit", enabled: true }], metrics: [] },
      })),
    ),
  ];

  test("of one resource group are one deployment, whose names differ", () => {
    for (const { deployment } of scriptsFor(named("a-b"), named("a.b", "RG-AI"), named("a_b"))) {
      const symbols = [...(deployment?.bicep ?? "").matchAll(/^resource (\w+) /gm)].map(
        ([, symbol]) => symbol,
      );
      expect(symbols.length).toBeGreaterThanOrEqual(3);
      expect(new Set(symbols).size).toBe(symbols.length);
    }
  });

  test("of several resource groups are none: it would make new accounts beside those that are meant", () => {
    for (const script of scriptsFor(named("one"), named("two", "rg-other"))) {
      expect(script.deployment).toBeUndefined();
      expect(script.noDeployment).toContain("several resource groups");
      expect(script.az).toHaveLength(2);
    }
  });
});
