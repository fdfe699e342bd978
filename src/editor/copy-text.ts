import { env } from "vscode";

/** Puts a text on the clipboard; what a fix does that changes nothing by itself. */
export const copyTextCommand = "aoaiSecurity.copyText";

export async function copyText(text: string): Promise<void> {
  await env.clipboard.writeText(text);
}
