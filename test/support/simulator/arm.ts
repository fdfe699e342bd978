import { createArmApi } from "#src/azure/arm-api";
import type { AzureApi } from "#src/azure/azure-api";
import type { Subscription } from "#src/azure/azure-data";
import { publicCloud } from "#src/azure/cloud";
import type { Session } from "#src/azure/login";
import { simulatedNetwork } from "./http-client";
import type { Simulator } from "./simulator";
import { makeToken } from "./tokens";
import type { SimPrincipal, SimSubscription } from "./world";

/** A session in which one principal is signed in to all tenants. Counts the tokens it hands out. */
export function simulatedSession(
  who: SimPrincipal,
  lifetimeSeconds = 3600,
): Session & { tokensMade: string[] } {
  const tokensMade: string[] = [];
  return {
    tokensMade,
    cloud: () => publicCloud,
    generation: () => 0,
    logins: () => Promise.resolve([{ id: "sim", label: who.userPrincipalName ?? who.id, tenants: "all" }]),
    credential: (_login, tenant) => ({
      getToken(scopes) {
        const exp = Math.floor(Date.now() / 1000) + lifetimeSeconds;
        const claims = { oid: who.id, tid: tenant ?? who.tenantId, aud: String([scopes].flat()[0]), exp };
        const upn = who.userPrincipalName === undefined ? {} : { upn: who.userPrincipalName };
        const token = makeToken({ ...claims, ...upn });
        tokensMade.push(token);
        return Promise.resolve({ token, expiresOnTimestamp: exp * 1000 });
      },
    }),
  };
}

/**
 * The real implementation talking to the simulator in process, with retries that do not wait; with 0 of them
 * every fault is felt.
 */
export function simulatedArm(
  simulator: Simulator,
  who: SimPrincipal,
  session: Session = simulatedSession(who),
  maxRetries = 3,
): AzureApi {
  return createArmApi({
    session,
    httpClient: simulatedNetwork(simulator),
    retryOptions: { maxRetries, retryDelayInMs: 1, maxRetryDelayInMs: 2 },
  });
}

/** The subscription as the session above sees it. */
export function seen({ id, name, tenantId, state }: SimSubscription): Subscription {
  const loginLabel = "sim";
  return {
    key: `sim/${tenantId}/${id}`,
    id,
    name,
    tenantId,
    login: "sim",
    loginLabel,
    state: state ?? "Enabled",
  };
}

/** Everything that a stream yields: items together, failures together. */
export async function gather<T>(
  stream: AsyncIterable<
    | { kind: "items"; items: readonly T[] }
    | { kind: "failure"; problem: { kind: string }; subscriptions: readonly Subscription[]; of?: string }
  >,
) {
  const items: T[] = [];
  const failures: { kind: string; subscriptions: readonly string[]; of?: string }[] = [];
  for await (const batch of stream) {
    if (batch.kind === "items") {
      items.push(...batch.items);
      continue;
    }
    const { problem, subscriptions, of } = batch;
    const names = subscriptions.map(({ name }) => name);
    failures.push({ kind: problem.kind, subscriptions: names, ...(of === undefined ? {} : { of }) });
  }
  return { items, failures };
}
