import type { AzureApi } from "#src/azure/azure-api";
import { createJournal, type JournalEntry } from "#src/commands/remediation/journal";
import type { KeyUse } from "#src/commands/remediation/key-use";
import type { Clock, Message, RemediationParts } from "#src/commands/remediation/parts";
import type { Script } from "#src/commands/remediation/scripts/script";
import { UserCancelledError } from "#src/infrastructure/errors";
import { createTurns } from "#src/infrastructure/in-turn";
import type { Choice, Prompts } from "#src/infrastructure/prompts";

/** What a prompt showed: its text, and what could be chosen. */
export interface Asked {
  readonly kind: "choose" | "input" | "pick" | "pickMany";
  readonly text: string;
  readonly choices: readonly string[];
}

export interface DeskOptions {
  /** Answers a prompt: the title of a choice, or the text to type. Without it the first choice is taken. */
  readonly answer?: (asked: Asked) => string | undefined;
  /** The prompt, counted from 0, at which Escape is pressed. */
  readonly escapeAt?: number;
  /** The wait, counted from 0, at which the user stops waiting. */
  readonly stopAt?: number;
  /** Runs before a prompt is answered, for what others do meanwhile. */
  readonly meanwhile?: (asked: Asked, index: number) => void;
  readonly keyUses?: readonly KeyUse[];
}

export interface Desk {
  readonly parts: RemediationParts;
  readonly asked: Asked[];
  readonly told: Message[];
  readonly scripts: Script[];
  readonly opened: KeyUse[];
  readonly entries: () => readonly JournalEntry[];
  /** What was shown while it went on. */
  readonly reports: string[];
  readonly log: string[];
  readonly clock: FakeClock;
}

export interface FakeClock extends Clock {
  readonly waits: number[];
}

/** A user, a clock and a memory to try remediations with: nothing waits, and everything shown is kept. */
export function remediationDesk(api: AzureApi, options: DeskOptions = {}): Desk {
  const desk = {
    asked: [] as Asked[],
    told: [] as Message[],
    scripts: [] as Script[],
    opened: [] as KeyUse[],
    reports: [] as string[],
    log: [] as string[],
  };
  const memory = new Map<string, unknown>();
  const journal = createJournal({
    get: <T>(key: string) => memory.get(key) as T | undefined,
    update: (key, value) => {
      memory.set(key, JSON.parse(JSON.stringify(value)));
      return Promise.resolve();
    },
  });
  const stopping = new AbortController();
  const clock = fakeClock((index) => {
    if (index === options.stopAt) stopping.abort();
  });
  const parts: RemediationParts = {
    api,
    prompts: scripted(desk.asked, options),
    clock,
    journal,
    removeInTurn: createTurns(),
    logger: { info: (line) => desk.log.push(line), warn: (line) => desk.log.push(line) },
    progress: (title, run) => {
      desk.reports.push(title);
      return run({ report: (text) => desk.reports.push(text), signal: stopping.signal });
    },
    tell: (message) => void desk.told.push(message),
    whileBusy: (_accounts, _activity, run) => run(),
    findKeyUses: () => Promise.resolve(options.keyUses ?? []),
    openKeyUse: (use) => Promise.resolve(void desk.opened.push(use)),
    handOut: (script) => Promise.resolve(void desk.scripts.push(script)),
    signIn: () => Promise.resolve(),
  };
  return { ...desk, parts, clock, entries: () => journal.entries() };
}

function fakeClock(onWait: (index: number) => void): FakeClock {
  const waits: number[] = [];
  let now = Date.now();
  return {
    waits,
    now: () => now,
    sleep: (milliseconds) => {
      onWait(waits.push(milliseconds) - 1);
      now += milliseconds;
      return Promise.resolve();
    },
  };
}

function scripted(asked: Asked[], { answer, escapeAt, meanwhile }: DeskOptions): Prompts {
  const respond = (question: Asked): string => {
    const index = asked.push(question) - 1;
    meanwhile?.(question, index);
    if (index === escapeAt) throw new UserCancelledError();
    return answer?.(question) ?? question.choices[0] ?? "";
  };
  const find = <T>(choices: readonly Choice<T>[], label: string): T => {
    const found = choices.find((choice) => choice.label === label);
    if (found === undefined)
      throw new Error(`No choice "${label}" among ${choices.map((c) => c.label).join(", ")}`);
    return found.value;
  };
  // The arrow functions are async so that Escape rejects, as in VS Code.
  return {
    pick: async (choices, { title = "" }) => {
      const list = await choices;
      const labels = list.map(({ label }) => label);
      return find(list, respond({ kind: "pick", text: title, choices: labels }));
    },
    pickMany: async (choices, { title = "" }) => {
      const labels = choices.map(({ label }) => label);
      const chosen = await Promise.resolve(respond({ kind: "pickMany", text: title, choices: labels }));
      return chosen.split("|").map((label) => find(choices, label));
    },
    input: async (options) => {
      const typed = respond({ kind: "input", text: options.prompt ?? options.title ?? "", choices: [] });
      const wrong = await options.validateInput?.(typed);
      // The box stays open on a wrong answer, and the only way out is Escape.
      if (wrong) throw new UserCancelledError();
      return typed;
    },
    confirm: async ({ message, detail, yes }) => {
      await Promise.resolve(
        respond({ kind: "choose", text: [message, detail].join("\n\n"), choices: [yes] }),
      );
    },
    choose: async <Title extends string>(
      { message, detail }: { readonly message: string; readonly detail?: string },
      titles: readonly Title[],
    ) => {
      const text = [message, detail].join("\n\n");
      const title = await Promise.resolve(respond({ kind: "choose", text, choices: titles }));
      if (!titles.includes(title as Title))
        throw new Error(`No button "${title}" among ${titles.join(", ")}`);
      return title as Title;
    },
  };
}
