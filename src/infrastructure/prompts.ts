import type { InputBoxOptions, MessageItem, MessageOptions, QuickPickItem, QuickPickOptions } from "vscode";
import { UserCancelledError } from "./errors";

export interface Choice<T> extends QuickPickItem {
  readonly value: T;
}

export interface ConfirmOptions {
  /** The question, one sentence. */
  readonly message: string;
  /** What will change and whom it concerns; may have several lines. */
  readonly detail?: string;
  /** Title of the button that says yes, a verb: "Disable API Keys". */
  readonly yes: string;
}

/** Questions to the user. Escape and Cancel reject with `UserCancelledError`. */
export interface Prompts {
  pick<T>(
    choices: readonly Choice<T>[] | PromiseLike<readonly Choice<T>[]>,
    options: QuickPickOptions,
  ): Promise<T>;
  pickMany<T>(choices: readonly Choice<T>[], options: QuickPickOptions): Promise<readonly T[]>;
  input(options: InputBoxOptions): Promise<string>;
  /** A modal question with one way to say yes. */
  confirm(options: ConfirmOptions): Promise<void>;
  /** A modal question with several answers; returns the title chosen. */
  choose<Title extends string>(
    options: Omit<ConfirmOptions, "yes">,
    titles: readonly Title[],
  ): Promise<Title>;
}

/** The part of `vscode.window` prompts are made of. */
export interface PromptWindow {
  showQuickPick<T extends QuickPickItem>(
    items: readonly T[] | Thenable<readonly T[]>,
    options: QuickPickOptions & { canPickMany: true },
  ): Thenable<T[] | undefined>;
  showQuickPick<T extends QuickPickItem>(
    items: readonly T[] | Thenable<readonly T[]>,
    options: QuickPickOptions,
  ): Thenable<T | undefined>;
  showInputBox(options: InputBoxOptions): Thenable<string | undefined>;
  showWarningMessage<T extends MessageItem>(
    message: string,
    options: MessageOptions,
    ...items: T[]
  ): Thenable<T | undefined>;
}

export function createPrompts(window: PromptWindow): Prompts {
  const choose = async <Title extends string>(
    { message, detail }: Omit<ConfirmOptions, "yes">,
    titles: readonly Title[],
  ): Promise<Title> => {
    const options = detail === undefined ? { modal: true } : { modal: true, detail };
    const items = titles.map((title) => ({ title }));
    return answered(await window.showWarningMessage(message, options, ...items)).title;
  };

  return {
    choose,
    pick: async (choices, options) => answered(await window.showQuickPick(choices, options)).value,
    pickMany: async (choices, options) => {
      const picked = await window.showQuickPick(choices, { ...options, canPickMany: true });
      return answered(picked).map(({ value }) => value);
    },
    input: async (options) => answered(await window.showInputBox(options)),
    confirm: async (options) => void (await choose(options, [options.yes])),
  };
}

function answered<T>(answer: T | undefined): T {
  if (answer === undefined) throw new UserCancelledError();
  return answer;
}
