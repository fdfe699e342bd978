import { describe, expect, it } from "vitest";
import type { AzureApi } from "#src/azure/azure-api";
import type { RoleAssignment } from "#src/azure/azure-data";
import { AssignmentBook } from "#src/explorer/assignment-book";
import {
  aSubscription,
  anAccount,
  anAssignment,
  failure,
  forbidden,
  items,
  rejecting,
  stream,
} from "#support/fake-azure";

const [one, two] = [aSubscription("one"), aSubscription("two")];
const [chat, lab] = [anAccount("chat", one), anAccount("lab", two)];

const atAccount = anAssignment(chat.id.toUpperCase());
const below = anAssignment(`${chat.id}/projects/p`);
const atGroup = anAssignment("/subscriptions/one/resourceGroups/RG");
const atSubscription = anAssignment("/subscriptions/one/");
const elsewhere = anAssignment("/subscriptions/one/resourceGroups/rg-2");
const neighbour = anAssignment(`${chat.id}-2`);
const above = anAssignment("/providers/Microsoft.Management/managementGroups/g", { reaches: ["one"] });
const root = anAssignment("/", { reaches: ["one"] });
const all = [atAccount, below, atGroup, atSubscription, elsewhere, neighbour, above, root];

function bookOf(list: AzureApi["roles"]["listAssignments"] = () => stream(items(...all))) {
  const calls: string[][] = [];
  const book = new AssignmentBook({
    listAssignments: (subscriptions, options) => {
      calls.push(subscriptions.map(({ id }) => id));
      return list(subscriptions, options);
    },
  });
  return { book, calls };
}

const namesOf = (assignments: readonly RoleAssignment[]) => assignments.map(({ name }) => name).sort();

describe("the assignments of an account", () => {
  it("are those at it, in it and above it, whatever the letter case of their scopes", async () => {
    const { book } = bookOf();
    expect(namesOf(await book.of(chat))).toEqual(
      namesOf([atAccount, below, atGroup, atSubscription, above, root]),
    );
  });

  it("come from one list of the subscription, not from a call for each account", async () => {
    const { book, calls } = bookOf();
    await Promise.all([book.of(chat), book.of(anAccount("other", one)), book.of(chat)]);
    await book.of(lab);
    expect(calls).toEqual([["one"], ["two"]]);
  });

  it("come from one read of all subscriptions where that was asked for first", async () => {
    const { book, calls } = bookOf();
    await book.learn([one, two]);
    await book.of(chat);
    await book.of(lab);
    expect(calls).toEqual([["one", "two"]]);
  });

  it("are not counted twice when two batches bring the same, and reach what either says", async () => {
    const twice = () => stream(items(root, atAccount), items(atAccount, { ...root, reaches: ["two"] }));
    const { book } = bookOf(twice);
    await book.learn([one, two]);
    expect(namesOf(await book.of(chat))).toEqual(namesOf([root, atAccount]));
    expect(namesOf(await book.of(lab))).toEqual([root.name]);
  });
});

/** Lists that come one after the other, each when it is released. */
function released(...lists: (readonly RoleAssignment[])[]) {
  const opening: (() => void)[] = [];
  const gates = lists.map((_list, index) => new Promise<void>((resolve) => (opening[index] = resolve)));
  let run = -1;
  const { book, calls } = bookOf(() => {
    run += 1;
    const [gate, list] = [gates[run], lists[run] ?? []];
    return stream(() => gate, items(...list));
  });
  return { book, calls, release: (index: number) => opening[index]?.() };
}

describe("after a change", () => {
  it("the subscription is listed again, once, and what is gone is gone, wherever it stood", async () => {
    const added = anAssignment(chat.id);
    const { book, calls, release } = released([atAccount, below, atGroup, above], [added]);
    release(0);
    release(1);
    await book.of(chat);
    book.mistrust(one);
    const neighbourly = anAccount("other", one);
    expect(namesOf(await book.of(chat))).toEqual([added.name]);
    expect(namesOf(await book.of(neighbourly))).toEqual([]);
    expect(calls).toEqual([["one"], ["one"]]);
  });

  it("what was known stands until the new list is there, and other subscriptions are left alone", async () => {
    const inTwo = anAssignment(lab.id);
    const { book, release } = released([atAccount, inTwo], []);
    release(0);
    await book.learn([one, two]);
    book.mistrust(one);
    const again = book.of(chat);
    expect(namesOf(book.known(chat))).toEqual([atAccount.name]);
    expect(book.isKnown(one)).toBe(true);
    release(1);
    expect(await again).toEqual([]);
    expect(namesOf(await book.of(lab))).toEqual([inTwo.name]);
  });

  it.each([
    ["mistrusted", (book: AssignmentBook) => book.mistrust(one)],
    ["forgotten", (book: AssignmentBook) => book.forget()],
  ])("a list that began before brings nothing back of what was %s", async (_how, change) => {
    const { book, release } = released([atAccount, root], []);
    const before = book.learn([one]);
    change(book);
    const after = book.of(chat);
    release(1);
    await after;
    release(0);
    await before;
    expect(await book.of(chat)).toEqual([]);
  });

  it("a list that fails takes nothing away", async () => {
    let run = 0;
    const { book } = bookOf(() =>
      (run += 1) === 1 ? stream(items(atAccount)) : stream(failure(forbidden, one)),
    );
    await book.of(chat);
    book.mistrust(one);
    await expect(book.of(chat)).rejects.toMatchObject({ problem: forbidden });
    expect(namesOf(book.known(chat))).toEqual([atAccount.name]);
  });

  it("another login that sees the subscription reads it anew as well", async () => {
    const theirs = { ...one, login: "grace", key: `grace/t1/${one.id}` };
    const { book, calls } = bookOf();
    await book.learn([one, theirs]);
    book.mistrust(one);
    await book.learn([theirs]);
    expect(calls).toEqual([["one", "one"], ["one"]]);
  });
});

describe("what cannot be read", () => {
  it("rejects, and is read again the next time", async () => {
    let run = 0;
    const { book } = bookOf(() =>
      (run += 1) === 1 ? stream(failure(forbidden, one)) : stream(items(atAccount)),
    );
    await expect(book.of(chat)).rejects.toMatchObject({ problem: forbidden });
    expect(namesOf(await book.of(chat))).toEqual([atAccount.name]);
  });

  it("stays unknown, and told, when somebody has looked at it", async () => {
    const { book } = bookOf(() => stream(failure(forbidden, one)));
    await expect(book.of(chat)).rejects.toMatchObject({ problem: forbidden });
    expect(book.isKnown(one)).toBe(false);
    expect(book.failuresOf([one])).toMatchObject([{ subscriptions: [one], problem: forbidden }]);
  });

  it("does not keep the others back", async () => {
    const { book } = bookOf(() => stream(failure(forbidden, two), items(atAccount)));
    await book.learn([one, two]);
    expect(namesOf(await book.of(chat))).toEqual([atAccount.name]);
    expect(book.isKnown(one)).toBe(true);
    expect(book.isKnown(two)).toBe(false);
    expect(book.failuresOf([one, two])).toEqual([
      { what: "roleAssignments", subscriptions: [two], problem: forbidden },
    ]);
  });

  it("is told once for all subscriptions with the same reason", async () => {
    const { book } = bookOf(() => stream(rejecting(forbidden)));
    await book.learn([one, two]);
    expect(book.failuresOf([one, two])).toEqual([
      { what: "roleAssignments", subscriptions: [one, two], problem: forbidden },
    ]);
  });
});

it("hands on that reading was stopped", async () => {
  let signal: AbortSignal | undefined;
  const { book } = bookOf((_subscriptions, options) => {
    signal = options?.signal;
    return stream(() => book.stop(), items(atAccount));
  });
  await book.learn([one]);
  expect(signal?.aborted).toBe(true);
});
