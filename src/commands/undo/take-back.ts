import { l10n } from "vscode";
import type { Account, Subscription } from "../../azure/azure-data";
import type { AzureProblem } from "../../azure/azure-error";
import { askOrHandOut } from "../remediation/ask";
import { aboutSubscription, type JournalEntry } from "../remediation/journal";
import type { RemediationParts } from "../remediation/parts";
import { explainMissing, missingNeeds, type Need } from "../remediation/permission-check";
import type { Script } from "../remediation/scripts/script";
import { tellChange, type Ending } from "../remediation/tell-change";
import { markUndone, noUndo, prefaceOf, undoTitle } from "./undoing";

/** Something beside an account that is put back as it was before a remediation. */
export interface TakingBack<L> {
  /** What there is to do now; undefined where it is as before already. */
  look(): Promise<L | undefined>;
  /** Whether the user would decide the same about both. */
  isSame(one: L, other: L): boolean;
  needs(look: L): readonly Need[];
  question(look: L): Question;
  script(look: L): Script;
  act(look: L): Promise<TakenBack>;
  /** For the journal. */
  values(look: L): { readonly before: unknown; readonly after: unknown };
}

export interface Question {
  readonly message: string;
  /** Exactly what comes back, what goes, and what cannot be had again. */
  readonly paragraphs: readonly string[];
  readonly yes: string;
}

/** How it ended, judged by reading it afterwards. */
export interface TakenBack {
  readonly isUndone: boolean;
  readonly severity: Ending["severity"];
  readonly text: string;
  readonly problem?: AzureProblem;
  /** Whether Azure has, or may have, changed anything. */
  readonly isChanged: boolean;
}

/** Looks, explains, asks until what was agreed to is what Azure has, acts, tells and keeps it. */
export async function takeBack<L>(
  parts: RemediationParts,
  subscription: Subscription,
  entry: JournalEntry,
  thing: TakingBack<L>,
): Promise<void> {
  const first = await thing.look();
  if (first === undefined) return asBefore(parts, entry);
  const missing = await missingNeeds(parts, subscription, thing.needs(first));
  if (missing.length > 0) {
    const text = l10n.t("Nothing was undone. {0}", explainMissing(missing));
    return tellChange(parts, { severity: "error", text, script: () => thing.script(first) });
  }
  const agreed = await agree(parts, entry, thing, first);
  if (agreed === undefined) return asBefore(parts, entry);

  const accounts = await accountAt(parts, subscription, entry.target);
  await parts.whileBusy(accounts, l10n.t("Undoing…"), () =>
    parts.progress(undoTitle(entry), async () => {
      const ended = await thing.act(agreed);
      if (ended.isUndone) await markUndone(parts, entry);
      await tellChange(parts, endingOf(ended, thing.values(agreed), subscription, entry));
    }),
  );
}

async function asBefore(parts: RemediationParts, entry: JournalEntry): Promise<void> {
  await markUndone(parts, entry);
  const text = l10n.t('It is as before "{0}" already. Nothing was changed.', entry.what);
  await tellChange(parts, { severity: "information", text });
}

async function agree<L>(
  parts: RemediationParts,
  entry: JournalEntry,
  thing: TakingBack<L>,
  first: L,
): Promise<L | undefined> {
  let look = first;
  for (let isChanged = false; ; isChanged = true) {
    const { message, paragraphs, yes } = thing.question(look);
    const again = isChanged ? [l10n.t("Something changed meanwhile. As it is now:")] : [];
    const detail = [...again, prefaceOf(entry), ...paragraphs].join("\n\n");
    await askOrHandOut(parts, { message, detail }, [yes], () => thing.script(look));
    const now = await thing.look();
    if (now === undefined || thing.isSame(look, now)) return now;
    look = now;
  }
}

/** The account whose node is to be read again; above accounts there is none. */
async function accountAt(
  { api }: RemediationParts,
  subscription: Subscription,
  target: string,
): Promise<readonly Account[]> {
  if (!/\/Microsoft\.CognitiveServices\/accounts\/[^/]+$/i.test(target)) return [];
  return api.accounts.get(subscription, target).then(
    (account) => [account],
    () => [],
  );
}

function endingOf(
  { severity, text, problem, isUndone, isChanged }: TakenBack,
  values: { readonly before: unknown; readonly after: unknown },
  subscription: Subscription,
  { what, target }: JournalEntry,
): Ending {
  const entry = {
    what: undoTitle({ what }),
    target,
    ...aboutSubscription(subscription),
    ...values,
    result: isUndone ? ("done" as const) : ("unknown" as const),
    undo: noUndo,
  };
  return {
    severity,
    text,
    ...(problem === undefined ? {} : { problem }),
    ...(isChanged ? { entry } : {}),
  };
}
