import { expect, test } from "vitest";
import { accessCommands } from "#src/commands/access-commands";
import { sampleCustomRoles } from "#src/explorer/sample-tenant/roles";
import { commandParts } from "#support/command-parts";
import { memoryRoleDocument } from "#support/memory-role-document";
import { remediationDesk } from "#support/remediation-desk";
import { testExplorer } from "#support/sample-explorer";

test("a role that was written grants in the tree what it grants now", async () => {
  const { explorer } = testExplorer();
  await explorer.model.refreshAll();
  const { id, name, roleName, description, assignableScopes } = sampleCustomRoles.labOperator;
  const { roles } = explorer.model.books;
  const { subscriptions } = explorer.model.snapshot;
  const grants = () => subscriptions.map((subscription) => roles.known(id, subscription)?.readsKeys);
  await roles.learnCustom(subscriptions);
  expect(grants()).toContain("yes");

  const document = memoryRoleDocument(
    JSON.stringify({
      Name: roleName,
      Id: name,
      IsCustom: true,
      Description: description,
      Actions: ["Microsoft.CognitiveServices/accounts/read"],
      AssignableScopes: assignableScopes,
    }),
  );
  const { parts } = commandParts({ explorer });
  const desk = remediationDesk(explorer.api);
  const logger = { info: () => {}, warn: () => {}, error: () => {}, show: () => {} };
  const boundary = { window: { showErrorMessage: () => Promise.resolve(undefined) }, logger };
  const commands = accessCommands(
    { ...parts, boundary: boundary as never, roleDocuments: { open: () => Promise.resolve(document) } },
    () => desk.parts,
  );
  const command = commands.find((one) => one.id === "aoaiSecurity.createOrUpdateRole");
  expect(await command?.run()).toBe("done");
  await roles.learnCustom(subscriptions);
  expect(new Set(grants())).toEqual(new Set(["no"]));
});
