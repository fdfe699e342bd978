import { failure, ok, type SimAnswer } from "../message";
import type { RouteContext } from "../router";
import type { SimulatorState } from "../state";
import type { Fields, PatchMode, SimAccount, SimPolicy } from "../world";

/** What a PATCH does to an account, at once or later. */

let operations = 0;

export function patchAccount(account: SimAccount, { request, state }: RouteContext): SimAnswer {
  if (account.pending !== undefined) {
    return failure(
      409,
      "RequestConflict",
      `Cannot modify resource with id '${account.id}' because the resource entity provisioning state is not terminal. Please wait for the provisioning state to become terminal and then retry the request.`,
    );
  }
  const change = (request.body["properties"] ?? {}) as Fields;
  const wanted = { ...account.properties, ...change };
  const denied = state.world.policies.find(({ effect, violates }) => effect === "deny" && violates(wanted));
  if (denied !== undefined) return deniedBy(denied, account);

  if (request.body["tags"] !== undefined) account.tags = request.body["tags"] as Record<string, string>;
  const mode = account.patchMode ?? state.patchMode;
  if (mode === "sync200") {
    apply(account, change, state);
    return ok(accountJson(account));
  }
  operations += 1;
  const operationId = `op-${operations}`;
  account.pending = { operationId, change, mode, reads: state.readsUntilDone };
  const accepted = { ...accountJson(account), properties: { ...wanted, provisioningState: "Accepted" } };
  return acceptance(mode, accepted, linkTo(account, operationId, request.origin));
}

function acceptance(
  mode: PatchMode,
  body: unknown,
  links: { readonly status: string; readonly result: string },
): SimAnswer {
  if (mode === "async202LocationOnly")
    return { status: 202, body, headers: { location: links.result, "retry-after": "0" } };
  if (mode === "async202AzureAsync" || mode === "failed") {
    const headers = { "azure-asyncoperation": links.status, location: links.result, "retry-after": "0" };
    return { status: 202, body, headers };
  }
  return ok(body);
}

function linkTo({ id, location }: SimAccount, operationId: string, origin: string) {
  const subscription = /^\/subscriptions\/[^/]+/i.exec(id)?.[0] ?? "";
  const base = `${origin}${subscription}/providers/Microsoft.CognitiveServices/locations/${location}`;
  const version = "?api-version=2025-09-01";
  return {
    status: `${base}/operationStatuses/${operationId}${version}`,
    result: `${base}/operationResults/${operationId}${version}`,
  };
}

function deniedBy({ displayName, assignmentId }: SimPolicy, { name }: SimAccount): SimAnswer {
  return failure(
    403,
    "RequestDisallowedByPolicy",
    `Resource '${name}' was disallowed by policy. Policy identifiers: '[{"policyAssignment":{"name":"${displayName}"}}]'.`,
    {
      target: name,
      additionalInfo: [
        {
          type: "PolicyViolation",
          info: {
            policyDefinitionDisplayName: displayName,
            policyAssignmentId: assignmentId,
            policyAssignmentDisplayName: displayName,
          },
        },
      ],
    },
  );
}

function apply(account: SimAccount, change: Fields, { regeneratesKeys, world }: SimulatorState): void {
  const turnedOn = account.properties["disableLocalAuth"] === true && change["disableLocalAuth"] === false;
  account.properties = { ...account.properties, ...change, provisioningState: "Succeeded" };
  if (turnedOn && regeneratesKeys) {
    account.keys = { key1: `${account.keys.key1}-new`, key2: `${account.keys.key2}-new` };
  }
  for (const { effect, violates, change: modification } of world.policies) {
    if (effect === "modify" && modification !== undefined && violates(account.properties)) {
      account.properties = { ...account.properties, ...modification };
    }
  }
}

/** One look at an account: time passes by looks, so that tests need no clock. */
export function look(account: SimAccount, state: SimulatorState): void {
  const { pending, later } = account;
  if (later !== undefined && pending === undefined) {
    later.reads -= 1;
    if (later.reads < 0) {
      account.properties = { ...account.properties, ...later.change };
      delete account.later;
    }
  }
  if (pending === undefined || pending.mode === "stuckAccepted") return;
  pending.reads -= 1;
  if (pending.reads >= 0) return;
  delete account.pending;
  if (pending.mode === "failed") account.properties = { ...account.properties, provisioningState: "Failed" };
  else apply(account, pending.change, state);
}

export function accountJson(account: SimAccount): Fields {
  const { id, name, kind, location, sku, tags, identity, properties, pending } = account;
  return {
    id,
    name,
    type: "Microsoft.CognitiveServices/accounts",
    etag: '"0a00b1c2-0000-0100-0000-0123456789ab"',
    kind,
    location,
    sku,
    tags,
    ...(identity === undefined ? {} : { identity }),
    systemData: {
      createdBy: "ada@contoso.example",
      createdByType: "User",
      createdAt: "2025-03-04T05:06:07.8901234Z",
    },
    properties: pending === undefined ? properties : { ...properties, provisioningState: "Accepted" },
  };
}
