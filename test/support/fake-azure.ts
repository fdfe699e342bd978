import type { AzureApi } from "#src/azure/azure-api";
import type { Account, Batch, RoleAssignment, Subscription } from "#src/azure/azure-data";
import { AzureError, type AzureProblem } from "#src/azure/azure-error";
import { createSampleApi } from "#src/explorer/sample-tenant/index";

/** Parts of the api that answer otherwise. */
export type Overrides = {
  readonly [Part in keyof AzureApi]?: AzureApi[Part] extends (...given: never[]) => unknown
    ? AzureApi[Part]
    : Partial<AzureApi[Part]>;
};

/** The sample tenant, with some answers replaced. */
export function fakeAzure(overrides: Overrides = {}): AzureApi {
  const sample = createSampleApi({ delay: 0 });
  const known = new Map<string, object>(Object.entries(sample));
  const parts = Object.entries(overrides).map(
    ([name, part]) => [name, typeof part === "function" ? part : { ...known.get(name), ...part }] as const,
  );
  return { ...sample, ...Object.fromEntries(parts) };
}

/** A stream of batches; a function in between runs before the next one is given out. */
export async function* stream<T>(
  ...steps: readonly (Batch<T> | (() => unknown))[]
): AsyncGenerator<Batch<T>> {
  for (const step of steps) {
    if (typeof step === "function") await step();
    else yield step;
  }
}

export const items = <T>(...list: readonly T[]): Batch<T> => ({ kind: "items", items: list });

export const failure = <T>(problem: AzureProblem, ...subscriptions: readonly Subscription[]): Batch<T> => ({
  kind: "failure",
  subscriptions,
  problem,
});

export function rejecting(problem: AzureProblem): () => Promise<never> {
  return () => Promise.reject(new AzureError(problem));
}

export const offline: AzureProblem = { kind: "network", message: "Azure could not be reached (ENOTFOUND)." };
export const signedOut: AzureProblem = { kind: "signed-out", message: "You are not signed in to Azure." };
export const forbidden: AzureProblem = {
  kind: "forbidden",
  message: 'You may not perform "Microsoft.Authorization/roleAssignments/read" on "/subscriptions/s".',
  operation: "Microsoft.Authorization/roleAssignments/read",
  scope: "/subscriptions/s",
  correlationId: "c-1",
};

export function aSubscription(name: string, more: Partial<Subscription> = {}): Subscription {
  const login = more.login ?? "ada";
  const tenantId = more.tenantId ?? "t1";
  return {
    id: name,
    name: `Subscription ${name}`,
    key: `${login}/${tenantId}/${name}`,
    login,
    tenantId,
    tenantName: `Tenant ${tenantId}`,
    loginLabel: `${login}@contoso.example`,
    state: "Enabled",
    ...more,
  };
}

/** An account with keys on and open to the public, as Azure makes them. */
export function anAccount(
  name: string,
  subscription: Subscription = aSubscription("s"),
  more: Partial<Pick<Account, "kind" | "location" | "resourceGroup">> &
    Pick<Partial<Account["json"]>, "properties" | "tags"> = {},
): Account {
  const { kind = "OpenAI", location = "westeurope", resourceGroup = "rg", properties = {}, tags = {} } = more;
  const id = `/subscriptions/${subscription.id}/resourceGroups/${resourceGroup}/providers/Microsoft.CognitiveServices/accounts/${name}`;
  const json = { id, name, type: "Microsoft.CognitiveServices/accounts", kind, location, tags, properties };
  return { id, name, kind, location, resourceGroup, subscription, json, detail: "full" };
}

let numbered = 0;

export function anAssignment(scope: string, more: Partial<RoleAssignment> = {}): RoleAssignment {
  numbered += 1;
  const name = `assignment-${numbered}`;
  return {
    id: `${scope === "/" ? "" : scope}/providers/Microsoft.Authorization/roleAssignments/${name}`,
    name,
    scope,
    roleDefinitionId:
      "/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7",
    principalId: "00000000-0000-4000-8000-000000000001",
    principalType: "User",
    ...more,
  };
}
