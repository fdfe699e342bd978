import { describe, expect, it } from "vitest";
import type { Activation, EligibleAssignment } from "#src/azure/azure-data";
import { AzureError, type AzureProblem } from "#src/azure/azure-error";
import { EligibilityBook } from "#src/explorer/eligibility-book";
import { aSubscription, anAccount, anAssignment, forbidden, offline } from "#support/fake-azure";

const one = aSubscription("one");
const chat = anAccount("chat", one);
const other = anAccount("other", one);
const signal = new AbortController().signal;

function eligible(scope: string): EligibleAssignment {
  const { id, name, roleDefinitionId, principalId } = anAssignment(scope);
  return { id, name, scope, roleDefinitionId, principalId };
}

function bookOf(
  eligibleOnes: readonly EligibleAssignment[],
  activations: readonly Activation[] | AzureProblem = [],
) {
  const asked: string[] = [];
  const failures: AzureProblem[] = [];
  const book = new EligibilityBook({
    listEligibleAssignments: ({ id }) => {
      asked.push(`eligible ${id}`);
      const problem = failures.shift();
      return problem === undefined ? Promise.resolve(eligibleOnes) : Promise.reject(new AzureError(problem));
    },
    listActivations: ({ id }) => {
      asked.push(`activations ${id}`);
      return "kind" in activations
        ? Promise.reject(new AzureError(activations))
        : Promise.resolve(activations);
    },
  });
  return { book, asked, failures };
}

describe("what may be activated on an account", () => {
  it("stands at it, in it or above it, whatever the letter case", async () => {
    const all = [
      chat.id.toUpperCase(),
      `${chat.id}/projects/p`,
      "/subscriptions/one/resourceGroups/RG",
      "/subscriptions/one/",
      "/providers/Microsoft.Management/managementGroups/g",
      `${chat.id}-2`,
      other.id,
      "/subscriptions/one/resourceGroups/rg-2",
    ].map(eligible);
    const { book } = bookOf(all);
    expect(await book.of(chat, { signal })).toEqual(all.slice(0, 5));
  });

  it("comes from one list of the subscription, not from a call for each account", async () => {
    const { book, asked } = bookOf([]);
    await Promise.all([book.of(chat, { signal }), book.of(other, { signal })]);
    await book.activations(one, { signal });
    expect(asked).toEqual(["eligible one"]);
  });

  it("is read again when it was forgotten", async () => {
    const { book, asked } = bookOf([]);
    await book.of(chat, { signal });
    book.forget(one);
    await book.of(chat, { signal });
    book.forget();
    await book.of(chat, { signal });
    expect(asked).toHaveLength(3);
  });

  const license: AzureProblem = { kind: "invalid", message: "No.", code: "AadPremiumLicenseRequired" };
  it.each([
    ["a missing licence", license, 1],
    ["a missing right", forbidden, 1],
    ["a lost connection", offline, 2],
    ["a user who stopped it", { kind: "cancelled", message: "Cancelled." } as const, 2],
  ])("after %s is asked for as often as that makes sense", async (_name, problem, times) => {
    const { book, asked, failures } = bookOf([]);
    failures.push(problem);
    await expect(book.of(chat, { signal })).rejects.toMatchObject({ problem });
    await book.of(other, { signal }).catch(() => undefined);
    expect(asked).toHaveLength(times);
  });
});

describe("activations", () => {
  const assignment = anAssignment(chat.id);
  const { name, roleDefinitionId, principalId, scope } = assignment;
  const grant = { scope, roleDefinitionId, principalId };

  it("are found by the name of the assignment, or by what it grants where there is no name", async () => {
    for (const activation of [
      { ...grant, scope: "elsewhere", assignmentName: name.toUpperCase() },
      { ...grant, scope: scope.toUpperCase(), roleDefinitionId: roleDefinitionId.split("/").at(-1) ?? "" },
    ]) {
      const { book } = bookOf([eligible(chat.id)], [activation]);
      const activationOf = await book.activations(one, { signal });
      expect(activationOf(assignment)).toBe(activation);
      expect(activationOf(anAssignment(chat.id, { principalId: "somebody else" }))).toBeUndefined();
    }
  });

  it("that cannot be read do not take along who is eligible", async () => {
    const { book, asked } = bookOf([eligible(chat.id)], forbidden);
    expect(await book.of(chat, { signal })).toHaveLength(1);
    expect((await book.activations(one, { signal }))(assignment)).toBeUndefined();
    expect(asked).toEqual(["eligible one", "activations one"]);
  });
});
