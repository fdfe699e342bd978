import type { Command } from "./command";
import type { TreeCommandParts } from "./tree-commands";

/** Shows a made-up tenant in the tree: no sign-in, no network, every change can be tried. */
export function exploreSampleTenant({ explorer, desk }: TreeCommandParts): Command {
  return {
    id: "aoaiSecurity.exploreSampleTenant",
    title: "Explore the sample tenant",
    async run() {
      explorer.exploreSample();
      await desk.run("aoaiSecurity.accounts.focus");
    },
  };
}

export function leaveSampleTenant({ explorer }: TreeCommandParts): Command {
  return {
    id: "aoaiSecurity.leaveSampleTenant",
    title: "Leave the sample tenant",
    run: () => explorer.leaveSample(),
  };
}
