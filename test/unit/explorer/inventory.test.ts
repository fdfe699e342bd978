import { describe, expect, it } from "vitest";
import type { AzureApi } from "#src/azure/azure-api";
import { AzureError } from "#src/azure/azure-error";
import { accountKey, Inventory, problemOf } from "#src/explorer/inventory";
import {
  aSubscription,
  anAccount,
  failure,
  fakeAzure,
  forbidden,
  items,
  offline,
  rejecting,
  signedOut,
  stream,
  type Overrides,
} from "#support/fake-azure";

const [one, two] = [aSubscription("one"), aSubscription("two")];
const [chat, lab] = [anAccount("chat", one), anAccount("lab", two)];

function inventoryOf(api: AzureApi, choose = (all: readonly (typeof one)[]) => all) {
  const seen: string[] = [];
  const inventory: Inventory = new Inventory({
    api,
    choose,
    changed: () => {
      const { phase, accounts, failures } = inventory.snapshot;
      seen.push(
        [
          phase,
          ...[...accounts.values()].map(({ name }) => name),
          ...failures.map(({ problem }) => problem.kind),
        ].join(" "),
      );
    },
  });
  return { inventory, seen };
}

const working: Overrides = {
  listSubscriptions: () => stream(items(two), items(one)),
  accounts: { list: () => stream(items(lab), items(chat)) },
};

const names = ({ snapshot }: Inventory) => [...snapshot.accounts.values()].map(({ name }) => name);

describe("reading", () => {
  it("shows each page as it comes", async () => {
    const { inventory, seen } = inventoryOf(fakeAzure(working));
    await inventory.read();
    expect(seen).toEqual(["reading", "reading lab", "reading lab chat", "read lab chat"]);
    expect(inventory.snapshot.subscriptions.map(({ id }) => id)).toEqual(["one", "two"]);
  });

  it("asks only for the chosen subscriptions, and for none where none is chosen", async () => {
    const asked: string[][] = [];
    const list: AzureApi["accounts"]["list"] = (subscriptions) => {
      asked.push(subscriptions.map(({ id }) => id));
      return stream(items(chat));
    };
    const api = fakeAzure({ ...working, accounts: { list } });
    await inventoryOf(api, (all) => all.filter(({ id }) => id === "one")).inventory.read();
    await inventoryOf(api, () => []).inventory.read();
    expect(asked).toEqual([["one"]]);
  });

  it("keeps what came and names what did not", async () => {
    const api = fakeAzure({
      ...working,
      accounts: { list: () => stream(failure(forbidden, two), items(chat)) },
    });
    const { inventory } = inventoryOf(api);
    await inventory.read();
    expect(names(inventory)).toEqual(["chat"]);
    expect(inventory.snapshot.failures).toEqual([
      { what: "accounts", subscriptions: [two], problem: forbidden },
    ]);
  });

  it("tells of a rejected read as of any other failure", async () => {
    const listSubscriptions = () => stream<typeof one>(rejecting(signedOut));
    const { inventory } = inventoryOf(fakeAzure({ listSubscriptions }));
    await inventory.read();
    expect(inventory.snapshot).toMatchObject({
      phase: "read",
      failures: [{ what: "subscriptions", problem: signedOut }],
    });
  });

  it("keeps the old accounts on screen until the new ones are complete", async () => {
    let run = 0;
    const list = () => stream(items(...((run += 1) === 1 ? [chat, lab] : [lab])), items());
    const { inventory, seen } = inventoryOf(fakeAzure({ ...working, accounts: { list } }));
    await inventory.read();
    seen.length = 0;
    await inventory.read();
    expect(new Set(seen.slice(0, -1))).toEqual(new Set(["reading chat lab"]));
    expect(seen.at(-1)).toBe("read lab");
  });

  it("keeps the old accounts when it cannot even read the subscriptions, and says so", async () => {
    let subscriptions = () => stream(items(one));
    const { inventory } = inventoryOf(fakeAzure({ ...working, listSubscriptions: () => subscriptions() }));
    await inventory.read();
    subscriptions = () => stream(rejecting(offline));
    await inventory.read();
    expect(names(inventory)).toEqual(["lab", "chat"]);
    expect(inventory.snapshot.failures.map(({ problem }) => problem)).toEqual([offline]);
  });

  it("forgets the old accounts when nobody is signed in any more", async () => {
    let subscriptions = () => stream(items(one));
    const { inventory } = inventoryOf(fakeAzure({ ...working, listSubscriptions: () => subscriptions() }));
    await inventory.read();
    subscriptions = () => stream(rejecting(signedOut));
    await inventory.read();
    expect(names(inventory)).toEqual([]);
  });

  it("stops when told to, with what came so far", async () => {
    const signals: AbortSignal[] = [];
    const list: AzureApi["accounts"]["list"] = (_all, { signal } = {}) => {
      if (signal) signals.push(signal);
      const stop = () => {
        inventory.stop();
        throw new AzureError({ kind: "cancelled", message: "Cancelled." });
      };
      return stream(items(chat), stop, items(lab));
    };
    const { inventory } = inventoryOf(fakeAzure({ ...working, accounts: { list } }));
    await inventory.read();
    expect(signals[0]?.aborted).toBe(true);
    expect(names(inventory)).toEqual(["chat"]);
    expect(inventory.snapshot.failures.map(({ problem }) => problem.kind)).toEqual(["cancelled"]);
  });

  it("shows nothing of a read that another one has overtaken", async () => {
    let run = 0;
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const list = () => ((run += 1) === 1 ? stream(() => held, items(lab)) : stream(items(chat)));
    const { inventory } = inventoryOf(fakeAzure({ ...working, accounts: { list } }));
    const first = inventory.read();
    await new Promise((resolve) => setTimeout(resolve));
    await inventory.read();
    release();
    await first;
    expect(names(inventory)).toEqual(["chat"]);
  });
});

describe("reading again", () => {
  it("takes one account from the resource itself", async () => {
    const fresh = { ...chat, json: { ...chat.json, properties: { disableLocalAuth: true } } };
    const get = () => Promise.resolve(fresh);
    const { inventory } = inventoryOf(fakeAzure({ ...working, accounts: { ...working.accounts, get } }));
    await inventory.read();
    expect(await inventory.reread(chat)).toEqual(fresh);
    expect(inventory.account(accountKey(chat))).toEqual(fresh);
  });

  it("drops an account that is gone", async () => {
    const get = rejecting({ kind: "not-found", message: "Gone." });
    const { inventory } = inventoryOf(fakeAzure({ ...working, accounts: { ...working.accounts, get } }));
    await inventory.read();
    expect(await inventory.reread(chat)).toBeUndefined();
    expect(names(inventory)).toEqual(["lab"]);
  });

  it("rejects with any other problem and keeps the account", async () => {
    const get = rejecting(forbidden);
    const { inventory } = inventoryOf(fakeAzure({ ...working, accounts: { ...working.accounts, get } }));
    await inventory.read();
    await expect(inventory.reread(chat)).rejects.toMatchObject({ problem: forbidden });
    expect(names(inventory)).toEqual(["lab", "chat"]);
  });

  it("replaces the accounts of one subscription and leaves the others alone", async () => {
    let accounts = [chat, lab];
    const list = () => stream(items(...accounts));
    const { inventory } = inventoryOf(fakeAzure({ ...working, accounts: { list } }));
    await inventory.read();
    accounts = [anAccount("newer", one)];
    await inventory.rereadSubscriptions([one]);
    expect(names(inventory).sort()).toEqual(["lab", "newer"]);
  });

  it("keeps the accounts of a subscription that cannot be read now, unless they may not be read any more", async () => {
    let list = () => stream(items(chat, lab));
    const { inventory } = inventoryOf(fakeAzure({ ...working, accounts: { list: () => list() } }));
    await inventory.read();
    list = () => stream(failure(offline, one));
    await inventory.rereadSubscriptions([one]);
    expect(names(inventory).sort()).toEqual(["chat", "lab"]);
    expect(inventory.snapshot.failures).toHaveLength(1);
    list = () => stream(items(chat));
    await inventory.rereadSubscriptions([one]);
    expect(inventory.snapshot.failures).toEqual([]);
    list = () => stream(failure(forbidden, one));
    await inventory.rereadSubscriptions([one]);
    expect(names(inventory)).toEqual(["lab"]);
  });
});

describe("what is read by itself while everything is read", () => {
  const fresh = { ...chat, json: { ...chat.json, properties: { disableLocalAuth: true } } };

  /** A second read, which brings `lab`, does something else and then brings `chat` as it was. */
  async function during(get: AzureApi["accounts"]["get"], meanwhile: (inventory: Inventory) => unknown) {
    let run = 0;
    const list = () =>
      (run += 1) !== 2
        ? stream(items(chat, lab))
        : stream(
            () => meanwhile(inventory),
            items(lab),
            () => mid.push(inventory.account(accountKey(chat))),
            items(chat),
          );
    const mid: unknown[] = [];
    const { inventory } = inventoryOf(fakeAzure({ ...working, accounts: { list, get } }));
    await inventory.read();
    await inventory.read();
    return { inventory, mid };
  }

  it("is newer than that, on the way and at the end", async () => {
    const get = () => Promise.resolve(fresh);
    const { inventory, mid } = await during(get, (it) => it.reread(chat));
    expect(mid).toEqual([fresh]);
    expect(inventory.account(accountKey(chat))).toBe(fresh);
  });

  it("stays gone where it is gone", async () => {
    const { inventory, mid } = await during(rejecting({ kind: "not-found", message: "Gone." }), (it) =>
      it.reread(chat),
    );
    expect(mid).toEqual([undefined]);
    expect(names(inventory)).toEqual(["lab"]);
  });

  it("gives way to what the next read brings", async () => {
    const { inventory } = await during(
      () => Promise.resolve(fresh),
      (it) => it.reread(chat),
    );
    await inventory.read();
    expect(inventory.account(accountKey(chat))).toBe(chat);
  });
});

describe("an account of a subscription that is not shown", () => {
  it("does not come into view because something was done to it", async () => {
    const api = fakeAzure({ ...working, accounts: { ...working.accounts, list: () => stream(items(chat)) } });
    const { inventory } = inventoryOf(api, (all) => all.filter(({ id }) => id === "one"));
    inventory.put(lab);
    expect(inventory.snapshot.accounts.size).toBe(0);
    await inventory.read();
    inventory.put(lab);
    expect(names(inventory)).toEqual(["chat"]);
  });
});

describe("a read of everything that fails in part", () => {
  const twice = async (second: () => ReturnType<AzureApi["accounts"]["list"]>) => {
    let list: () => ReturnType<AzureApi["accounts"]["list"]> = () => stream(items(chat, lab));
    const { inventory } = inventoryOf(fakeAzure({ ...working, accounts: { list: () => list() } }));
    await inventory.read();
    list = second;
    await inventory.read();
    return inventory;
  };

  it("keeps the accounts it could not read anew, and says so", async () => {
    const inventory = await twice(() => stream(failure(offline, one), items(lab)));
    expect(names(inventory).sort()).toEqual(["chat", "lab"]);
    expect(inventory.snapshot.failures).toMatchObject([{ subscriptions: [one], problem: offline }]);
  });

  it("keeps all of them where the whole list failed", async () => {
    const inventory = await twice(() => stream(rejecting(offline)));
    expect(names(inventory).sort()).toEqual(["chat", "lab"]);
  });

  it.each([
    ["need a sign-in first", signedOut],
    ["may not be read any more", forbidden],
    ["are not found any more", { kind: "not-found", message: "Gone." } as const],
  ])("keeps none that %s, and none that a list no longer names", async (_, problem) => {
    const inventory = await twice(() => stream(failure(problem, one), items()));
    expect(names(inventory)).toEqual([]);
  });
});

it("does not blame Azure for a mistake of the extension", () => {
  expect(problemOf(new TypeError("x is not a function"))).toEqual({
    kind: "unknown",
    message: "Something went wrong in the extension: x is not a function.",
  });
  expect(problemOf(new AzureError(offline))).toBe(offline);
});
