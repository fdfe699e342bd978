import { beforeEach, describe, expect, it } from "vitest";
import type { AzureApi } from "#src/azure/azure-api";
import type { Account, Subscription } from "#src/azure/azure-data";
import { postureOf } from "#src/explorer/posture";
import { review } from "#src/explorer/review";
import { createSampleApi } from "#src/explorer/sample-tenant/index";
import { collect } from "#support/collect";

let time = 0;
let api: AzureApi;
let subscriptions: readonly Subscription[];
let accounts: readonly Account[];

beforeEach(async () => {
  time = Date.UTC(2026, 0, 1);
  api = createSampleApi({ now: () => time, delay: 1000 });
  subscriptions = await collect(api.listSubscriptions());
  accounts = await collect(api.accounts.list(subscriptions));
});

function account(name: string): Account {
  const found = accounts.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`There is no account ${name}.`);
  return found;
}

const problemOf = async (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => (error as { problem?: unknown }).problem,
  );

describe("what is in the sample", () => {
  it("is three subscriptions, twelve accounts of several kinds and sixty assignments", async () => {
    expect(subscriptions).toHaveLength(3);
    expect(accounts).toHaveLength(12);
    expect(new Set(accounts.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(5);
    expect(await collect(api.roles.listAssignments(subscriptions))).toHaveLength(60);
  });

  it("has every combination of keys and network", () => {
    const postures = accounts.map(({ json }) => JSON.stringify(postureOf(json)));
    expect(new Set(postures).size).toBe(4);
  });

  it("has accounts with findings and accounts without", () => {
    const numbers = accounts.map(({ json }) => review(json, {}).findings.length);
    expect(numbers.some((number) => number === 0)).toBe(true);
    expect(numbers.some((number) => number > 0)).toBe(true);
  });

  it("has deleted principals, a deleted role, conditions, groups, custom roles and all heights of scope", async () => {
    const all = await collect(api.roles.listAssignments(subscriptions));
    const [subscription] = subscriptions;
    if (subscription === undefined) throw new Error("no subscription");
    const { missing } = await api.directory.names(
      subscription,
      all.map(({ principalId }) => principalId),
    );
    const roles = await Promise.all(
      all.map(({ roleDefinitionId }) => api.roles.getDefinition(subscription, roleDefinitionId)),
    );
    expect(missing.size).toBe(2);
    expect(roles).toContain(undefined);
    expect(roles.some((role) => role?.type === "CustomRole")).toBe(true);
    expect(all.some(({ condition }) => condition !== undefined)).toBe(true);
    expect(all.some(({ principalType }) => principalType === "Group")).toBe(true);
    const heights = [
      "^/$",
      "/managementGroups/",
      "^/subscriptions/[^/]+$",
      "/resourceGroups/[^/]+$",
      "/accounts/[^/]+$",
      "/projects/",
    ];
    for (const height of heights) {
      expect(
        all.some(({ scope }) => new RegExp(height).test(scope)),
        height,
      ).toBe(true);
    }
  });

  it("names no account twice and keeps every assignment's id in line with its scope", async () => {
    expect(new Set(accounts.map(({ id }) => id)).size).toBe(12);
    for (const { id, name, scope } of await collect(api.roles.listAssignments(subscriptions))) {
      expect(id).toBe(
        `${scope === "/" ? "" : scope}/providers/Microsoft.Authorization/roleAssignments/${name}`,
      );
    }
  });

  it("has eligible assignments of people and groups at all heights, with and without an end", async () => {
    const all = (
      await Promise.all(subscriptions.map((one) => api.roles.listEligibleAssignments(one)))
    ).flat();
    const distinct = [...new Map(all.map((one) => [one.id, one])).values()];
    expect(distinct).toHaveLength(12);
    // Applications cannot activate anything, so Azure lets nobody make them eligible.
    expect(new Set(distinct.map(({ principalType }) => principalType))).toEqual(new Set(["User", "Group"]));
    for (const height of [
      "/managementGroups/",
      "^/subscriptions/[^/]+$",
      "/resourceGroups/[^/]+$",
      "/accounts/",
    ]) {
      expect(
        distinct.some(({ scope }) => new RegExp(height).test(scope)),
        height,
      ).toBe(true);
    }
    const ends = distinct.map(({ until }) => until);
    expect(ends).toContain(undefined);
    expect(ends.every((until) => until === undefined || Date.parse(until) > time)).toBe(true);
  });

  it("has a management group's eligible assignment in the list of every subscription below it, and in no other", async () => {
    const inherited = await Promise.all(
      subscriptions.map(async (one) =>
        (await api.roles.listEligibleAssignments(one))
          .filter(({ scope }) => scope.includes("/managementGroups/"))
          .map(({ scope }) => scope.split("/").at(-1)),
      ),
    );
    expect(inherited).toEqual([
      ["mg-contoso", "mg-workloads"],
      ["mg-contoso", "mg-workloads"],
      ["mg-contoso"],
    ]);
  });

  it("has assignments that somebody who is eligible activated, and that end by themselves", async () => {
    const active = await collect(api.roles.listAssignments(subscriptions));
    const activations = (
      await Promise.all(subscriptions.map((one) => api.roles.listActivations(one)))
    ).flat();
    const eligible = (
      await Promise.all(subscriptions.map((one) => api.roles.listEligibleAssignments(one)))
    ).flat();
    expect(activations).toHaveLength(2);
    for (const { assignmentName, scope, roleDefinitionId, principalId, until = "" } of activations) {
      const grant = { scope, roleDefinitionId, principalId };
      const assignment = active.find(({ name }) => name === assignmentName);
      expect(assignment).toMatchObject(grant);
      expect(eligible).toContainEqual(expect.objectContaining(grant));
      expect(Date.parse(assignment?.createdOn ?? "")).toBeLessThan(time);
      expect(Date.parse(until)).toBeGreaterThan(time);
    }
  });

  it("has no page in any portal", () => {
    for (const { subscription, id } of accounts) expect(api.portalUrl(subscription, id)).toBeUndefined();
  });
});

describe("changing an account of the sample", () => {
  it("takes a while, and shows the old value until it is done", async () => {
    const { subscription, id } = account("contoso-chat-prod");
    const receipt = await api.accounts.patch(subscription, id, { properties: { disableLocalAuth: true } });
    if (receipt.operation === undefined) throw new Error("no operation to follow");
    const before = await api.accounts.get(subscription, id);
    expect(before.json.properties).toMatchObject({ disableLocalAuth: false, provisioningState: "Accepted" });
    expect(await api.accounts.operationStatus(subscription, receipt.operation)).toMatchObject({
      state: "running",
    });

    time += 1000;
    expect(await api.accounts.operationStatus(subscription, receipt.operation)).toEqual({
      state: "succeeded",
    });
    const after = await api.accounts.get(subscription, id);
    expect(after.json.properties).toMatchObject({ disableLocalAuth: true, provisioningState: "Succeeded" });
  });

  it("touches nothing else", async () => {
    const { subscription, id, json } = account("contoso-chat-prod");
    await api.accounts.patch(subscription, id, { properties: { disableLocalAuth: true } });
    time += 1000;
    const after = await api.accounts.get(subscription, id);
    expect(after.json).toEqual({ ...json, properties: { ...json.properties, disableLocalAuth: true } });
    const others = (await collect(api.accounts.list(subscriptions))).filter((other) => other.id !== id);
    expect(others).toEqual(accounts.filter((other) => other.id !== id));
  });

  it("is refused while another change goes on", async () => {
    const { subscription, id } = account("lab-speech");
    await api.accounts.patch(subscription, id, { properties: { disableLocalAuth: true } });
    const second = api.accounts.patch(subscription, id, { properties: { publicNetworkAccess: "Disabled" } });
    expect(await problemOf(second)).toMatchObject({ kind: "conflict", code: "RequestConflict" });
  });

  it("is refused where a deny assignment forbids it", async () => {
    const { subscription, id } = account("contoso-helpdesk");
    const change = api.accounts.patch(subscription, id, { properties: { disableLocalAuth: true } });
    expect(await problemOf(change)).toMatchObject({
      kind: "forbidden",
      operation: "Microsoft.CognitiveServices/accounts/write",
    });
    expect(await api.roles.listDenyAssignments(subscription, id)).toHaveLength(1);
  });

  it("ends with the tenant: a new one knows nothing of it", async () => {
    const { subscription, id } = account("lab-speech");
    await api.accounts.patch(subscription, id, { properties: { disableLocalAuth: true } });
    const fresh = await createSampleApi().accounts.get(subscription, id);
    expect(fresh.json.properties?.disableLocalAuth).toBeUndefined();
  });

  it("fails for an account that does not exist", async () => {
    const { subscription, id } = account("lab-speech");
    expect(await problemOf(api.accounts.get(subscription, `${id}-x`))).toMatchObject({ kind: "not-found" });
  });
});

describe("changing roles in the sample", () => {
  const openAiUser =
    "/providers/Microsoft.Authorization/roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";
  const somebody = "0000000b-5a3b-4c1d-8e2f-00000000000f";
  const name = "11111111-2222-4333-8444-555555555555";

  it("creates an assignment, answers an equal one of the same name, refuses one of another name", async () => {
    const { subscription, id } = account("shared-gateway");
    const wanted = { roleDefinitionId: openAiUser, principalId: somebody };
    const made = await api.roles.putAssignment(subscription, id, name, wanted);
    expect(await api.roles.getAssignment(subscription, made.id)).toEqual(made);
    expect(await api.roles.listAssignmentsAt(subscription, id)).toContainEqual(made);
    expect(await api.roles.putAssignment(subscription, id, name, wanted)).toEqual(made);
    const other = api.roles.putAssignment(subscription, id, name.replace("1", "9"), wanted);
    expect(await problemOf(other)).toMatchObject({ kind: "conflict", code: "RoleAssignmentExists" });
  });

  it("deletes an assignment once", async () => {
    const { subscription, id } = account("shared-gateway");
    const [first] = await api.roles.listAssignmentsAt(subscription, id);
    if (first === undefined) throw new Error("nothing to delete");
    expect(await api.roles.deleteAssignment(subscription, first.id)).toBe("deleted");
    expect(await api.roles.deleteAssignment(subscription, first.id)).toBe("absent");
  });

  it("lists at an account what stands there and above, and nothing of its neighbours", async () => {
    const { subscription, id } = account("contoso-search-prod");
    const scopes = (await api.roles.listAssignmentsAt(subscription, id)).map(({ scope }) => scope);
    expect(scopes).toContain("/");
    expect(scopes).toContain(id);
    expect(scopes.filter((scope) => scope.includes("contoso-chat-prod"))).toEqual([]);
  });

  it("creates a custom role and refuses a second one of that name", async () => {
    const { subscription } = account("lab-speech");
    const scope = `/subscriptions/${subscription.id}`;
    const role = {
      roleName: "Reader of nothing",
      description: "",
      assignableScopes: [scope],
      permissions: [],
    };
    const made = await api.roles.putDefinition(subscription, scope, name, role);
    expect(await api.roles.getDefinition(subscription, made.id)).toEqual(made);
    const twice = api.roles.putDefinition(subscription, scope, name.replace("1", "9"), role);
    expect(await problemOf(twice)).toMatchObject({ code: "RoleDefinitionWithSameNameExists" });
  });

  it("lets you do everything", async () => {
    for (const { subscription, id } of accounts) {
      const permissions = await api.roles.callerPermissions(subscription, id);
      expect(permissions.some(({ actions }) => actions.includes("*"))).toBe(true);
    }
  });
});

describe("logs, policies and the directory of the sample", () => {
  it("keeps a diagnostic setting that was put", async () => {
    const { subscription, id } = account("contoso-chat-prod");
    const [workspace] = await collect(api.monitor.listWorkspaces([subscription]));
    if (workspace === undefined) throw new Error("no workspace");
    const setting = { workspaceId: workspace.id, logs: [{ category: "Audit", enabled: true }], metrics: [] };
    const made = await api.monitor.putDiagnosticSetting(subscription, id, "logs", setting);
    expect(await api.monitor.listDiagnosticSettings(subscription, id)).toEqual([made]);
  });

  it("tells who listed keys only where keys are on", async () => {
    const range = { from: new Date(0), to: new Date(time) };
    const on = account("contoso-chat-prod");
    const off = account("contoso-search-prod");
    expect(await api.monitor.listActivity(on.subscription, on.id, range)).toHaveLength(1);
    expect(await api.monitor.listActivity(off.subscription, off.id, range)).toEqual([]);
  });

  it("judges accounts by a policy", async () => {
    const on = account("contoso-chat-prod");
    expect(await api.policy.listStates(on.subscription, on.id)).toMatchObject([
      { compliance: "NonCompliant" },
    ]);
  });

  it("finds principals by the beginning of their name and by client id", async () => {
    const { subscription } = account("lab-speech");
    const [app] = await api.directory.search(subscription, "chat-f");
    expect(app?.name).toBe("chat-frontend");
    expect(await api.directory.byApplicationId(subscription, app?.detail ?? "")).toEqual(app);
    expect(await api.directory.currentObjectId(subscription)).toMatch(/^[0-9a-f-]{36}$/);
  });
});
