import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ruleMetas } from "#src/core/index";
import { findingNode } from "#src/explorer/nodes/finding-node";
import { messageNode } from "#src/explorer/nodes/message-node";
import { review } from "#src/explorer/review";
import { anAccount } from "#support/fake-azure";

interface Item {
  readonly command: string;
  readonly when: string;
  readonly group: string;
}

const { contributes } = JSON.parse(readFileSync("package.json", "utf8")) as {
  readonly contributes: { readonly menus: { readonly "view/item/context": readonly Item[] } };
};

/** Commands that stand as buttons on a node of the tree, in their order. */
function buttonsOn(contextValue: string): readonly string[] {
  return contributes.menus["view/item/context"]
    .filter(({ group, when }) => group.startsWith("inline") && holds(when, contextValue))
    .sort((one, other) => one.group.localeCompare(other.group))
    .map(({ command }) => command.replace("aoaiSecurity.", ""));
}

/** As much of a `when` clause as the tree's menus are made of. */
function holds(when: string, viewItem: string): boolean {
  return when.split("||").some((alternative) =>
    alternative.split("&&").every((term) => {
      const [, not, pattern] = /^\s*(!\()?viewItem =~ \/(.+)\/\)?\s*$/.exec(term) ?? [];
      if (pattern === undefined) return true;
      return new RegExp(pattern).test(viewItem) === (not === undefined);
    }),
  );
}

const remedies: Readonly<Record<string, readonly string[]>> = {
  "no-local-auth": ["disableLocalAuth"],
  "no-open-ip-rule": ["closePublicAccess"],
  "require-diagnostic-settings": ["sendLogs"],
  "restrict-network-access": ["allowSelectedNetworks", "closePublicAccess"],
};

const account = anAccount("chat", undefined, {
  properties: { networkAcls: { defaultAction: "Deny", ipRules: [{ value: "0.0.0.0/0" }] } },
});
const parent = messageNode({ kind: "x", id: "x", parent: undefined } as never, "p", { label: "p" });

test.each(ruleMetas.map(({ id }) => [id, remedies[id] ?? []] as const))(
  "a finding of %s carries what remedies it: %j",
  (ruleId, commands) => {
    const finding = { ruleId, severity: "warning", label: "x", message: "x" } as const;
    const { contextValue } = findingNode(parent, account, finding, "f").getItem();
    expect(buttonsOn(contextValue ?? "")).toEqual(commands);
  },
);

test("the rules that judge live accounts name those findings", () => {
  const open = review(anAccount("open").json, { profile: "strict" }).findings;
  const wide = review(account.json, { profile: "strict" }).findings;
  const found = new Set([...open, ...wide].map(({ ruleId }) => ruleId));
  // Where logs go is no part of an account's JSON; that has a node of its own, with the same button.
  const live = Object.keys(remedies).filter((ruleId) => ruleId !== "require-diagnostic-settings");
  expect(live.filter((ruleId) => !found.has(ruleId))).toEqual([]);
  expect(buttonsOn("noLogs")).toEqual(["sendLogs"]);
});
