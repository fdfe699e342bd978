import { l10n } from "vscode";
import { UserCancelledError } from "../../infrastructure/errors";
import type { KeyUse } from "./key-use";
import type { RemediationParts } from "./parts";

/** Lists places that use keys. Opening one means to look at it first: that ends what was going on. */
export async function offerKeyUses(
  { prompts, openKeyUse }: Pick<RemediationParts, "prompts" | "openKeyUse">,
  uses: readonly KeyUse[],
): Promise<"again"> {
  const choices = uses.map((use) => ({
    label: use.path.split("/").at(-1) ?? use.path,
    description: l10n.t("line {0}", use.line + 1),
    detail: `${use.mark} · ${use.path}`,
    value: use,
  }));
  let picked: KeyUse;
  try {
    picked = await prompts.pick(choices, { title: l10n.t("Places that use keys"), matchOnDetail: true });
  } catch (error) {
    if (error instanceof UserCancelledError) return "again";
    throw error;
  }
  await openKeyUse(picked);
  throw new UserCancelledError();
}
