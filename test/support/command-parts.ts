import type { WantedSignIn } from "#src/azure/login";
import type { TreeCommandParts } from "#src/commands/tree-commands";
import type { ExplorerNode, JsonSource } from "#src/explorer/index";
import { UserCancelledError } from "#src/infrastructure/errors";
import type { Prompts } from "#src/infrastructure/prompts";
import { testExplorer, type TestExplorer } from "#support/sample-explorer";

/** What commands did outside of the explorer, in order. */
export interface Deeds {
  readonly copied: string[];
  readonly links: string[];
  readonly ran: (readonly unknown[])[];
  readonly remarks: string[];
  readonly opened: { readonly title: string; readonly json: unknown }[];
  readonly signIns: WantedSignIn[];
  /** What the user was asked, with the titles of the choices. */
  readonly asked: { readonly title: string | undefined; readonly choices: readonly string[] }[];
}

/** What the user answers, one after the other; "cancel" is Escape. Choices are named by their labels. */
export type Answer = "cancel" | readonly string[] | { readonly text: string };

export interface CommandWorld {
  readonly parts: TreeCommandParts;
  readonly deeds: Deeds;
}

export function commandParts(
  { explorer }: Pick<TestExplorer, "explorer"> = testExplorer(),
  answers: readonly Answer[] = [],
  more: Partial<Pick<TreeCommandParts, "selection" | "session">> = {},
): CommandWorld {
  const deeds: Deeds = { copied: [], links: [], ran: [], remarks: [], opened: [], signIns: [], asked: [] };
  const done = Promise.resolve();
  const parts: TreeCommandParts = {
    explorer,
    prompts: prompts(deeds, [...answers]),
    documents: { open: (source) => open(deeds, source), jsonOf: () => deeds.opened.at(-1)?.json },
    session: {
      signIn: (wanted = {}) => {
        deeds.signIns.push(wanted);
        return done;
      },
    },
    desk: {
      copy: (text) => done.then(() => void deeds.copied.push(text)),
      openLink: (address) => done.then(() => void deeds.links.push(address)),
      run: (...command) => done.then(() => void deeds.ran.push(command)),
      remark: (text) => void deeds.remarks.push(text),
    },
    selection: (): readonly ExplorerNode[] => [],
    ...more,
  };
  return { parts, deeds };
}

async function open(deeds: Deeds, source: JsonSource): Promise<void> {
  deeds.opened.push({ title: source.title, json: await source.read() });
}

function prompts(deeds: Deeds, answers: Answer[]): Prompts {
  const next = () => {
    const answer = answers.shift();
    if (answer === undefined) throw new Error("Nothing more was to be asked.");
    if (answer === "cancel") throw new UserCancelledError();
    return answer;
  };
  const note = (title: string | undefined, choices: readonly { readonly label: string }[]) =>
    deeds.asked.push({ title, choices: choices.map(({ label }) => label) });
  const chosen = <T extends { readonly label: string }>(choices: readonly T[]): readonly T[] => {
    const answer = next();
    const labels = Array.isArray(answer) ? (answer as readonly string[]) : [];
    const found = choices.filter(({ label }) => labels.includes(label));
    if (found.length < labels.length)
      throw new Error(`Not all of these can be chosen: ${labels.join(", ")}.`);
    return found;
  };
  return {
    pick: async (offered, { title }) => {
      const choices = await offered;
      note(title, choices);
      const [one] = chosen(choices);
      if (one === undefined) throw new UserCancelledError();
      return one.value;
    },
    pickMany: async (choices, { title }) => {
      await Promise.resolve();
      note(title, choices);
      return chosen(choices).map(({ value }) => value);
    },
    input: async ({ title }) => {
      await Promise.resolve();
      note(title, []);
      const answer = next();
      return typeof answer === "object" && "text" in answer ? answer.text : "";
    },
    confirm: () => Promise.reject(new Error("Nobody confirms here.")),
    choose: () => Promise.reject(new Error("Nobody chooses here.")),
  };
}
