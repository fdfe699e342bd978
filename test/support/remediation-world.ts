import { expect } from "vitest";
import type { Account } from "#src/azure/azure-data";
import type { AccountOutcome } from "#src/commands/remediation/account-remediation";
import { remediationDesk, type Desk, type DeskOptions } from "./remediation-desk";
import { seen, simulatedArm, simulatedSession } from "./simulator/arm";
import { addAssignment } from "./simulator/build";
import { createSimulator, type Simulator } from "./simulator/simulator";
import { smallWorld } from "./simulator/small-world";
import type { SimAccount, World } from "./simulator/world";

/** The small world with an owner who tries remediations in it. */
export function remediationWorld({ retries, ...options }: DeskOptions & { readonly retries?: number } = {}) {
  const built = smallWorld();
  addAssignment(built.world, "/", built.roles.owner, built.admin);
  const simulator = createSimulator(built.world);
  const session = simulatedSession(built.admin);
  const api = simulatedArm(simulator, built.admin, session, retries);
  const desk = remediationDesk(api, options);
  return {
    ...built,
    simulator,
    session,
    api,
    desk,
    before: snapshot(built.world),
    accountOf: (account: SimAccount) => toAccount(account, seen(subscriptionOf(built.world, account))),
  };
}

export type RemediationWorld = ReturnType<typeof remediationWorld>;

function subscriptionOf({ subscriptions }: World, { id }: SimAccount) {
  const found = subscriptions.find((subscription) => id.includes(subscription.id));
  if (found === undefined) throw new Error(`No subscription for ${id}`);
  return found;
}

/** An account as a node of the tree knows it. */
export function toAccount(account: SimAccount, subscription: Account["subscription"]): Account {
  const { id, name, kind, location, properties, tags, sku } = account;
  const type = "Microsoft.CognitiveServices/accounts";
  return {
    id,
    name,
    kind,
    location,
    resourceGroup: id.split("/")[4] ?? "",
    subscription,
    json: structuredClone({ id, name, type, kind, location, sku, tags, properties }),
    detail: "full",
  };
}

/** Everything a remediation could change, by path. */
export function snapshot(world: World): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { name, properties, tags, keys } of world.accounts) {
    for (const [property, value] of Object.entries({ ...properties, tags, keys })) {
      values.set(`account ${name} ${property}`, JSON.stringify(value));
    }
  }
  for (const { id, ...assignment } of world.assignments)
    values.set(`assignment ${id}`, JSON.stringify(assignment));
  for (const { name, ...role } of world.definitions) values.set(`role ${name}`, JSON.stringify(role));
  for (const { id, properties } of world.diagnosticSettings)
    values.set(`logs ${id}`, JSON.stringify(properties));
  for (const { id, body } of world.policyAssignments) values.set(`policy ${id}`, JSON.stringify(body));
  return values;
}

/** The paths at which the world differs from before, with the values there now. */
export function changes(before: ReadonlyMap<string, string>, world: World): Readonly<Record<string, string>> {
  const now = snapshot(world);
  const paths = [...new Set([...before.keys(), ...now.keys()])];
  return Object.fromEntries(
    paths
      .filter((path) => before.get(path) !== now.get(path))
      .map((path) => [path, now.get(path) ?? "absent"]),
  );
}

/** No request reads or makes keys, whatever happens. */
export function expectNoKeys({ requests }: Simulator): void {
  const touching = requests.filter(({ path }) => /listKeys|regenerateKey/i.test(path));
  expect(touching).toEqual([]);
}

/** The one sentence the user was told at the end. */
export function lastTold({ told }: Desk): string {
  return told.at(-1)?.text ?? "";
}

export type OutcomeKind = AccountOutcome["result"]["kind"];
