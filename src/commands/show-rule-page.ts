import type { Command } from "./command";
import { nodesFor, type TreeCommandParts } from "./tree-commands";

/** Opens the page of the rule that a finding comes from. */
export function showRulePage(parts: TreeCommandParts): Command {
  return {
    id: "aoaiSecurity.showRulePage",
    title: "Show rule page",
    async run(...given) {
      const finding = nodesFor(parts, given).find((node) => node.kind === "finding");
      if (finding?.kind === "finding")
        await parts.desk.run("aoaiSecurity.openRulePage", finding.finding.ruleId);
    },
  };
}
