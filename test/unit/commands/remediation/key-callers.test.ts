import { expect, test } from "vitest";
import { AzureError } from "#src/azure/azure-error";
import { keyCallersOf } from "#src/commands/remediation/key-callers";
import { anAccount, fakeAzure } from "#support/fake-azure";

const logging = {
  id: "/settings/all",
  name: "all",
  workspaceId: "/workspaces/law",
  logs: [{ category: "RequestResponse", enabled: true }],
  metrics: [],
};

test("a log that does not answer in time is not waited for", async () => {
  const api = fakeAzure({
    monitor: {
      listDiagnosticSettings: () => Promise.resolve([logging]),
      queryLogs: (_directory, _workspace, _query, _range, { signal } = {}) =>
        new Promise((_resolve, reject) => {
          const giveUp = () => reject(new AzureError({ kind: "cancelled", message: "Cancelled." }));
          signal?.addEventListener("abort", giveUp);
        }),
    },
  });
  expect(await keyCallersOf(api, anAccount("chat"), 0, 5)).toEqual({
    kind: "unknown",
    because: "its request log did not answer in 0.005 seconds.",
  });
});

test("rows are read as Log Analytics spells them, whatever else is in them", async () => {
  const api = fakeAzure({
    monitor: {
      listDiagnosticSettings: () => Promise.resolve([logging]),
      queryLogs: () =>
        Promise.resolve([
          { withKey: 1, address: "203.0.113.***", calls: "7" },
          { withKey: true, address: "", calls: 2 },
          { withKey: true, address: null, calls: null },
          { withKey: false, address: "192.0.2.***", calls: 100 },
          {},
        ]),
    },
  });
  expect(await keyCallersOf(api, anAccount("chat"), 0)).toEqual({
    kind: "read",
    workspace: "law",
    calls: 9,
    addresses: ["203.0.113.***"],
  });
});
