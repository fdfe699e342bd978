import { describe, expect, it } from "vitest";
import type { RoleDefinition } from "#src/azure/azure-data";
import { RoleBook, roleGuid } from "#src/explorer/role-book";
import { aSubscription, anAssignment, failure, forbidden, items, stream } from "#support/fake-azure";

const one = aSubscription("one");
const idOf = (guid: string) => `/providers/Microsoft.Authorization/roleDefinitions/${guid}`;
const assignmentOf = (guid: string) => anAssignment("/", { roleDefinitionId: idOf(guid) });

function custom(
  name: string,
  actions: readonly string[],
  more: Partial<RoleDefinition> = {},
): RoleDefinition {
  return {
    id: idOf(name),
    name,
    roleName: `Role ${name}`,
    type: "CustomRole",
    description: "",
    assignableScopes: [],
    permissions: [{ actions, notActions: [], dataActions: [], notDataActions: [] }],
    ...more,
  };
}

function bookOf(definitions: readonly RoleDefinition[], single: readonly RoleDefinition[] = []) {
  const calls: string[] = [];
  const book = new RoleBook({
    listDefinitions: (subscriptions, type) => {
      calls.push(`list ${type} of ${subscriptions.map(({ id }) => id).join()}`);
      return stream(failure(forbidden), items(...definitions));
    },
    getDefinition: (_subscription, id) => {
      calls.push(`get ${roleGuid(id)}`);
      return Promise.resolve(single.find(({ name }) => name === roleGuid(id)));
    },
  });
  return { book, calls };
}

const contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";
const openAiUser = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";

describe("built-in roles", () => {
  it("are known without asking Azure, in any letter case", async () => {
    const { book, calls } = bookOf([]);
    await book.learn([assignmentOf(contributor.toUpperCase())], one);
    expect(book.known(idOf(contributor), one)).toMatchObject({
      name: "Contributor",
      type: "builtIn",
      readsKeys: "yes",
    });
    expect(book.known(idOf(openAiUser), one)).toMatchObject({ readsKeys: "no" });
    expect(calls).toEqual([]);
  });

  it("are put into words", () => {
    const { book } = bookOf([]);
    expect(book.known(idOf(openAiUser), one)?.abilities).toContain("call chat models");
    expect(book.known(idOf(contributor), one)?.abilities).toContain("read the account keys");
  });
});

describe("custom roles", () => {
  it("are read once for a subscription", async () => {
    const { book, calls } = bookOf([custom("c1", ["Microsoft.CognitiveServices/accounts/listKeys/action"])]);
    await Promise.all([book.learn([assignmentOf("c1")], one), book.learn([assignmentOf("c1")], one)]);
    expect(calls).toEqual(["list CustomRole of one"]);
    expect(book.known(idOf("c1"), one)).toMatchObject({ name: "Role c1", type: "custom", readsKeys: "yes" });
  });

  it("that replace keys count as reading them: the answer holds the new ones", async () => {
    const { book } = bookOf([custom("c1", ["Microsoft.CognitiveServices/accounts/regenerateKey/action"])]);
    await book.learn([assignmentOf("c1")], one);
    expect(book.known(idOf("c1"), one)?.readsKeys).toBe("yes");
  });

  it("that are in no list are asked for by their id, and are deleted where Azure has none", async () => {
    const { book, calls } = bookOf([], [custom("c2", ["*/read"], { type: "BuiltInRole" })]);
    await book.learn([assignmentOf("c2"), assignmentOf("c3")], one);
    expect(calls).toEqual(["list CustomRole of one", "get c2", "get c3"]);
    expect(book.known(idOf("c2"), one)).toMatchObject({ type: "builtIn", readsKeys: "no" });
    expect(book.known(idOf("c3"), one)).toMatchObject({ type: "deleted", name: "Deleted role c3" });
  });
});

it("takes nothing from a list that began before the roles were forgotten", async () => {
  let open = () => {};
  const held = new Promise<void>((resolve) => (open = resolve));
  const lists = [
    stream(() => held, items(custom("r", ["*"]))),
    stream(items(custom("r", ["Microsoft.CognitiveServices/accounts/read"]))),
  ];
  const book = new RoleBook({
    listDefinitions: () => lists.shift() ?? stream(items()),
    getDefinition: () => Promise.resolve(undefined),
  });
  const before = book.learnCustom([one]);
  book.forget();
  await book.learnCustom([one]);
  open();
  await before;
  expect(book.known(idOf("r"), one)?.readsKeys).toBe("no");
});

it("tells roles of one id in two tenants apart", async () => {
  const other = aSubscription("two", { tenantId: "t2" });
  const actions = new Map([
    ["one", "*"],
    ["two", "Microsoft.CognitiveServices/accounts/read"],
  ]);
  const book = new RoleBook({
    listDefinitions: (subscriptions) =>
      stream(items(...subscriptions.map(({ id }) => custom("r", [actions.get(id) ?? ""])))),
    getDefinition: () => Promise.resolve(undefined),
  });
  await book.learnCustom([one, other]);
  expect(book.known(idOf("r"), one)?.readsKeys).toBe("yes");
  expect(book.known(idOf("r"), other)?.readsKeys).toBe("no");
});
