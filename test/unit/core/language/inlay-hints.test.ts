import { describe, expect, it } from "vitest";
import { inlayHints } from "#src/core/language/inlay-hints";
import { readCursor } from "#support/marks";

const user = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";

describe("a hint", () => {
  it.each<[string, string, string]>([
    ["a role", `"roleDefinitionId": "${user}"|`, "Cognitive Services OpenAI User"],
    ["a role in capitals", `var x = '${user.toUpperCase()}'|`, "Cognitive Services OpenAI User"],
    [
      "a policy",
      "policy: 71ef260a-8f18-47b7-abcb-62d0673d94dc|",
      "Azure AI Services resources should have key access disabled (disable local authentication)",
    ],
    [
      "a role whose comment names another",
      `'${user}'| // Cognitive Services User`,
      "Cognitive Services OpenAI User",
    ],
  ])("stands behind the GUID, and its quote, of %s", (_, marked, label) => {
    const { text, offset } = readCursor(marked);
    expect(inlayHints(text)).toEqual([{ offset, label }]);
  });

  it.each<[string, string]>([
    ["a GUID of something else", "00000000-0000-0000-0000-000000000001"],
    ["a part of a longer word", `x${user}`],
    ["a line that says the name", `'${user}' // Cognitive Services OpenAI User`],
  ])("does not stand behind %s", (_, text) => {
    expect(inlayHints(text)).toEqual([]);
  });

  it("is worked out for the lines that are shown", () => {
    const text = `${user}\n${user}\n${user}`;
    expect(inlayHints(text, 40, 45).map(({ offset }) => offset)).toEqual([37 + 36]);
  });
});
