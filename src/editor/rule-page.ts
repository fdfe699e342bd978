import { commands, Uri } from "vscode";

/** Shows the page of a rule. */
export const openRulePageCommand = "aoaiSecurity.openRulePage";

/** Where the page of a rule stands in the extension, so that it can be read offline. */
export function rulePage(extension: Uri, ruleId: string): Uri {
  return Uri.joinPath(extension, "docs", "rules", `${ruleId}.md`);
}

/** Opens a rule's page rendered, not as source. */
export async function openRulePage(extension: Uri, ruleId: string): Promise<void> {
  await commands.executeCommand("markdown.showPreview", rulePage(extension, ruleId));
}

const links = new Map<string, Uri>();

/** A link to a rule's page that a diagnostic can carry. A long list has a thousand of them, so each is made once. */
export function rulePageLink(ruleId: string): Uri {
  const link = links.get(ruleId) ?? toLink(ruleId);
  links.set(ruleId, link);
  return link;
}

function toLink(ruleId: string): Uri {
  return Uri.parse(`command:${openRulePageCommand}?${encodeURIComponent(JSON.stringify([ruleId]))}`);
}
