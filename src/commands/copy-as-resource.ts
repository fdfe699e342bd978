import { l10n, Uri } from "vscode";
import type { AccountJson } from "../azure/azure-data";
import { toArmResource, toBicepResource } from "../explorer/index";
import { OperationError } from "../infrastructure/errors";
import type { Command } from "./command";
import { nodesFor, type TreeCommandParts } from "./tree-commands";

const languages = [
  { label: "Bicep", value: toBicepResource },
  { label: l10n.t("ARM template (JSON)"), value: toArmResource },
] as const;

/** Copies a live account as something to deploy: called on its node, or on the document that shows it. */
export function copyAsResource(parts: TreeCommandParts): Command {
  const { prompts, desk } = parts;
  return {
    id: "aoaiSecurity.copyAsResource",
    title: "Copy as resource",
    async run(...given) {
      const json = await accountJson(parts, given);
      const write = await prompts.pick(languages, { title: l10n.t("Copy {0} as", json.name) });
      await desk.copy(write(json));
      desk.remark(l10n.t("Copied {0}", json.name));
    },
  };
}

async function accountJson(parts: TreeCommandParts, given: readonly unknown[]): Promise<AccountJson> {
  const { explorer, documents } = parts;
  const [first] = given;
  const shown = first instanceof Uri ? documents.jsonOf(first) : undefined;
  if (isAccount(shown)) return shown;
  const node = nodesFor(parts, given).find(({ kind }) => kind === "account");
  const account = node?.kind === "account" ? await explorer.model.inventory.reread(node.account) : undefined;
  if (account) return account.json;
  throw new OperationError(l10n.t("Select an account in the explorer, or open one as JSON."));
}

function isAccount(json: unknown): json is AccountJson {
  const type = typeof json === "object" && json !== null ? (json as { type?: unknown }).type : undefined;
  return typeof type === "string" && type.toLowerCase() === "microsoft.cognitiveservices/accounts";
}
