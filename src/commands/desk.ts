import { commands, env, Uri, window } from "vscode";
import type { Desk } from "./tree-commands";

/** How long a remark stays, in milliseconds. */
const stay = 4000;

export function createDesk(): Desk {
  return {
    copy: (text) => env.clipboard.writeText(text),
    openLink: (address) => env.openExternal(Uri.parse(address, true)),
    run: (command, ...given) => commands.executeCommand(command, ...given),
    remark: (text) => void window.setStatusBarMessage(text, stay),
  };
}
