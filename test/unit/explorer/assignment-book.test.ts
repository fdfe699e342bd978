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
  const asked: string[] = [];
  let fresh: readonly RoleAssignment[] = [];
  const book = new AssignmentBook({
    listAssignments: (subscriptions, options) => {
      calls.push(subscriptions.map(({ id }) => id));
      return list(subscriptions, options);
    },
    listAssignmentsAt: (_subscription, scope) => {
      asked.push(scope);
      return Promise.resolve(fresh);
    },
  });
  return { book, calls, asked, answerWith: (answer: readonly RoleAssignment[]) => (fresh = answer) };
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
    const { book, calls, asked } = bookOf();
    await Promise.all([book.of(chat), book.of(anAccount("other", one)), book.of(chat)]);
    await book.of(lab);
    expect(calls).toEqual([["one"], ["two"]]);
    expect(asked).toEqual([]);
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

describe("after a change", () => {
  it("the account itself is asked, once, and what lies below it is kept", async () => {
    const { book, asked, answerWith } = bookOf();
    await book.of(chat);
    const added = anAssignment(chat.id);
    answerWith([added, atSubscription]);
    book.mistrust(chat);
    expect(namesOf(await book.of(chat))).toEqual(namesOf([added, atSubscription, below]));
    await book.of(chat);
    expect(asked).toEqual([chat.id]);
  });

  it("another account of the subscription is not asked", async () => {
    const { book, asked } = bookOf();
    book.mistrust(chat);
    await book.of(anAccount("other", one));
    expect(asked).toEqual([]);
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
