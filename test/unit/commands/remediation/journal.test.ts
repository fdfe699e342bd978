import { expect, test } from "vitest";
import { createJournal, type JournalEntry } from "#src/commands/remediation/journal";

const entry = (id: string): JournalEntry => ({
  id,
  time: "2025-01-02T03:04:05.000Z",
  what: "Disable API Keys",
  target: "/subscriptions/s",
  subscription: { key: "ada/t/s", id: "s", name: "S" },
  by: "ada@contoso.example",
  before: null,
  after: null,
  result: "done",
  detail: "",
  undo: { kind: "none", because: "" },
});

test("one write that fails does not keep the next ones out", async () => {
  let kept: unknown;
  let writes = 0;
  const journal = createJournal({
    get: <T>() => kept as T | undefined,
    update: (_key, value) => {
      writes += 1;
      if (writes === 1) return Promise.reject(new Error("The disk is full."));
      kept = value;
      return Promise.resolve();
    },
  });
  await expect(journal.add(entry("first"))).rejects.toThrow("disk");
  await journal.add(entry("second"));
  expect(journal.entries().map(({ id }) => id)).toEqual(["second"]);
});
