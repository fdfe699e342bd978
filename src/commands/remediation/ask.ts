import { l10n } from "vscode";
import type { Account } from "../../azure/azure-data";
import { UserCancelledError } from "../../infrastructure/errors";
import type { ConfirmOptions } from "../../infrastructure/prompts";
import type { RemediationParts } from "./parts";
import type { Script } from "./scripts/script";

/** "again": the user looked or did something else first, and is asked once more. */
export type Answer = "yes" | "again";

/** Title of what hands out a script. */
export const offer = l10n.t("Copy or Open as Script…");

/**
 * A modal question that also offers the change as a script. Who takes the script has decided not to have
 * it applied here, so that ends the remediation like a cancel.
 */
export async function askOrHandOut<Title extends string>(
  { prompts, handOut }: Pick<RemediationParts, "prompts" | "handOut">,
  question: Omit<ConfirmOptions, "yes">,
  titles: readonly Title[],
  script: () => Script,
): Promise<Title> {
  const answer = await prompts.choose<string>(question, [...titles, offer]);
  const chosen = titles.find((title) => title === answer);
  if (chosen !== undefined) return chosen;
  await handOut(script());
  throw new UserCancelledError();
}

/** Has the name of an account typed by whoever opens it to others: no click does that by mistake. */
export async function typeName(
  { prompts }: Pick<RemediationParts, "prompts">,
  { name }: Pick<Account, "name">,
  { title, prompt }: { readonly title: string; readonly prompt: string },
): Promise<Answer> {
  const typed = await prompts.input({
    title,
    prompt,
    ignoreFocusOut: true,
    validateInput: (text) => (text === name ? undefined : l10n.t('This is not "{0}".', name)),
  });
  return typed === name ? "yes" : "again";
}
