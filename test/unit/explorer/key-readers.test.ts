import { describe, expect, it } from "vitest";
import { AssignmentBook } from "#src/explorer/assignment-book";
import { createKeyReaders } from "#src/explorer/key-readers";
import { RoleBook } from "#src/explorer/role-book";
import { anAccount, anAssignment, aSubscription, fakeAzure, items, stream } from "#support/fake-azure";

const subscription = aSubscription("one");
const readable = anAccount("readable", subscription, { resourceGroup: "rg-a" });
const neighbour = anAccount("neighbour", subscription, { resourceGroup: "rg-a" });
const apart = anAccount("apart", subscription, { resourceGroup: "rg-b" });
const roleId = (name: string) => `/providers/Microsoft.Authorization/roleDefinitions/${name}`;
const keyReader = roleId("a97b65f3-24c7-4388-baec-2e87135dc908");
const reader = roleId("acdd72a7-3385-48ef-bd42-f606fba81ae7");

function readers(...assignments: ReturnType<typeof anAssignment>[]) {
  const { roles: api } = fakeAzure({ roles: { listAssignments: () => stream(items(...assignments)) } });
  const books = { assignments: new AssignmentBook(api), roles: new RoleBook(api) };
  return { books, readsKeys: createKeyReaders(books) };
}

describe("whether somebody reads the keys of an account", () => {
  it("is not known before assignments were read", () => {
    expect(readers().readsKeys(readable)).toBeUndefined();
  });

  it.each([
    ["at the account", readable.id, [true, false, false]],
    ["at its group", "/subscriptions/one/resourceGroups/rg-a", [true, true, false]],
    ["at its subscription", "/subscriptions/one", [true, true, true]],
    ["at a project in it", `${readable.id}/projects/p`, [false, false, false]],
  ])("follows from an assignment %s", async (_name, scope, expected) => {
    const { books, readsKeys } = readers(anAssignment(scope, { roleDefinitionId: keyReader }));
    await books.assignments.learn([subscription]);
    expect([readable, neighbour, apart].map(readsKeys)).toEqual(expected);
  });

  it("follows from an assignment above the subscription", async () => {
    const above = anAssignment("/", { roleDefinitionId: keyReader, reaches: ["one"] });
    const { books, readsKeys } = readers(above);
    await books.assignments.learn([subscription]);
    expect(readsKeys(apart)).toBe(true);
    expect(readsKeys(anAccount("far", aSubscription("two")))).toBeUndefined();
  });

  it("does not follow from a role without keys", async () => {
    const { books, readsKeys } = readers(anAssignment(readable.id, { roleDefinitionId: reader }));
    await books.assignments.learn([subscription]);
    expect(readsKeys(readable)).toBe(false);
  });

  it("is looked at again when something new was read", async () => {
    const { books, readsKeys } = readers(anAssignment(readable.id, { roleDefinitionId: reader }));
    await books.assignments.learn([subscription]);
    expect(readsKeys(readable)).toBe(false);
    books.assignments.forget();
    expect(readsKeys(readable)).toBeUndefined();
  });
});
