import { expect, test } from "vitest";
import { remediationCommands } from "#src/commands/remediation-commands";
import type { JournalEntry } from "#src/commands/remediation/journal";
import { commandParts } from "#support/command-parts";
import { failure, fakeAzure, offline, stream } from "#support/fake-azure";
import { testExplorer } from "#support/sample-explorer";

const entry: JournalEntry = {
  id: "1",
  time: "2025-01-02T03:04:05.000Z",
  what: "Disable API Keys",
  target: "/subscriptions/s",
  subscription: { key: "ada/t1/s", id: "s", name: "S" },
  by: "ada@contoso.example",
  before: null,
  after: null,
  result: "done",
  detail: "",
  undo: { kind: "allowKeys", accountId: "/subscriptions/s/x" },
};

test("undoing says why no subscription could be read, and blames no sign-in for it", async () => {
  const { explorer } = testExplorer(fakeAzure({ listSubscriptions: () => stream(failure(offline)) }));
  const { parts } = commandParts({ explorer });
  const commands = remediationCommands({
    ...parts,
    boundary: { logger: { info: () => {}, warn: () => {} } } as never,
    roleDocuments: { open: () => Promise.reject(new Error("No document")) },
    memory: { get: <T>() => [entry] as T, update: () => Promise.resolve() },
    endpoint: () => "https://management.azure.com",
  });
  const undo = commands.find(({ id }) => id === "aoaiSecurity.undoLastRemediation");
  await expect(undo?.run()).rejects.toThrow(offline.message);
});
