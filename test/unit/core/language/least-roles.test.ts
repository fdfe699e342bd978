import { describe, expect, it } from "vitest";
import { lint } from "#src/core/index";
import { beyondInWords, leastRoles } from "#src/core/language/least-roles";
import { neededOperations } from "#src/core/language/needed-operations";

const chat = "Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action";
const embeddings = "Microsoft.CognitiveServices/accounts/OpenAI/deployments/embeddings/action";
const fineTune = "Microsoft.CognitiveServices/accounts/OpenAI/fine-tunes/write";

const rolesFor = (text: string) => leastRoles(neededOperations(text).needed);
const namesFor = (text: string) =>
  rolesFor(text).suggestions.map(({ roles }) => roles.map(({ name }) => name).join(" + "));

describe("the least roles", () => {
  it("are ranked by what they grant beyond the need", () => {
    const { suggestions } = rolesFor(`${chat} ${fineTune}`);
    expect(suggestions.length).toBeGreaterThan(1);
    const weights = suggestions.map(({ weight }) => weight);
    expect(weights).toEqual([...weights].sort((a, b) => a - b));
  });

  it("include the one that is made for calling models", () => {
    expect(namesFor(chat)).toContain("Cognitive Services OpenAI User");
  });

  it("are two where no single one suffices", () => {
    const [first] = rolesFor(
      `${chat} Microsoft.Support/supportTickets/write Microsoft.Quota/quotas/write`,
    ).suggestions;
    expect(first?.roles).toHaveLength(2);
  });

  it("are none for what no role grants", () => {
    const invented =
      "The principal lacks the required data action 'Contoso.Dreams/dreams/night/action' to x.";
    expect(namesFor(invented)).toEqual([]);
  });
});

describe("what is granted beyond", () => {
  const none = { keys: 0, access: 0, account: 0, secrets: 0, change: 0, use: 0, read: 0 };

  it.each([
    ["nothing", none, "Grants nothing beyond it."],
    ["one kind", { ...none, read: 1 }, "Beyond it: 1 operation to read."],
    [
      "several kinds, the worst first",
      { ...none, read: 1200, keys: 2 },
      "Beyond it: 2 operations to give out the account keys and 1,200 operations to read.",
    ],
  ])("%s", (_, beyond, words) => {
    expect(beyondInWords({ beyond })).toBe(words);
  });
});

describe("the custom role", () => {
  it("grants just the need, and nothing is wrong or dangerous in it", () => {
    const text = rolesFor(`${embeddings}, ${chat}`).customRole();
    expect(JSON.parse(text)).toMatchObject({ Actions: [], DataActions: [chat, embeddings] });
    expect(lint(text).findings.filter(({ severity }) => severity !== "information")).toEqual([]);
  });
});
