import { describe, expect, it } from "vitest";
import type { AzureApi } from "#src/azure/azure-api";
import { PrincipalBook } from "#src/explorer/principal-book";
import { aSubscription, anAssignment, forbidden } from "#support/fake-azure";

const one = aSubscription("one");
const of = (
  principalId: string,
  principalType: "User" | "Group" | "ServicePrincipal" | "ForeignGroup" | "Device" = "User",
) => anAssignment("/", { principalId, principalType });

function bookOf(names: Awaited<ReturnType<AzureApi["directory"]["names"]>>) {
  const asked: string[][] = [];
  const book = new PrincipalBook({
    names: (_directory, ids) => {
      asked.push([...ids]);
      return Promise.resolve(names);
    },
  });
  return { book, asked };
}

const found = new Map([["p1", { id: "p1", type: "Group" as const, name: "AI team" }]]);

describe("the name of a principal", () => {
  it("comes from the directory, asked once in one batch", async () => {
    const { book, asked } = bookOf({ found, missing: new Set(["p2"]) });
    await book.learn([of("P1"), of("p1"), of("p2")], one);
    await book.learn([of("p1")], one);
    expect(asked).toEqual([["p1", "p2"]]);
    expect(book.of(of("P1"), one)).toMatchObject({ name: "AI team", type: "Group", state: "named" });
  });

  it("is missing where the directory knows nobody of that id", async () => {
    const { book } = bookOf({ found, missing: new Set(["p2"]) });
    await book.learn([of("p2", "ServicePrincipal")], one);
    expect(book.of(of("p2"), one)).toMatchObject({ state: "deleted", name: "p2", type: "ServicePrincipal" });
  });

  it.each(["ForeignGroup", "Device"] as const)(
    "is its id where the directory knows nobody of that id, and need not: %s",
    async (type) => {
      const { book, asked } = bookOf({ found, missing: new Set(["p2"]) });
      await book.learn([of("p2", type)], one);
      await book.learn([of("p2", type)], one);
      expect(book.of(of("p2", type), one)).toMatchObject({ state: "withheld", name: "p2" });
      expect(asked).toHaveLength(1);
    },
  );

  it("is its id where the directory may not be read, and is asked for again later", async () => {
    const { book, asked } = bookOf({ found: new Map(), missing: new Set(), problem: forbidden });
    await book.learn([of("p1", "ForeignGroup")], one);
    expect(book.of(of("p1", "ForeignGroup"), one)).toMatchObject({
      state: "withheld",
      name: "p1",
      type: "Group",
    });
    expect(book.problem).toBe(forbidden);
    await book.learn([of("p1")], one);
    expect(asked).toHaveLength(2);
  });

  it("is its id where the directory sends no name", async () => {
    const { book } = bookOf({ found: new Map([["p1", { id: "p1", type: "Unknown" }]]), missing: new Set() });
    await book.learn([of("p1")], one);
    expect(book.of(of("p1"), one)).toMatchObject({ state: "withheld", name: "p1", type: "User" });
  });

  it("is another one in another tenant", async () => {
    const { book } = bookOf({ found, missing: new Set() });
    await book.learn([of("p1")], one);
    expect(book.of(of("p1"), aSubscription("x", { tenantId: "t2" })).state).toBe("withheld");
    expect(book.known().map(({ name }) => name)).toEqual(["AI team"]);
  });
});
