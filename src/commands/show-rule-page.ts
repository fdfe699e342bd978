import type { Command } from "./command";
import { nodesFor, type TreeCommandParts } from "./tree-commands";

/** Opens the page of the rule that a finding comes from. */
export function showRulePage({ selection, desk }: TreeCommandParts): Command {
  return {
    id: "aoaiSecurity.showRulePage",
    title: "Show rule page",
    async run(...given) {
      const finding = nodesFor(given, selection()).find((node) => node.kind === "finding");
      if (finding?.kind === "finding") await desk.run("aoaiSecurity.openRulePage", finding.finding.ruleId);
    },
  };
}
