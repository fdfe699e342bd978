import type { NewRoleDefinition } from "../../azure/azure-api";
import type { Account, Subscription } from "../../azure/azure-data";
import { createTurns } from "../../infrastructure/in-turn";

/** How a recorded remediation ended; "unknown" where Azure had it and its end could not be seen. */
export type EntryResult = "done" | "not done" | "reverted" | "unknown";

/** What was changed in Azure, from which value, by whom. Never holds a token or a key. */
export interface JournalEntry {
  readonly id: string;
  /** ISO 8601. */
  readonly time: string;
  /** In words: "Disable API keys". */
  readonly what: string;
  /** The resource or scope that was changed. */
  readonly target: string;
  readonly subscription: Pick<Subscription, "key" | "id" | "name">;
  /** The login it was done with. */
  readonly by: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly result: EntryResult;
  readonly detail: string;
  readonly undo: Undo;
  /** When it was undone. */
  readonly undone?: string;
}

/** How to take a change back, as data that survives a restart. */
export type Undo =
  | { readonly kind: "none"; readonly because: string }
  | { readonly kind: "allowKeys" | "disableKeys"; readonly accountId: string }
  | {
      readonly kind: "setNetwork";
      readonly accountId: string;
      readonly publicNetworkAccess?: string;
      readonly defaultAction?: string;
    }
  | { readonly kind: "removeLogs"; readonly accountId: string; readonly name: string }
  | { readonly kind: "removeAssignment"; readonly assignmentId: string }
  | { readonly kind: "deleteRole"; readonly roleId: string }
  | {
      readonly kind: "putRole";
      readonly scope: string;
      readonly name: string;
      readonly definition: NewRoleDefinition;
    }
  | {
      readonly kind: "removePolicyAssignment";
      readonly assignmentId: string;
      /** The role its identity was given, which is removed first. */
      readonly roleAssignmentId?: string;
    }
  | ({ readonly kind: "assign" } & RemovedAssignment)
  /** A replaced role: the old one is assigned again before the new one is removed. */
  | {
      readonly kind: "replaceBack";
      readonly old: RemovedAssignment;
      /** Absent where the new one was assigned before. */
      readonly newAssignmentId?: string;
    };

/** All that is needed to assign a role again as it was. */
export interface RemovedAssignment {
  readonly scope: string;
  readonly name: string;
  readonly assignment: Readonly<Record<string, string>>;
}

export interface Journal {
  entries(): readonly JournalEntry[];
  add(entry: JournalEntry): Promise<void>;
  replace(entry: JournalEntry): Promise<void>;
}

/** `ExtensionContext.globalState`, as far as it is needed. */
export interface JournalMemory {
  get<T>(key: string): T | undefined;
  update(key: string, value: unknown): Thenable<void>;
}

const key = "remediation.journal";
const kept = 200;

/** The newest 200 entries, the newest first. Writes wait for each other, so that none is lost. */
export function createJournal(memory: JournalMemory): Journal {
  const inTurn = createTurns();
  const entries = () => memory.get<readonly JournalEntry[]>(key) ?? [];
  const write = (change: (now: readonly JournalEntry[]) => readonly JournalEntry[]) =>
    inTurn(() => memory.update(key, change(entries())));
  return {
    entries,
    add: (entry) => write((now) => [entry, ...now].slice(0, kept)),
    replace: (entry) => write((now) => now.map((other) => (other.id === entry.id ? entry : other))),
  };
}

/** What every entry about an account says of it. */
export function aboutAccount({
  id,
  subscription,
}: Account): Pick<JournalEntry, "target" | "subscription" | "by"> {
  return { target: id, ...aboutSubscription(subscription) };
}

export function aboutSubscription({
  key: seenAs,
  id,
  name,
  loginLabel,
}: Subscription): Pick<JournalEntry, "subscription" | "by"> {
  return { subscription: { key: seenAs, id, name }, by: loginLabel };
}
