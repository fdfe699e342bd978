/** What is typed into a text, character by character. */
export interface Typing {
  readonly text: string;
  /** Where typing begins. */
  readonly at: number;
  readonly typed: string;
}

/** The text after a keystroke, and where the cursor is. */
export interface Keystroke {
  readonly text: string;
  readonly at: number;
}

/** Types behind the one in the middle of what matches. */
export function typeBehind(pattern: RegExp, text: string, typed: string): Typing {
  const matches = [...text.matchAll(new RegExp(pattern, "g"))];
  const match = matches[matches.length >> 1];
  if (!match) throw new Error(`Nothing matches ${String(pattern)}.`);
  return { text, at: match.index + match[0].length, typed };
}

/**
 * The texts somebody makes who types: every character by itself, and all of them taken back one
 * by one. As in an editor, a quote comes with its counterpart, which is typed over later.
 */
export function* keystrokes({ text, at, typed }: Typing): Generator<Keystroke> {
  const [before, after] = [text.slice(0, at), text.slice(at)];
  const lengths = Array.from(typed, (_, index) => index + 1);
  for (const length of [...lengths, ...lengths.reverse()]) {
    const sofar = typed.slice(0, length);
    const isOpen = sofar.split('"').length % 2 === 0;
    yield { text: before + sofar + (isOpen ? '"' : "") + after, at: at + length };
  }
}

const actions = [
  "Microsoft.CognitiveServices/accounts/read",
  "Microsoft.CognitiveServices/accounts/deployments/*",
  "Microsoft.CognitiveServices/accounts/listKeys/action",
  "Microsoft.Authorization/*/read",
  "Microsoft.Insights/alertRules/*",
  "Microsoft.Insights/diagnosticSettings/read",
  "Microsoft.Resources/deployments/*",
  "Microsoft.Storage/storageAccounts/read",
  "Microsoft.Storage/storageAccounts/listKeys/action",
  "*/read",
];
const dataActions = [
  "Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action",
  "Microsoft.CognitiveServices/accounts/OpenAI/*/read",
  "Microsoft.CognitiveServices/accounts/OpenAI/*",
];

/** Role definitions in a list, of the given number of lines or a few more, no two of them alike. */
export function roleList(lines: number): string {
  const roles = Array.from({ length: Math.ceil(lines / 25) }, (_, at) => role(at, 11));
  return `${JSON.stringify(roles, undefined, 2)}\n`;
}

/** One role definition with so many control actions. */
export function oneRole(entries: number): string {
  return `${JSON.stringify(role(0, entries), undefined, 2)}\n`;
}

function role(at: number, entries: number) {
  return {
    Name: `Team ${String(at)}`,
    IsCustom: true,
    Description: `What team ${String(at)} needs.`,
    Actions: Array.from({ length: entries }, (_, entry) =>
      entry < 4
        ? actions[(at + entry * 3) % actions.length]
        : `Microsoft.Team${String(at)}/things${String(entry)}/read`,
    ),
    NotActions: at % 3 === 0 ? ["Microsoft.CognitiveServices/accounts/listKeys/action"] : [],
    DataActions: [dataActions[at % dataActions.length]],
    NotDataActions: [],
    AssignableScopes: ["/subscriptions/2f6f5c0e-9d1b-4a52-8c87-6e1d0b7a4f3c"],
  };
}
